//! The sheet of outdated sentences: each links to its place, and the browser's voice can read it.

use std::rc::Rc;

use yew::prelude::*;

use super::ControlsContext;
use super::icons::{Icon, draw};
use super::switch::switch;
use crate::player::platform::scroll::go_to_block;
use crate::player::state::command::Command;
use crate::player::state::player_state::{Note, Sheet};
use crate::player::text::outdated::outdated;
use crate::player::text::spoken_text::SpokenText;
use article::BlockId;
use narration::{Outdated, Timeline};

/// A sentence that the recording lacks, or has in an older wording.
struct Update {
    line: usize,
    words: Rc<str>,
    block: BlockId,
    is_new: bool,
}

#[derive(Default)]
pub struct Updates {
    sentences: Vec<Update>,
    /// Whether the browser has a voice that may read them.
    can_read: bool,
}

impl Updates {
    /// The outdated sentences of a recording with this timeline.
    pub fn of(timeline: &Timeline, text: &SpokenText, can_read: bool) -> Self {
        let found = outdated(timeline, text.lines.len()).iter();
        let sentences = found.filter_map(|(line, change)| {
            let line = *line as usize;
            let after = text.passages.partition_point(|(first, _)| *first <= line);
            Some(Update {
                line,
                words: text.lines.get(line)?.clone(),
                block: timeline.blocks.get(after.checked_sub(1)?)?.clone(),
                is_new: *change == Outdated::Missing,
            })
        });
        Self {
            sentences: sentences.collect(),
            can_read,
        }
    }
}

/// A button with the number of outdated sentences, which opens the sheet `id`. Always one node.
pub fn outdated_line(context: ControlsContext<'_>, count: usize, id: &AttrValue) -> Html {
    let ControlsContext { state, strings, .. } = context;
    if count == 0 {
        return html! {};
    }
    let is_open = state.sheet == Sheet::Outdated;
    let words = if state.interjection.is_some() {
        context.listen.speech_notice.to_owned()
    } else {
        [strings.outdated, " (", &count.to_string(), ")"].concat()
    };
    html! {
        <button type="button" class="player-next" aria-expanded={if is_open { "true" } else { "false" }}
            aria-controls={is_open.then(|| id.clone())} onclick={context.sends(Command::ToggleOutdated)}>
            { draw(Icon::UPDATED) }
            <span>{ words }</span>
        </button>
    }
}

pub fn updates(context: ControlsContext<'_>, updates: &Updates) -> Html {
    let ControlsContext { state, strings, .. } = context;
    let rows = updates
        .sentences
        .iter()
        .map(|update| row(context, update, updates.can_read));
    let fills = updates.can_read.then(|| {
        let onclick = context.sends(Command::FillGaps(!state.fills_gaps));
        switch(strings.read_missing, state.fills_gaps, onclick)
    });
    let failure = (state.note == Some(Note::NoVoice)).then_some(strings.error_speech);
    html! {
        <>
            <ul class="player-updates" role="list">{ for rows }</ul>
            <p class="player-queue-missed">{ failure }</p>
            <div class="player-pair">{ fills }</div>
        </>
    }
}

fn row(context: ControlsContext<'_>, update: &Update, can_read: bool) -> Html {
    let strings = context.strings;
    let mark = if update.is_new {
        strings.outdated_new
    } else {
        strings.outdated_changed
    };
    let href = ["#", update.block.as_str()].concat();
    let onclick = {
        let block = update.block.to_rc();
        Callback::from(move |event: MouseEvent| go_to_block(&event, &block))
    };
    let reads = context.state.interjection == Some(update.line);
    let read = can_read.then(|| {
        let (icon, label) = if reads {
            (Icon::PAUSE, strings.pause)
        } else {
            (Icon::LOUD, strings.read_aloud)
        };
        html! {
            <button type="button" class="player-button" aria-label={label} title={label}
                aria-describedby={["player-update-", &update.line.to_string()].concat()}
                onclick={context.sends(Command::ReadAloud(update.line))}>
                { draw(icon) }
            </button>
        }
    });
    html! {
        <li key={update.line} class="player-update">
            <p class="player-update-text" aria-current={reads.then_some("true")}>
                <span class="player-update-mark">{ mark }</span>{ " " }
                <a {href} class="player-line" id={["player-update-", &update.line.to_string()].concat()} {onclick}>
                    <bdi>{ &*update.words }</bdi>
                </a>
            </p>
            { read }
        </li>
    }
}
