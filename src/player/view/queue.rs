//! The queue: a line under the controls, and the sheet behind it.

use yew::prelude::*;

use super::ControlsContext;
use super::icons::{Icon, draw};
use super::switch::switch;
use crate::i18n::{PlayerStrings, fill};
use crate::player::platform::focus::focus_row;
use crate::player::state::command::Command;
use crate::player::state::player_state::Sheet;
use crate::player::state::queue::{Queue, QueueHandle, QueueRequest, Queued};

/// A button that names the next article and opens the sheet `id`. Always one node: another number of nodes before the
/// last one would have Yew create the `<audio>` again.
pub fn next_line(context: ControlsContext<'_>, queue_handle: &QueueHandle, id: &AttrValue) -> Html {
    let Some(next) = queue_handle.queue.next().filter(|_| queue_handle.queue.goes_on) else {
        return html! {};
    };
    let is_open = context.state.sheet == Sheet::Queue;
    html! {
        <button type="button" class="player-next" aria-expanded={if is_open { "true" } else { "false" }}
            aria-controls={is_open.then(|| id.clone())} onclick={context.asks(Command::ToggleQueue)}>
            { draw(Icon::PLAY_NEXT) }
            <span class="player-next-name">{ context.strings.up_next }{ " " }</span>
            <bdi class="player-next-title">{ &*next.title }</bdi>
        </button>
    }
}

/// The list: each article can be played at once, moved and removed.
pub fn queue(strings: &PlayerStrings, queue_handle: &QueueHandle) -> Html {
    let Queue { items, goes_on } = &*queue_handle.queue;
    let rows = items
        .iter()
        .enumerate()
        .map(|(index, item)| row(strings, queue_handle, index, item));
    let goes_on = switch(
        strings.goes_on,
        *goes_on,
        queue_handle.keeps(|_, queue| Queue {
            goes_on: !queue.goes_on,
            ..queue.clone()
        }),
    );
    let clear = queue_handle.keeps(|event: &MouseEvent, queue| {
        focus_row(event, "", None);
        Queue {
            items: Vec::new(),
            ..queue.clone()
        }
    });
    let missed = items.iter().rfind(|item| item.missing);
    let list = if items.is_empty() {
        html! { <p class="player-queue-empty">{ strings.nothing_next }</p> }
    } else {
        html! { <ol class="player-queue" role="list">{ for rows }</ol> }
    };
    html! {
        <>
            { list }
            <p class="player-queue-missed" role="status">
                { missed.map(|item| fill(strings.not_opened, &item.title)) }
            </p>
            <div class="player-pair">
                { goes_on }
                { (!items.is_empty()).then(|| html! {
                    <button type="button" class="player-action" onclick={clear}>{ strings.clear }</button>
                }) }
            </div>
        </>
    }
}

/// Rows keep their place in the document when their articles change places: an element that is moved there loses the
/// focus, which is to follow the article.
fn row(strings: &PlayerStrings, queue_handle: &QueueHandle, index: usize, item: &Queued) -> Html {
    let (first, last) = (index == 0, index + 1 == queue_handle.queue.items.len());
    let moves = |up: bool| {
        queue_handle.keeps(move |event: &MouseEvent, queue: &Queue| {
            let to = if up {
                index.checked_sub(1)
            } else {
                Some(index + 1).filter(|to| *to < queue.items.len())
            };
            let selector = if up { ".player-up" } else { ".player-down" };
            focus_row(event, selector, to.or(Some(index)));
            queue.moved(index, up)
        })
    };
    let remove = {
        let page = item.page.clone();
        queue_handle.keeps(move |event: &MouseEvent, queue: &Queue| {
            if last {
                focus_row(event, ".player-remove", index.checked_sub(1));
            }
            let mut next = queue.clone();
            next.remove(&page);
            next
        })
    };
    let page = item.page.clone();
    let play = queue_handle
        .on_queue
        .reform(move |_: MouseEvent| QueueRequest::Play(page.clone()));
    let button = |class, icon, words: &str, off: bool, onclick: Callback<MouseEvent>| {
        let label = AttrValue::from(fill(words, &item.title));
        html! {
            <button type="button" class={class} aria-label={label.clone()} title={label}
                aria-disabled={off.then_some("true")} {onclick}>
                { draw(icon) }
            </button>
        }
    };
    html! {
        <li key={index} class="player-queue-row" data-missing={item.missing.then_some("")}>
            <button type="button" class="player-queue-title" aria-label={fill(strings.play_now, &item.title)} onclick={play}>
                <bdi>{ &*item.title }</bdi>
            </button>
            { button("player-button player-up", Icon::UP, strings.move_up, first, moves(true)) }
            { button("player-button player-down", Icon::DOWN, strings.move_down, last, moves(false)) }
            { button("player-button player-remove", Icon::CLOSE, strings.remove, false, remove) }
        </li>
    }
}
