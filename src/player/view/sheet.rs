//! The box under the controls that holds the open sheet.

use yew::prelude::*;

use super::ControlsContext;
use super::icons::{Icon, draw};
use super::more::{Extras, more};
use super::outdated::{Updates, updates};
use super::queue::queue;
use crate::i18n::{PlayerStrings, fill};
use crate::player::state::command::Command;
use crate::player::state::keys::{Does, SHEET};
use crate::player::state::player_state::Sheet;
use crate::player::state::queue::QueueHandle;

/// The open sheet, in the box `id`. `first` is the node that gets the focus in a dialog. `extras`, `changed` and
/// `transcript` are called only if they are shown.
pub fn sheet(
    context: ControlsContext<'_>,
    id: &AttrValue,
    first: &NodeRef,
    extras: impl FnOnce() -> Extras,
    queue_handle: &QueueHandle,
    changed: impl FnOnce() -> Updates,
    transcript: impl FnOnce(&NodeRef) -> Html,
) -> Html {
    let strings = context.strings;
    match &context.state.sheet {
        Sheet::None => html! {},
        Sheet::More => html! {
            <div class="player-sheet" id={id} role="group" aria-label={strings.more}>{ more(context, extras(), queue_handle) }</div>
        },
        Sheet::Outdated => dialog(context, id, strings.outdated, first, updates(context, &changed())),
        Sheet::Queue => dialog(context, id, strings.up_next, first, queue(strings, queue_handle)),
        Sheet::Transcript { search } => {
            let none = NodeRef::default();
            let (close, field) = if *search { (&none, first) } else { (first, &none) };
            dialog(context, id, strings.transcript, close, transcript(field))
        }
        Sheet::Keys => dialog(context, id, strings.shortcuts, first, keys(strings)),
        Sheet::Link(link) => dialog(
            context,
            id,
            strings.link,
            &NodeRef::default(),
            html! {
                <input ref={first} class="player-link" readonly=true dir="ltr" aria-label={strings.link} value={link.clone()} />
            },
        ),
    }
}

/// Not modal: the page and the audio continue beside it.
fn dialog(
    context: ControlsContext<'_>,
    id: &AttrValue,
    title: &'static str,
    first: &NodeRef,
    content: Html,
) -> Html {
    let close = context.strings.close;
    html! {
        <div class="player-sheet" id={id} role="dialog" aria-label={title}>
            <div class="player-sheet-head">
                <p class="player-sheet-title">{ title }</p>
                <button ref={first} type="button" class="player-button" aria-label={close} title={close}
                    aria-keyshortcuts="Escape" onclick={context.sends(Command::CloseSheet)}>
                    { draw(Icon::CLOSE) }
                </button>
            </div>
            { content }
        </div>
    }
}

fn keys(strings: &PlayerStrings) -> Html {
    let rows = SHEET.iter().map(|(keys, does)| {
        let keys = keys.iter().map(|key| html! { <kbd class="player-key">{ *key }</kbd> });
        html! { <div class="player-keys-row"><dt dir="ltr">{ for keys }</dt><dd>{ words(*does, strings) }</dd></div> }
    });
    html! { <dl class="player-keys">{ for rows }</dl> }
}

fn words(does: Does, strings: &PlayerStrings) -> String {
    match does {
        Does::PlayOrPause => strings.play_or_pause,
        Does::Back => return fill(strings.back, "15"),
        Does::Forward => return fill(strings.forward, "15"),
        Does::PreviousSentence => strings.previous_sentence,
        Does::NextSentence => strings.next_sentence,
        Does::ListenHere => strings.listen_here,
        Does::GoToShare => strings.go_to_share,
        Does::Slower => strings.slower,
        Does::Faster => strings.faster,
        Does::Mute => strings.mute,
        Does::Transcript => strings.transcript,
        Does::Search => strings.search_text,
        Does::Keys => strings.shortcuts,
        Does::Close => strings.close,
    }
    .to_owned()
}
