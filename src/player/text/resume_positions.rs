//! The positions at which the reader left off, of the articles that were played last.

use crate::player::state::decimal;

/// Maximum number of positions: storage is the page's, not ours.
const MOST: usize = 40;

/// A position nearer to the beginning or to the end is not worth resuming.
pub const WORTH_SECS: f64 = 5.0;

/// The stored positions: one line each, `secs key`, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResumePositions(Vec<(String, f64)>);

impl ResumePositions {
    /// Reads the output of [`write`](Self::write); broken lines are ignored.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let positions = text.lines().filter_map(|line| {
            let (secs, key) = line.split_once(' ')?;
            Some((key.to_owned(), decimal::read(secs).filter(|secs| *secs > 0.0)?))
        });
        Self(positions.take(MOST).collect())
    }

    #[must_use]
    pub fn write(&self) -> String {
        let lines: Vec<String> = self
            .0
            .iter()
            .map(|(key, secs)| [&decimal::write(*secs), " ", key].concat())
            .collect();
        lines.join("\n")
    }

    /// Returns the position for `key`, in seconds.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<f64> {
        self.0
            .iter()
            .find(|(known, _)| *known == one_line(key))
            .map(|(_, secs)| *secs)
    }

    /// Stores a position, or removes it if it is not worth resuming. `duration` is NaN if it is not known.
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

/// Returns the key of an article and its recording; `file` is empty for the browser's voice.
#[must_use]
pub fn key(article: &str, file: &str) -> String {
    [article, " ", file].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_stored_for_each_article_and_file() {
        let mut positions = ResumePositions::default();
        positions.put(&key("a", "1.mp3"), 42.5, 100.0);
        positions.put(&key("a", ""), 7.0, f64::NAN);
        positions.put("x\ny", 9.0, 20.0);
        let positions = ResumePositions::read(&positions.write());
        assert_eq!(positions.get(&key("a", "1.mp3")), Some(42.5));
        assert_eq!(positions.get(&key("a", "")), Some(7.0));
        assert_eq!(positions.get("x\ny"), Some(9.0));
        assert_eq!(positions.get(&key("a", "2.mp3")), None);
    }

    #[test]
    fn positions_near_the_ends_are_not_stored() {
        for (secs, duration) in [(2.0, 100.0), (97.0, 100.0), (100.0, 100.0), (f64::NAN, 100.0)] {
            let mut positions = ResumePositions::default();
            positions.put("a", 50.0, 100.0);
            positions.put("a", secs, duration);
            assert_eq!(positions.get("a"), None, "{secs}");
        }
    }

    #[test]
    fn the_oldest_position_is_removed_first() {
        let mut positions = ResumePositions::default();
        for n in 0..100 {
            positions.put(&n.to_string(), 10.0, 100.0);
        }
        assert_eq!((positions.get("99"), positions.get("10")), (Some(10.0), None));
        assert_eq!(positions.write().lines().count(), MOST);
    }

    #[test]
    fn broken_stored_values_are_ignored() {
        for text in ["", "rubbish", "{\"a\":1}", "NaN a\n-3 b\n 5\n1e9 c"] {
            assert_eq!(ResumePositions::read(text).0.len(), 0, "{text}");
        }
    }
}
