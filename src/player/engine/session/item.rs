//! Replaces the media item.

use std::rc::Rc;

use super::state::SessionState;
use super::{Effect, Now, Stage};
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::Action;
use crate::player::state::voices::language_of;
use crate::player::text::cues::Cues;
use crate::player::text::outdated::{GapWatch, gaps};
use crate::player::text::spoken_text::SpokenText;
use article::Article;

impl SessionState {
    pub(super) fn set_item(&mut self, item: MediaItem, now: &Now, out: &mut Vec<Effect>) {
        let before = self.item.as_ref();
        let is_other_article = before.is_none_or(|before| before.article != item.article);
        let is_new = before.is_none_or(|before| before.narration.sources != item.narration.sources)
            || (self.engine == Engine::Speech && is_other_article && self.is_other_text(&item.article));
        if is_other_article {
            self.listen_from = None;
        }
        if is_new {
            self.end_interjection(false, now, out);
            out.push(Effect::Pause(self.engine));
        } else if is_other_article {
            self.end_interjection(true, now, out);
        }
        out.push(
            Stage::LoadItem {
                item,
                is_new,
                is_other_article,
            }
            .into(),
        );
    }

    pub(super) fn load_item(
        &mut self,
        item: MediaItem,
        is_new: bool,
        is_other_article: bool,
        now: &Now,
        out: &mut Vec<Effect>,
    ) {
        let before = self.item.replace(item.clone());
        let is_other = |is_other: fn(&MediaItem, &MediaItem) -> bool| {
            before.as_ref().is_none_or(|before| is_other(before, &item))
        };
        if is_other(|before, item| before.tag != item.tag || before.speech != item.speech) {
            self.set_language(&item, now, out);
        }
        let is_other_timeline = is_other(|before, item| before.timeline != item.timeline);
        out.push(
            Stage::LoadText {
                is_new,
                is_other_article,
                is_other_timeline,
            }
            .into(),
        );
    }

    fn set_language(&mut self, item: &MediaItem, now: &Now, out: &mut Vec<Effect>) {
        let language = language_of(&item.tag);
        out.push(Effect::SetMediaLanguage(language.clone()));
        if self.may_speak(now) {
            out.push(Effect::TakeChoice(Engine::Speech));
            out.push(Effect::SetVoiceLanguage {
                tag: Rc::clone(&item.tag),
                language: language.clone(),
            });
        } else {
            out.push(Effect::Pause(Engine::Speech));
            if self.engine == Engine::Speech {
                out.push(Stage::UseRecording { plays: false }.into());
            }
            out.push(Effect::Emit(Action::Voices(Rc::new([]), 0)));
        }
        self.language = language;
    }

    pub(super) fn load_text(
        &mut self,
        is_new: bool,
        is_other_article: bool,
        is_other_timeline: bool,
        now: &Now,
        out: &mut Vec<Effect>,
    ) {
        let Some(item) = self.item.clone() else { return };
        if is_new || (is_other_article && self.engine == Engine::Media) {
            self.text = None;
        }
        let timeline = item.timeline.as_deref();
        self.cues = timeline.map(Cues::of_recording).unwrap_or_default();
        if is_other_timeline {
            let found = timeline.map(|timeline| gaps(timeline, self.prepare_text(out).lines.len()));
            self.gaps = GapWatch::new(found.unwrap_or_default());
            self.gaps
                .jump(if is_new { 0.0 } else { self.status(now).position });
        }
        if is_new {
            self.loads = self.loads.wrapping_add(1);
            self.milestone = 0;
            self.engine = Engine::Media;
        }
        let expected_secs = item.expected_secs();
        out.push(Effect::SetNarration(item.narration, expected_secs));
        out.push(Stage::ItemLoaded { is_new }.into());
    }

    pub(super) fn item_loaded(&mut self, is_new: bool, now: &Now, out: &mut Vec<Effect>) {
        if is_new {
            if !self.has_recording() && self.may_speak(now) {
                self.prepare_text(out);
                self.engine = Engine::Speech;
                out.push(Stage::VoiceLoaded.into());
            }
            // A recording that the page has started goes on from its own position.
            if now.media.is_paused && now.media.position == 0.0 {
                out.push(Effect::Resume(self.position_key()));
            }
        }
        self.ask_for_requested_place(out);
    }

    /// Returns whether the text of `article` differs from the text in use.
    fn is_other_text(&self, article: &Article) -> bool {
        let text = self.text.as_deref();
        text.is_none_or(|text| *text != SpokenText::of(&narration::script(article)))
    }
}
