//! Values of front matter and JSON whose meaning is not known yet.
//!
//! They are serde_json's. A [`Number`] keeps the characters it was written with, but for a `+` before an exponent without a
//! sign. A [`Map`] keeps its order.

pub use serde_json::{Number, Value};

/// Names with values, in the order in which they were written. The last of two equal names counts.
pub type Map = serde_json::Map<String, Value>;

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
        assert_eq!(map.shift_remove("a"), Some(Value::from("two")));
        assert!(map.is_empty());
    }

    #[test]
    fn numbers_are_those_of_json() {
        for good in [
            "0",
            "-0",
            "12",
            "1.50",
            "1e+3",
            "-2.5e-07",
            "123456789012345678901234567890",
        ] {
            let number: Option<Number> = good.parse().ok();
            assert_eq!(number.map(|number| number.to_string()).as_deref(), Some(good));
        }
        for good in ["1e3", "1E+3"] {
            let number: Option<Number> = good.parse().ok();
            assert_eq!(number.map(|number| number.to_string()).as_deref(), Some("1e+3"));
        }
        for bad in [
            "", "-", "01", "1.", ".5", "1e", "1e+", "+1", "0x1", "1_000", "NaN", "1 ", "٣",
        ] {
            assert!(bad.parse::<Number>().is_err(), "{bad}");
        }
    }
}
