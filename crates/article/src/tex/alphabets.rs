//! The alphabets of `\mathbf` and its like, as Unicode letters. MathML Core has no other way (Unicode
//! Standard, section 22.2, Mathematical Alphanumeric Symbols).

#[derive(Debug)]
pub(super) struct Alphabet {
    /// The commands that take a formula.
    math: &'static str,
    /// The commands that take words.
    text: &'static str,
    /// Code points of A, 0 and capital alpha. 0 if the alphabet has none.
    starts: [u32; 3],
    /// Pairs of plain letters and their replacement, for letters that Unicode has elsewhere.
    exceptions: &'static str,
}

const ALPHABETS: &[Alphabet] = &[
    Alphabet {
        math: "mathrm",
        text: "text textrm textnormal textup mbox",
        starts: [0, 0, 0],
        exceptions: "",
    },
    Alphabet {
        math: "mathit",
        text: "textit emph",
        starts: [0x1d434, 0, 0x1d6e2],
        exceptions: "hℎ",
    },
    Alphabet {
        math: "mathbf",
        text: "textbf",
        starts: [0x1d400, 0x1d7ce, 0x1d6a8],
        exceptions: "∇𝛁∂𝛛",
    },
    Alphabet {
        math: "boldsymbol bm",
        text: "",
        starts: [0x1d468, 0x1d7ce, 0x1d71c],
        exceptions: "∇𝛁∂𝝏ϵ𝝐ϕ𝝓ϑ𝝑",
    },
    Alphabet {
        math: "mathcal mathscr",
        text: "",
        starts: [0x1d49c, 0, 0],
        exceptions: "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
    },
    Alphabet {
        math: "mathfrak",
        text: "",
        starts: [0x1d504, 0, 0],
        exceptions: "CℭHℌIℑRℜZℨ",
    },
    Alphabet {
        math: "mathbb",
        text: "",
        starts: [0x1d538, 0x1d7d8, 0],
        exceptions: "CℂHℍNℕPℙQℚRℝZℤ",
    },
    Alphabet {
        math: "mathsf",
        text: "textsf",
        starts: [0x1d5a0, 0x1d7e2, 0],
        exceptions: "",
    },
    Alphabet {
        math: "mathtt",
        text: "texttt",
        starts: [0x1d670, 0x1d7f6, 0],
        exceptions: "",
    },
];

impl Alphabet {
    /// Returns the alphabet of a command, and whether the command takes words instead of a formula.
    pub(super) fn of(command: &str) -> Option<(&'static Self, bool)> {
        let listed = |list: &str| list.split_ascii_whitespace().any(|name| name == command);
        ALPHABETS.iter().find_map(|alphabet| {
            let words = listed(alphabet.text);
            (words || listed(alphabet.math)).then_some((alphabet, words))
        })
    }

    /// Returns whether the letters of the alphabet are the plain ones.
    pub(super) fn is_upright(&self) -> bool {
        self.starts == [0, 0, 0]
    }

    /// Returns `text` in this alphabet.
    pub(super) fn word(&self, text: &str) -> String {
        text.chars().map(|c| self.letter(c)).collect()
    }

    /// Returns `c` in this alphabet, or `c` itself if the alphabet does not have it.
    pub(super) fn letter(&self, c: char) -> char {
        let mut exceptions = self.exceptions.chars();
        while let (Some(plain), Some(exception)) = (exceptions.next(), exceptions.next()) {
            if plain == c {
                return exception;
            }
        }
        let [latin, digit, greek] = self.starts;
        let (start, first) = match c {
            'A'..='Z' => (latin, 'A'),
            // The lower-case letters follow 26 after the capitals here, and 32 after them in `char`.
            'a'..='z' => (latin, 'G'),
            '0'..='9' => (digit, '0'),
            'Α'..='Ω' => (greek, 'Α'),
            'α'..='ω' => (greek, 'Η'),
            _ => return c,
        };
        match start {
            0 => c,
            start => char::from_u32(start + c as u32 - first as u32).unwrap_or(c),
        }
    }
}
