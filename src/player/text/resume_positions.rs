//! Where one left off, for the articles that were listened to last.

use crate::player::state::decimal;

/// So many are kept: storage is the page's, not ours.
const MOST: usize = 40;

/// Less is not worth coming back to, in seconds from the beginning or to the end.
pub const WORTH_SECS: f64 = 5.0;

/// The places as they are stored: a line each, `secs key`, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResumePositions(Vec<(String, f64)>);

impl ResumePositions {
    /// Reads what [`write`](Self::write) wrote; lines that make no sense are passed over.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let places = text.lines().filter_map(|line| {
            let (secs, key) = line.split_once(' ')?;
            Some((key.to_owned(), decimal::read(secs).filter(|secs| *secs > 0.0)?))
        });
        Self(places.take(MOST).collect())
    }

    /// As it is stored.
    #[must_use]
    pub fn write(&self) -> String {
        let lines: Vec<String> = self
            .0
            .iter()
            .map(|(key, secs)| [&decimal::write(*secs), " ", key].concat())
            .collect();
        lines.join("\n")
    }

    /// Where one left off with `key`, in seconds.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<f64> {
        self.0
            .iter()
            .find(|(known, _)| *known == one_line(key))
            .map(|(_, secs)| *secs)
    }

    /// Remembers `secs` for `key`, or forgets it where there is nothing worth coming back to in `duration` seconds (NaN
    /// where that is not known).
    pub fn put(&mut self, key: &str, secs: f64, duration: f64) {
        let key = one_line(key);
        self.0.retain(|(known, _)| *known != key);
        let is_near_end = duration.is_finite() && secs > duration - WORTH_SECS;
        if secs.is_finite() && secs >= WORTH_SECS && !is_near_end {
            self.0.insert(0, (key, secs));
            self.0.truncate(MOST);
        }
    }
}

fn one_line(key: &str) -> String {
    key.replace(['\n', '\r'], " ")
}

/// What an article and its recording are remembered by; `file` is empty for the browser's voice.
#[must_use]
pub fn key(article: &str, file: &str) -> String {
    [article, " ", file].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_remembered_per_article_and_file() {
        let mut places = ResumePositions::default();
        places.put(&key("a", "1.mp3"), 42.5, 100.0);
        places.put(&key("a", ""), 7.0, f64::NAN);
        places.put("x\ny", 9.0, 20.0);
        let places = ResumePositions::read(&places.write());
        assert_eq!(places.get(&key("a", "1.mp3")), Some(42.5));
        assert_eq!(places.get(&key("a", "")), Some(7.0));
        assert_eq!(places.get("x\ny"), Some(9.0));
        assert_eq!(places.get(&key("a", "2.mp3")), None);
    }

    #[test]
    fn what_is_not_worth_coming_back_to_is_forgotten() {
        for (secs, duration) in [(2.0, 100.0), (97.0, 100.0), (100.0, 100.0), (f64::NAN, 100.0)] {
            let mut places = ResumePositions::default();
            places.put("a", 50.0, 100.0);
            places.put("a", secs, duration);
            assert_eq!(places.get("a"), None, "{secs}");
        }
    }

    #[test]
    fn the_oldest_make_room() {
        let mut places = ResumePositions::default();
        for n in 0..100 {
            places.put(&n.to_string(), 10.0, 100.0);
        }
        assert_eq!((places.get("99"), places.get("10")), (Some(10.0), None));
        assert_eq!(places.write().lines().count(), MOST);
    }

    #[test]
    fn a_store_full_of_rubbish_does_no_harm() {
        for text in ["", "rubbish", "{\"a\":1}", "NaN a\n-3 b\n 5\n1e9 c"] {
            assert_eq!(ResumePositions::read(text).0.len(), 0, "{text}");
        }
    }
}
