//! Lists of records that hold a text and its time, under names that differ from service to service.

use serde_json::Value;

use super::clock::{self, Amount};
use super::track::Builder;

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Seconds,
    Milliseconds,
    /// 100 nanoseconds.
    Ticks,
}

impl Unit {
    /// Returns `thousandths` of the unit in milliseconds.
    fn milliseconds(self, thousandths: i64) -> i64 {
        match self {
            Self::Seconds => thousandths,
            Self::Milliseconds => thousandths.div_euclid(1000),
            Self::Ticks => thousandths.div_euclid(10_000_000),
        }
    }
}

/// A text with its time, before units are applied.
struct Record<'a> {
    text: &'a str,
    start: Option<Amount>,
    end: Option<Amount>,
}

/// The records of one file. The unit of their numbers is decided when all are known.
#[derive(Default)]
pub(super) struct Records<'a> {
    list: Vec<Record<'a>>,
}

/// The names that a record may use.
pub(super) struct Names {
    pub(super) text: &'static [&'static str],
    pub(super) start: &'static [&'static str],
    pub(super) end: &'static [&'static str],
    pub(super) duration: &'static [&'static str],
}

/// Returns the value of the first of `names` that `value` has.
pub(super) fn first<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    names
        .iter()
        .find_map(|name| value.get(name))
        .filter(|value| !value.is_null())
}

impl<'a> Records<'a> {
    /// Adds `value` if it holds a text.
    pub(super) fn add(&mut self, value: &'a Value, names: &Names) {
        let Some(Value::String(text)) = first(value, names.text) else {
            return;
        };
        let amount = |names: &[&str]| first(value, names).and_then(clock::value);
        let start = amount(names.start);
        let end = amount(names.end).or_else(|| match (start?, amount(names.duration)?) {
            (Amount::Number(start), Amount::Number(length)) => {
                Some(Amount::Number(start.saturating_add(length.max(0))))
            }
            (Amount::Milliseconds(start), Amount::Milliseconds(length)) => {
                Some(Amount::Milliseconds(start.saturating_add(length.max(0))))
            }
            _ => None,
        });
        self.list.push(Record { text, start, end });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Passes the records on. Their unit is `usual`, unless nobody could speak so fast or so slowly.
    pub(super) fn finish(self, usual: Unit, builder: &mut Builder) {
        let unit = self.unit(usual);
        let ms = |amount: Amount| match amount {
            Amount::Number(thousandths) => unit.milliseconds(thousandths),
            Amount::Milliseconds(ms) => ms,
        };
        for record in self.list {
            builder.add(record.start.map(ms), record.end.map(ms), record.text);
        }
    }

    fn unit(&self, usual: Unit) -> Unit {
        // The median time for a character: pauses and slips do not move it.
        let mut each: Vec<i64> = Vec::new();
        for (record, next) in self
            .list
            .iter()
            .zip(self.list.iter().skip(1).map(Some).chain([None]))
        {
            let end = record.end.or_else(|| next?.start);
            if let (Some(Amount::Number(start)), Some(Amount::Number(end))) = (record.start, end)
                && end > start
            {
                each.push(end.saturating_sub(start) / record.text.chars().count().max(1) as i64);
            }
        }
        let middle = each.len() / 2;
        if each.is_empty() {
            return usual;
        }
        let (_, middle, _) = each.select_nth_unstable(middle);
        // Speech takes 60 to 250 ms a character, slow Chinese 400.
        let fits = |unit: &Unit| (8..4000).contains(&unit.milliseconds(*middle));
        let all = [usual, Unit::Seconds, Unit::Milliseconds, Unit::Ticks];
        all.into_iter().find(fits).unwrap_or(usual)
    }
}
