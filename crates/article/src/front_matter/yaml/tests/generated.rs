//! Front matter from a generator with a fixed seed: scalars of all styles, block and flow collections, comments.

/// One document, defined by its seed.
pub(super) struct Document {
    random: u64,
    text: String,
}

/// Text as authors write it, and text that holds the characters of YAML's own syntax.
const WORDS: [&str; 44] = [
    "bridge",
    "The bridge",
    "a b  c",
    "9",
    "007",
    "1.10",
    "-3",
    "1e3",
    "0x1F",
    "12:30",
    "2024-03-05",
    "true",
    "False",
    "yes",
    "null",
    "~",
    "é 橋",
    "😀",
    "#tag",
    "a #b",
    "a#b",
    "a: b",
    "a:b",
    ":",
    "-",
    "- a",
    "-a",
    "?a",
    "? a",
    "a, b",
    "[a]",
    "{a",
    "a]",
    "it's",
    "\"q\"",
    "\\n",
    "http://a.example/?b=c#d",
    "@a",
    "%",
    "!",
    "&a",
    "*a*",
    "|",
    "> a",
];

const NAMES: [&str; 12] = [
    "title", "a", "a b", "x-y", "1", "\"q: r\"", "'s t'", "名前", "a.b", "on", "a/b", "_",
];

impl Document {
    /// Writes the document of `seed`.
    pub(super) fn new(seed: u64) -> Self {
        let mut document = Self {
            random: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            text: String::new(),
        };
        document.map(0, 0);
        document
    }

    pub(super) fn text(self) -> String {
        self.text
    }

    /// A number below `limit` (Marsaglia's xorshift).
    fn below(&mut self, limit: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random % limit.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes `one` with this probability in percent, else `other`.
    fn either(&mut self, percent: usize, one: &str, other: &str) {
        let text = if self.chance(percent) { one } else { other };
        self.push(text);
    }

    fn indent(&mut self, columns: usize) {
        self.text.push_str(&" ".repeat(columns));
    }

    /// The end of a line, perhaps after a comment, perhaps before a blank line or a line with a comment.
    fn end_line(&mut self, columns: usize) {
        if self.chance(8) {
            self.push(" # comment: [x");
        }
        self.push("\n");
        if self.chance(6) {
            self.push("\n");
        }
        if self.chance(5) {
            self.indent(columns);
            self.push("# comment\n");
        }
    }

    fn map(&mut self, columns: usize, depth: usize) {
        for index in 0..1 + self.below(4) {
            if index > 0 || depth == 0 {
                self.indent(columns);
            }
            let name = NAMES[self.below(NAMES.len())];
            self.push(name);
            // Names differ, or neither reader takes the document.
            if !name.ends_with(['"', '\'']) {
                self.push(&index.to_string());
            }
            self.push(":");
            self.value(columns, depth, true);
        }
    }

    fn sequence(&mut self, columns: usize, depth: usize) {
        for index in 0..1 + self.below(3) {
            if index > 0 || depth == 0 {
                self.indent(columns);
            }
            self.push("-");
            self.value(columns, depth, false);
        }
    }

    /// A value after a name or a `-` that is `columns` in.
    fn value(&mut self, columns: usize, depth: usize, of_name: bool) {
        let inner = columns + 1 + self.below(3);
        match self.below(if depth < 3 { 12 } else { 8 }) {
            0 => self.end_line(columns),
            1..=3 => {
                self.push(" ");
                self.plain(inner);
                self.end_line(columns);
            }
            4 => {
                self.push(" ");
                self.single_quoted(inner);
                self.end_line(columns);
            }
            5 => {
                self.push(" ");
                self.double_quoted(inner);
                self.end_line(columns);
            }
            6 => {
                self.push(" ");
                self.block_scalar(inner);
            }
            7 => {
                self.push(" ");
                self.flow(inner, depth);
                self.end_line(columns);
            }
            8 | 9 => {
                if of_name {
                    self.end_line(inner);
                    self.indent(inner);
                } else {
                    self.push(&" ".repeat(inner - columns));
                }
                // Within a list, the map continues at the indent of its first name.
                let start = if of_name { inner } else { inner + 1 };
                self.map(start, depth + 1);
            }
            _ => {
                let list = if of_name && self.chance(30) {
                    columns
                } else {
                    inner
                };
                if of_name {
                    self.end_line(list);
                    self.indent(list);
                    self.sequence(list, depth + 1);
                } else {
                    self.push(&" ".repeat(inner - columns));
                    self.sequence(inner + 1, depth + 1);
                }
            }
        }
    }

    fn plain(&mut self, columns: usize) {
        let word = self.word();
        self.push(word);
        while self.chance(15) {
            self.either(20, "\n\n", "\n");
            self.indent(columns);
            let word = self.word();
            self.push(word);
        }
    }

    /// Breaks the line within quotes.
    fn break_line(&mut self, columns: usize) {
        if self.chance(20) {
            self.either(25, "\n\n", " \n");
            self.indent(columns);
        } else {
            self.push(" ");
        }
    }

    fn single_quoted(&mut self, columns: usize) {
        self.push("'");
        for _ in 0..self.below(4) {
            let word = self.word().replace('\'', "''");
            self.push(&word);
            self.break_line(columns);
        }
        self.push("'");
    }

    fn double_quoted(&mut self, columns: usize) {
        const ESCAPES: [&str; 12] = [
            "\\n",
            "\\t",
            "\\\"",
            "\\\\",
            "\\/",
            "\\x41",
            "\\u00e9",
            "\\U0001F600",
            "\\e",
            "\\_",
            "\\ ",
            "\\\n",
        ];
        self.push("\"");
        for _ in 0..self.below(4) {
            let word = self.word().replace('\\', "\\\\").replace('"', "\\\"");
            self.push(&word);
            if self.chance(40) {
                let escape = ESCAPES[self.below(ESCAPES.len())];
                self.push(escape);
                if escape.ends_with('\n') {
                    self.indent(columns);
                }
            }
            self.break_line(columns);
        }
        self.push("\"");
    }

    fn block_scalar(&mut self, columns: usize) {
        const HEADERS: [&str; 8] = ["|", "|-", "|+", ">", ">-", ">+", "| # comment", ">-  # comment"];
        let header = HEADERS[self.below(HEADERS.len())];
        self.push(header);
        self.push("\n");
        for line in 0..self.below(5) {
            if self.chance(20) {
                self.push("\n");
            }
            self.indent(columns);
            // The first line defines the indent of the others.
            if line > 0 && self.chance(20) {
                self.push("  ");
            }
            let word = self.word();
            self.push(word);
            self.push("\n");
        }
        if self.chance(20) {
            self.push("\n\n");
        }
    }

    fn flow(&mut self, columns: usize, depth: usize) {
        let list = self.chance(50);
        self.push(if list { "[" } else { "{" });
        let entries = self.below(4);
        for index in 0..entries {
            self.flow_space(columns);
            if !list {
                let name = NAMES[self.below(NAMES.len())];
                self.push(name);
                if !name.ends_with(['"', '\'']) {
                    self.push(&index.to_string());
                }
                self.either(85, ": ", ":");
            }
            match self.below(if depth < 3 { 9 } else { 8 }) {
                0 => {}
                1..=4 => {
                    let word = self.word();
                    self.push(word);
                }
                5 | 6 => self.single_quoted(columns),
                7 => self.double_quoted(columns),
                _ => self.flow(columns, depth + 1),
            }
            self.flow_space(columns);
            if index + 1 < entries || self.chance(20) {
                self.push(",");
            }
        }
        self.push(if list { "]" } else { "}" });
    }

    fn flow_space(&mut self, columns: usize) {
        match self.below(10) {
            0 => {
                self.push(" # comment, ]\n");
                self.indent(columns);
            }
            1 => {
                self.push("\n");
                self.indent(columns);
            }
            2..=4 => self.push(" "),
            _ => {}
        }
    }
}
