//! The row of tabs over the panels (WAI-ARIA Authoring Practices, "Tabs pattern", with automatic activation).

use yew::prelude::*;

use super::{Room, id};
use crate::related::ShownPanel;
use crate::related::engine_tab_row::TabRow;
use crate::related::state::Action;
use crate::related::tab_keys::tab_for_key;

/// One stop for the keyboard; the arrows move along the row and show what they come to. `selected` is the place of the
/// panel that is seen.
pub fn tabs(panels: &[ShownPanel<'_>], selected: usize, room: Room<'_>) -> Html {
    let tabs = panels.iter().map(|panel| {
        let place = panel.place;
        let (is_selected, stop) = if place == selected {
            ("true", "0")
        } else {
            ("false", "-1")
        };
        let onclick = room.tell.reform(move |_: MouseEvent| Action::Choose(place));
        html! {
            <button key={place} type="button" role="tab" class="related-tab" part="panel-title" dir="auto"
                id={id("tab", place)} aria-selected={is_selected} aria-controls={id("panel", place)}
                tabindex={stop} {onclick}>
                {AttrValue::from(panel.panel.title.clone())}
            </button>
        }
    });
    let tabs = tabs.collect::<Html>();
    html! {
        <div class="related-tabs" role="tablist" aria-label={room.locale.strings.related.tabs}
            onkeydown={moves(panels, selected, room)}>
            {tabs}
        </div>
    }
}

fn moves(panels: &[ShownPanel<'_>], selected: usize, room: Room<'_>) -> Callback<KeyboardEvent> {
    let places: Vec<usize> = panels.iter().map(|panel| panel.place).collect();
    let tell = room.tell.clone();
    Callback::from(move |event: KeyboardEvent| {
        // With a modifier the keys are the browser's: Alt and an arrow goes back a page.
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(row) = TabRow::of(&event) else { return };
        let current = places.iter().position(|place| *place == selected).unwrap_or(0);
        let next = tab_for_key(&event.key(), current, places.len(), row.direction());
        let Some((tab, place)) = next.and_then(|tab| Some((tab, *places.get(tab)?))) else {
            return;
        };
        event.prevent_default();
        tell.emit(Action::Choose(place));
        row.focus(tab);
    })
}
