//! The alphabets of `\mathbf` and its like, as the letters that Unicode has for them: MathML Core has no other way
//! (Unicode Standard, section 22.2, Mathematical Alphanumeric Symbols).

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    Upright,
    Italic,
    Bold,
    BoldItalic,
    Script,
    Fraktur,
    DoubleStruck,
    SansSerif,
    Monospace,
}

impl Variant {
    /// The alphabet of a command that takes a formula.
    pub(super) fn math(command: &str) -> Option<Self> {
        Some(match command {
            "mathrm" => Self::Upright,
            "mathit" => Self::Italic,
            "mathbf" => Self::Bold,
            "boldsymbol" | "bm" => Self::BoldItalic,
            "mathcal" | "mathscr" => Self::Script,
            "mathfrak" => Self::Fraktur,
            "mathbb" => Self::DoubleStruck,
            "mathsf" => Self::SansSerif,
            "mathtt" => Self::Monospace,
            _ => return None,
        })
    }

    /// The alphabet of a command that takes words.
    pub(super) fn text(command: &str) -> Option<Self> {
        Some(match command {
            "text" | "textrm" | "textnormal" | "textup" | "mbox" => Self::Upright,
            "textit" | "emph" => Self::Italic,
            "textbf" => Self::Bold,
            "textsf" => Self::SansSerif,
            "texttt" => Self::Monospace,
            _ => return None,
        })
    }

    /// `c` in this alphabet; what the alphabet does not have stays as it is.
    pub(super) fn letter(self, c: char) -> char {
        if let Some((_, exception)) = EXCEPTIONS.iter().find(|(key, _)| *key == (self, c)) {
            return *exception;
        }
        // Where each alphabet has its A, its 0 and its capital alpha; 0 where it has none.
        let (latin, digit, greek): (u32, u32, u32) = match self {
            Self::Upright => (0, 0, 0),
            Self::Italic => (0x1d434, 0, 0x1d6e2),
            Self::Bold => (0x1d400, 0x1d7ce, 0x1d6a8),
            Self::BoldItalic => (0x1d468, 0x1d7ce, 0x1d71c),
            Self::Script => (0x1d49c, 0, 0),
            Self::Fraktur => (0x1d504, 0, 0),
            Self::DoubleStruck => (0x1d538, 0x1d7d8, 0),
            Self::SansSerif => (0x1d5a0, 0x1d7e2, 0),
            Self::Monospace => (0x1d670, 0x1d7f6, 0),
        };
        let (start, first, skip) = match c {
            'A'..='Z' => (latin, 'A', 0),
            'a'..='z' => (latin, 'a', 26),
            '0'..='9' => (digit, '0', 0),
            'Α'..='Ω' => (greek, 'Α', 0),
            'α'..='ω' => (greek, 'α', 26),
            _ => return c,
        };
        match start {
            0 => c,
            start => char::from_u32(start + skip + c as u32 - first as u32).unwrap_or(c),
        }
    }
}

/// Letters that Unicode had before it had the alphabets, and the places it left out for them.
const EXCEPTIONS: &[((Variant, char), char)] = &[
    ((Variant::Italic, 'h'), 'ℎ'),
    ((Variant::Script, 'B'), 'ℬ'),
    ((Variant::Script, 'E'), 'ℰ'),
    ((Variant::Script, 'F'), 'ℱ'),
    ((Variant::Script, 'H'), 'ℋ'),
    ((Variant::Script, 'I'), 'ℐ'),
    ((Variant::Script, 'L'), 'ℒ'),
    ((Variant::Script, 'M'), 'ℳ'),
    ((Variant::Script, 'R'), 'ℛ'),
    ((Variant::Script, 'e'), 'ℯ'),
    ((Variant::Script, 'g'), 'ℊ'),
    ((Variant::Script, 'o'), 'ℴ'),
    ((Variant::Fraktur, 'C'), 'ℭ'),
    ((Variant::Fraktur, 'H'), 'ℌ'),
    ((Variant::Fraktur, 'I'), 'ℑ'),
    ((Variant::Fraktur, 'R'), 'ℜ'),
    ((Variant::Fraktur, 'Z'), 'ℨ'),
    ((Variant::DoubleStruck, 'C'), 'ℂ'),
    ((Variant::DoubleStruck, 'H'), 'ℍ'),
    ((Variant::DoubleStruck, 'N'), 'ℕ'),
    ((Variant::DoubleStruck, 'P'), 'ℙ'),
    ((Variant::DoubleStruck, 'Q'), 'ℚ'),
    ((Variant::DoubleStruck, 'R'), 'ℝ'),
    ((Variant::DoubleStruck, 'Z'), 'ℤ'),
    ((Variant::Bold, '∇'), '𝛁'),
    ((Variant::Bold, '∂'), '𝛛'),
    ((Variant::BoldItalic, '∇'), '𝛁'),
    ((Variant::BoldItalic, '∂'), '𝝏'),
    ((Variant::BoldItalic, 'ϵ'), '𝝐'),
    ((Variant::BoldItalic, 'ϕ'), '𝝓'),
    ((Variant::BoldItalic, 'ϑ'), '𝝑'),
];
