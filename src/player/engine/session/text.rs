//! What is read, and when: sentences, chapters, the transcript.

use std::rc::Rc;

use super::Deck;
use crate::player::state::handle::Playback;
use crate::player::text::cues::Cues;
use crate::player::text::lines::{Heading, Reading};
use article::Article;

impl Deck {
    /// The headings of the article with the second at which each is heard, as far as that is known.
    pub fn chapters(&self) -> Vec<(Heading, f64)> {
        let cues = self.current_cues();
        if cues.is_empty() {
            return Vec::new();
        }
        let reading = self.reading();
        let chapters = reading.headings.iter();
        chapters
            .filter_map(|heading| Some((heading.clone(), cues.start_of(heading.line)?)))
            .collect()
    }

    /// What is read, and when as far as that is known.
    pub fn transcript(&self) -> (Rc<Reading>, Cues) {
        // A voice knows its times once it has read the text.
        let reading = self.reading();
        (reading, self.current_cues())
    }

    /// The line that is being read, or was last.
    pub fn line(&self) -> Option<usize> {
        self.current_cues().line_at(self.current_time())
    }

    /// Plays from the beginning of `line` on.
    pub fn start_at(&self, line: usize) {
        match self.speaking() {
            Some(speech) => speech.go_to_line(line),
            None => match self.current_cues().start_of(line) {
                Some(secs) => self.seek(secs),
                None => return,
            },
        }
        self.play();
    }

    /// Whether it knows where sentences begin.
    pub fn knows_sentences(&self) -> bool {
        !self.current_cues().is_empty()
    }

    /// To the next sentence, or back.
    pub fn skip_sentence(&self, forward: bool) {
        let (cues, now) = (self.current_cues(), self.current_time());
        let to = if forward {
            cues.next(now)
        } else {
            cues.previous(now)
        };
        if let Some(secs) = to {
            self.seek(secs);
        }
    }

    /// Plays the recording from `secs`, or reads on there.
    pub fn listen_at(&self, secs: f64) {
        self.seek(secs);
        self.play();
    }

    /// Reads from the beginning of `line`, where the browser's voice reads.
    pub fn read_line(&self, line: usize) {
        self.start_at(line);
    }

    pub(super) fn reading(&self) -> Rc<Reading> {
        if let Some(reading) = &*self.reading.borrow() {
            return Rc::clone(reading);
        }
        let article = self
            .programme
            .borrow()
            .as_ref()
            .map(|programme| programme.article.clone());
        let reading = article.map(|article| Reading::of(&narration::script(&article)));
        let reading = Rc::new(reading.unwrap_or_default());
        self.reading.replace(Some(Rc::clone(&reading)));
        if let Some(speech) = &self.speech {
            speech.set_lines(Rc::clone(&reading.lines));
        }
        reading
    }

    pub(super) fn current_cues(&self) -> Cues {
        match self.speaking() {
            Some(speech) => speech.cues(),
            None => self.cues.borrow().clone(),
        }
    }

    /// Whether `article` says anything else than what is being read.
    pub(super) fn is_other_text(&self, article: &Article) -> bool {
        let reading = self.reading.borrow().clone();
        reading.is_none_or(|reading| *reading != Reading::of(&narration::script(article)))
    }

    pub(super) fn prepare_speech(&self) {
        self.reading();
    }
}
