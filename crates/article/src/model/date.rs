//! Dates as an article gives them: in the article's own offset from UTC, with or without a time.

use serde::{Deserialize, Serialize};

/// A date, with a time if the source gives one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct DateTime {
    /// The year, 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the month's last day.
    pub day: u8,
    /// The time of day.
    pub time: Option<Time>,
}

/// A time of day in an offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59; a leap second is written as 59.
    pub second: u8,
    /// Minutes east of UTC, if the source gives an offset.
    pub offset_minutes: Option<i16>,
}

impl DateTime {
    /// Returns the local time as milliseconds since 1970-01-01T00:00, as if it were UTC. A formatter set to
    /// UTC then prints the article's own time.
    #[must_use]
    pub fn local_ms(&self) -> f64 {
        let time = self.time.map_or(0, |t| {
            i64::from(t.hour) * 3600 + i64::from(t.minute) * 60 + i64::from(t.second)
        });
        ((self.days_since_epoch() * 86_400 + time) * 1000) as f64
    }

    /// Returns milliseconds since the Unix epoch. A missing offset counts as UTC.
    #[must_use]
    pub fn epoch_ms(&self) -> f64 {
        let offset = self.time.and_then(|t| t.offset_minutes).unwrap_or(0);
        self.local_ms() - f64::from(offset) * 60_000.0
    }

    /// Returns the date in RFC 3339, or the date alone, as `<time datetime>` takes it.
    #[must_use]
    pub fn to_rfc3339(&self) -> String {
        let mut out = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        if let Some(time) = self.time {
            out.push_str(&format!(
                "T{:02}:{:02}:{:02}",
                time.hour, time.minute, time.second
            ));
            match time.offset_minutes {
                Some(0) => out.push('Z'),
                Some(offset) => {
                    let sign = if offset < 0 { '-' } else { '+' };
                    let minutes = offset.unsigned_abs();
                    out.push_str(&format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60));
                }
                None => {}
            }
        }
        out
    }

    fn days_since_epoch(&self) -> i64 {
        // The year begins on 1 March here, so that the leap day is its last day (H. Hinnant,
        // "chrono-compatible date algorithms").
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}
