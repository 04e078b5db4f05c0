//! Values of front matter and JSON whose meaning is not known yet.

use std::fmt;

/// A value as it was written.
///
/// Not serde_json's: its maps, numbers and errors would add 14 kB to the bundle (brotli), and its numbers would not keep
/// what was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Names with values.
    Object(Map),
}

impl Value {
    /// Whether it is nothing.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value of `name`, where this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(map) => map.get(name),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

/// A number in the characters it was written with, by the grammar of RFC 8259, section 6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// `text` where it is a number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::fits(text).then(|| Self(text.to_owned()))
    }

    /// Whether `text` is a number.
    #[must_use]
    pub fn fits(text: &str) -> bool {
        // Most numbers are whole.
        if matches!(text.as_bytes(), [b'1'..=b'9', rest @ ..] if rest.iter().all(u8::is_ascii_digit)) {
            return true;
        }
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && fraction.is_none_or(digits)
            && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names with values, in the order in which they were written. Where a name is given twice, the last one counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map(Vec<(String, Value)>);

impl Map {
    /// A map of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name; one of the same name before it no longer counts. Takes the same time however many there are.
    pub fn insert(&mut self, name: String, value: Value) {
        self.0.push((name, value));
    }

    /// Adds all names of `other`.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// The value of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.iter()
            .rev()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Takes the value of `name` out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let mut last = None;
        self.0.retain_mut(|(known, value)| {
            let taken = known == name;
            if taken {
                last = Some(std::mem::take(value));
            }
            !taken
        });
        last
    }

    /// Whether `name` is given.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// How many names were written.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no name is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names with their values, as written.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

#[cfg(test)]
mod tests {
    use super::{Map, Number, Value};

    #[test]
    fn the_last_of_two_equal_names_counts() {
        let mut map = Map::new();
        for value in ["one", "two"] {
            map.insert("a".to_owned(), value.into());
        }
        assert_eq!(map.get("a"), Some(&Value::from("two")));
        assert_eq!(map.remove("a"), Some(Value::from("two")));
        assert!(map.is_empty());
    }

    #[test]
    fn numbers_are_those_of_json() {
        for good in ["0", "-0", "12", "1.50", "1e3", "1E+3", "-2.5e-07"] {
            assert_eq!(
                Number::parse(good).map(|number| number.to_string()).as_deref(),
                Some(good)
            );
        }
        for bad in [
            "", "-", "01", "1.", ".5", "1e", "1e+", "+1", "0x1", "1_000", "NaN", "1 ", "٣",
        ] {
            assert_eq!(Number::parse(bad), None, "{bad}");
        }
    }
}
