//! The lexer: source text to tokens. A copy of it saves a position to return to.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The name after a backslash, or the single character if it is no letter. Any white space gives `space`.
    Command(&'a str),
    /// Any other character except white space.
    Char(char),
}

#[derive(Clone, Copy)]
pub(super) struct Lexer<'a> {
    rest: &'a str,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { rest: source }
    }

    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        self.rest = self.rest.trim_ascii_start();
        let first = self.raw_char()?;
        if first != '\\' {
            return Some(Token::Char(first));
        }
        let after = self.rest;
        let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        let length = match after.chars().next() {
            Some(_) if letters > 0 => letters,
            Some(space) if space.is_ascii_whitespace() => {
                self.rest = after.trim_ascii_start();
                return Some(Token::Command("space"));
            }
            Some(other) => other.len_utf8(),
            None => 0,
        };
        let (name, rest) = after.split_at_checked(length)?;
        self.rest = rest;
        Some(Token::Command(name))
    }

    pub(super) fn peek(&self) -> Option<Token<'a>> {
        let mut ahead = *self;
        ahead.next()
    }

    /// Takes the next token if it is `token`.
    pub(super) fn take(&mut self, token: Token) -> bool {
        let mut ahead = *self;
        let found = ahead.next() == Some(token);
        if found {
            *self = ahead;
        }
        found
    }

    /// Returns the next character, white space included.
    pub(super) fn raw_char(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// Takes an ASCII letter if one follows immediately.
    pub(super) fn take_letter(&mut self) -> Option<char> {
        let mut ahead = *self;
        let letter = ahead.raw_char().filter(char::is_ascii_alphabetic)?;
        *self = ahead;
        Some(letter)
    }

    /// Takes `text` if it follows immediately. Returns whether it did.
    pub(super) fn take_raw(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes the source up to and including `end`.
    pub(super) fn raw_until(&mut self, end: char) -> Option<&'a str> {
        let (raw, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(raw)
    }

    /// Returns the source between a pair of braces without nested braces.
    pub(super) fn raw_group(&mut self) -> Option<&'a str> {
        if !self.take(Token::Char('{')) {
            return None;
        }
        self.raw_until('}').filter(|raw| !raw.contains('{'))
    }

    /// Reads the rest of a number that begins with `first`: digits, a point before digits, and commas that
    /// group thousands (`1,000`) or are in braces, which is TeX's way to write a comma within a number
    /// (`3{,}14`).
    pub(super) fn number(&mut self, first: char) -> String {
        let mut number = String::from(first);
        let mut grouping = first != '.';
        loop {
            let (digits, rest) = self
                .rest
                .split_at_checked(digits_at(self.rest))
                .unwrap_or_default();
            number.push_str(digits);
            let after = |mark: &str| rest.strip_prefix(mark).filter(|rest| digits_at(rest) > 0);
            grouping &= number.len() <= 3 || number.contains(',');
            (self.rest, grouping) = if let Some(rest) = after("{,}") {
                number.push(',');
                (rest, false)
            } else if let Some(rest) = after(",").filter(|rest| grouping && digits_at(rest) == 3) {
                number.push(',');
                (rest, true)
            } else if let Some(rest) = after(".").filter(|_| !number.contains('.')) {
                number.push('.');
                (rest, false)
            } else {
                self.rest = rest;
                return number;
            };
        }
    }

    /// Returns whether a digit follows immediately.
    pub(super) fn at_digit(&self) -> bool {
        digits_at(self.rest) > 0
    }
}

fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
