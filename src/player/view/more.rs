//! The sheet of rare functions: sentences, chapters, voice, sleep timer, download, link, keys.

use yew::prelude::*;

use super::ControlsContext;
use super::choice::{Entry, choice};
use super::icons::{Icon, draw};
use super::switch::switch;
use crate::i18n::{clock, fill};
use crate::player::state::command::Command;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::{Note, Sheet};
use crate::player::state::queue::QueueHandle;
use crate::player::state::sleep::{MINUTES, Sleep};
use crate::player::text::spoken_text::Heading;

/// The functions that are available for this article.
pub struct Extras {
    /// The headings, and the second at which each begins.
    pub chapters: Vec<(Heading, f64)>,
    /// Whether the beginnings of sentences are known.
    pub sentences: bool,
    /// Whether one can listen from a place in the page.
    pub read_along: bool,
    /// The recording's address.
    pub download: Option<AttrValue>,
}

/// The button that opens the sheet `id`.
pub fn more_button(context: ControlsContext<'_>, node: &NodeRef, id: &AttrValue) -> Html {
    let is_open = context.state.sheet != Sheet::None;
    let command = if is_open {
        Command::CloseSheet
    } else {
        Command::ToggleMore
    };
    let label = context.strings.more;
    html! {
        <button ref={node} type="button" class="player-button player-more" aria-label={label} title={label}
            aria-expanded={if is_open { "true" } else { "false" }} aria-controls={is_open.then(|| id.clone())}
            onclick={context.sends(command)}>
            { draw(Icon::MORE) }
        </button>
    }
}

pub fn more(context: ControlsContext<'_>, extras: Extras, queue_handle: &QueueHandle) -> Html {
    let ControlsContext { strings, state, .. } = context;
    let sentences = extras.sentences.then(|| {
        html! {
            <div class="player-pair">
                { action(Icon::SENTENCE_BACK, strings.previous_sentence.into(), ",", context.sends(Command::PreviousSentence)) }
                { action(Icon::SENTENCE_FORWARD, strings.next_sentence.into(), ".", context.sends(Command::NextSentence)) }
            </div>
        }
    });
    let download = extras.download.as_ref().map(|href| {
        html! {
            <a class="player-action" href={href.clone()} download="">
                { draw(Icon::DOWNLOAD) }<span>{ strings.download }</span>
            </a>
        }
    });
    let link = if state.note == Some(Note::Copied) {
        strings.link_copied.to_owned()
    } else {
        fill(strings.copy_link, &clock(state.position))
    };
    html! {
        <div class="player-more-sheet">
            { sentences }
            { extras.read_along.then(|| read_along(context)) }
            { chapters(context, extras.chapters) }
            { voices(context, extras.download.is_some()) }
            { sleep(context) }
            <div class="player-pair">
                { (!queue_handle.queue.items.is_empty()).then(|| {
                    action(Icon::PLAY_NEXT, strings.up_next.into(), "", context.sends(Command::ToggleQueue))
                }) }
                { action(Icon::TRANSCRIPT, strings.transcript.into(), "T", context.sends(Command::ToggleTranscript)) }
                { download }
                { action(Icon::LINK, link.into(), "", context.sends(Command::CopyLink)) }
                { action(Icon::KEYS, strings.shortcuts.into(), "?", context.sends(Command::ToggleKeys)) }
            </div>
        </div>
    }
}

fn read_along(context: ControlsContext<'_>) -> Html {
    let ControlsContext { state, strings, .. } = context;
    html! {
        <div class="player-pair">
            { action(Icon::FROM_HERE, strings.listen_here.into(), "R", context.sends(Command::ListenHere)) }
            { switch(strings.mark_words, state.words, context.sends(Command::MarkWords(!state.words))) }
            { switch(strings.scroll_along, state.scrolls, context.sends(Command::ScrollAlong(!state.scrolls))) }
        </div>
    }
}

fn action(icon: Icon, words: AttrValue, key: &'static str, onclick: Callback<MouseEvent>) -> Html {
    let key = (!key.is_empty()).then_some(key);
    html! {
        <button type="button" class="player-action" aria-keyshortcuts={key} {onclick}>
            { draw(icon) }<span>{ words }</span>
        </button>
    }
}

fn chapters(context: ControlsContext<'_>, chapters: Vec<(Heading, f64)>) -> Option<Html> {
    if chapters.is_empty() {
        return None;
    }
    let begun = chapters.partition_point(|(_, start)| *start <= context.state.position + 0.1);
    let starts: Vec<f64> = chapters.iter().map(|(_, start)| *start).collect();
    let mut entries = vec![Entry::new(0, context.strings.chapters_start)];
    entries.extend(chapters.into_iter().enumerate().map(|(index, (heading, start))| {
        Entry::new(index + 1, [&clock(start), "  ", &heading.title].concat())
    }));
    let on = context.run.reform(move |number: f64| {
        let index = number as usize;
        let start = index.checked_sub(1).and_then(|index| starts.get(index).copied());
        Command::SeekTo(start.unwrap_or_default())
    });
    Some(choice(context.strings.chapters, entries, &begun.to_string(), &on))
}

fn voices(context: ControlsContext<'_>, has_recording: bool) -> Option<Html> {
    let ControlsContext { state, strings, .. } = context;
    if state.voices.len() + usize::from(has_recording) < 2 || state.voices.is_empty() {
        return None;
    }
    let mut entries = Vec::new();
    if has_recording {
        entries.push(Entry::new(-1, strings.voice_recording));
    }
    entries.extend(state.voices.iter().enumerate().map(|(index, voice)| Entry {
        lang: Some(voice.lang.replace('_', "-").into()),
        ..Entry::new(index, AttrValue::from(voice.name.clone()))
    }));
    let chosen = match state.engine {
        Engine::Media => "-1".to_owned(),
        Engine::Speech => state.voice.to_string(),
    };
    let on = context
        .run
        .reform(|number: f64| Command::SetVoice((number >= 0.0).then_some(number as usize)));
    Some(choice(strings.voice_choice, entries, &chosen, &on))
}

fn sleep(context: ControlsContext<'_>) -> Html {
    let strings = context.strings;
    let entry = |sleep: Sleep, words: AttrValue| Entry::new(sleep.value(), words);
    let minutes = MINUTES.map(|minutes| {
        entry(
            Sleep::After(minutes),
            fill(strings.sleep_minutes, &minutes.to_string()).into(),
        )
    });
    let entries = std::iter::once(entry(Sleep::Off, strings.sleep_off.into()))
        .chain(minutes)
        .chain([entry(Sleep::AtEnd, strings.sleep_end.into())]);
    let on = context.run.reform(|number| Command::SetSleep(Sleep::of(number)));
    let value = context.state.sleep.value().to_string();
    choice(strings.sleep, entries.collect(), &value, &on)
}
