//! Texts with times, in order.

use std::borrow::Cow;
use std::ops::Range;

use article::Parsed;
use article::Warnings;
use article::{Warning, WarningCode};

/// The content of a timing file: texts with times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// The texts of all segments, one after the other.
    text: String,
    /// In the order of time, without overlaps.
    segments: Vec<Segment>,
    /// Whether the texts are names of places (marks or elements) in place of words.
    pub named: bool,
    /// Whether the file is broken somewhere: some of its texts may be missing.
    broken: bool,
}

/// A text with a time: a character, a word, a sentence, a caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Start and end, in milliseconds.
    pub time_ms: Range<u32>,
    bytes: Range<usize>,
    /// The part of a named place, in its characters.
    pub part: Option<Range<u32>>,
}

impl Track {
    /// Returns the segments in the order of time.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Returns the text of `segment`.
    #[must_use]
    pub fn text(&self, segment: &Segment) -> &str {
        self.text.get(segment.bytes.clone()).unwrap_or_default()
    }

    /// Ends the last segment, and removes segments that begin more than a second after the end of the recording.
    ///
    /// In a file that has only starts, the last segment ends with the recording if its duration is known. Returns the number of
    /// segments that were removed.
    pub fn fit(&mut self, duration_ms: Option<u32>) -> usize {
        let end = duration_ms.filter(|end| *end > 0).unwrap_or(u32::MAX);
        let latest = end.saturating_add(1000);
        let before = self.segments.len();
        self.segments.retain(|segment| segment.time_ms.start <= latest);
        if let Some(last) = self.segments.last_mut()
            && last.time_ms.end == u32::MAX
        {
            // Without a known end, it lasts as long as slow speech. A file that was cut off may have had more texts in that
            // time: it lasts as long as fast speech.
            let a_byte_ms = if self.broken { 50 } else { 100 };
            let units = (last.bytes.len() as u32).saturating_mul(a_byte_ms).max(300);
            let guessed = last.time_ms.start.saturating_add(units);
            let end = end.max(last.time_ms.start);
            let is_known = end != u32::MAX && !self.broken;
            last.time_ms.end = if is_known { end } else { guessed.min(end) };
        }
        before - self.segments.len()
    }
}

/// Collects the segments of a file.
pub(super) struct Builder {
    track: Track,
    warnings: Warnings,
    /// Number of texts without a valid time.
    untimed: usize,
}

impl Builder {
    pub(super) fn new(found: Vec<Warning>) -> Self {
        let mut warnings = Warnings::default();
        for warning in found {
            warnings.add(warning.code, warning.line, warning.message);
        }
        Self {
            track: Track::default(),
            warnings,
            untimed: 0,
        }
    }

    pub(super) fn warn(&mut self, code: WarningCode, message: impl Into<Cow<'static, str>>) {
        self.track.broken |= code == WarningCode::TimingsSyntax;
        self.warnings.add(code, None, message);
    }

    /// Marks the texts as names of places.
    pub(super) fn set_named(&mut self) {
        self.track.named = true;
    }

    /// Adds a text with its time in milliseconds. A text without a start is spoken within the segment before it. A missing end
    /// is the next start.
    pub(super) fn add(&mut self, start_ms: Option<i64>, end_ms: Option<i64>, text: &str) {
        self.add_part(start_ms, end_ms, text, None);
    }

    pub(super) fn add_part(
        &mut self,
        start_ms: Option<i64>,
        end_ms: Option<i64>,
        text: &str,
        part: Option<Range<u32>>,
    ) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        // A day has 86 million milliseconds. A time after 24 days is an error.
        let time = |ms: i64| (0..1 << 31).contains(&ms).then_some(ms as u32);
        let start = start_ms.and_then(time);
        if start_ms.is_none() || start.is_none() {
            self.untimed += 1;
        }
        let from = self.track.text.len();
        self.track.text.push_str(text);
        let bytes = from..self.track.text.len();
        self.track.text.push(' ');
        let negative = start_ms.is_some_and(|ms| ms < 0);
        match (start, self.track.segments.last_mut()) {
            (Some(start), _) => {
                let end = end_ms.and_then(time).filter(|end| *end > start);
                self.track.segments.push(Segment {
                    time_ms: start..end.unwrap_or(u32::MAX),
                    bytes,
                    part,
                });
            }
            (None, Some(last)) if !self.track.named && last.bytes.end + 1 == bytes.start => {
                last.bytes.end = bytes.end;
                last.time_ms.end = u32::MAX;
            }
            // Before the first time: from the beginning until the next segment.
            (None, None) if negative => self.track.segments.push(Segment {
                time_ms: 0..u32::MAX,
                bytes,
                part,
            }),
            (None, _) => {}
        }
    }

    pub(super) fn finish(mut self) -> Parsed<Track> {
        let segments = &mut self.track.segments;
        let starts = |pair: &[Segment]| matches!(pair, [a, b] if a.time_ms.start > b.time_ms.start);
        let backwards = segments.windows(2).filter(|pair| starts(pair)).count();
        if backwards > 0 {
            segments.sort_by_key(|segment| segment.time_ms.start);
        }
        let mut next = u32::MAX;
        for segment in segments.iter_mut().rev() {
            let Range { start, end } = &mut segment.time_ms;
            // Of several segments with one start, only the last has a duration.
            *end = (*end).min(next.max(*start));
            next = *start;
        }
        if self.untimed > 0 || backwards > 0 {
            let message = format!(
                "the timings: {} texts have no time of their own, {backwards} are not in the order of time; they are put \
                 where they fit",
                self.untimed
            );
            self.warnings.add(WarningCode::TimingsTime, None, message);
        }
        if self.track.segments.is_empty() {
            let message = "the timings: there is no text with a time in the file";
            self.warnings.add(WarningCode::TimingsFormat, None, message);
        }
        (self.track, self.warnings.into_vec())
    }
}
