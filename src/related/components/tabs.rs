//! The row of tabs over the panels (WAI-ARIA Authoring Practices, "Tabs pattern", with automatic activation).

use yew::prelude::*;

use super::{RenderContext, id};
use crate::related::ShownPanel;
use crate::related::hooks::TabRow;
use crate::related::state::Action;
use crate::related::tab_keys::tab_for_key;

/// One stop for the keyboard; the arrows move along the row and show the panel of each tab. `selected` is the index of the
/// visible panel.
pub fn tabs(panels: &[ShownPanel<'_>], selected: usize, context: RenderContext<'_>) -> Html {
    let tabs = panels.iter().map(|panel| {
        let index = panel.place;
        let (is_selected, stop) = if index == selected {
            ("true", "0")
        } else {
            ("false", "-1")
        };
        let onclick = context
            .dispatch
            .reform(move |_: MouseEvent| Action::Choose(index));
        html! {
            <button key={index} type="button" role="tab" class="related-tab" part="panel-title" dir="auto"
                id={id("tab", index)} aria-selected={is_selected} aria-controls={id("panel", index)}
                tabindex={stop} {onclick}>
                {AttrValue::from(panel.panel.title.clone())}
            </button>
        }
    });
    let tabs = tabs.collect::<Html>();
    html! {
        <div class="related-tabs" role="tablist" aria-label={context.locale.strings.related.tabs}
            onkeydown={on_key(panels, selected, context)}>
            {tabs}
        </div>
    }
}

fn on_key(panels: &[ShownPanel<'_>], selected: usize, context: RenderContext<'_>) -> Callback<KeyboardEvent> {
    let indexes: Vec<usize> = panels.iter().map(|panel| panel.place).collect();
    let dispatch = context.dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        // With a modifier the keys are the browser's: Alt and an arrow goes back a page.
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(row) = TabRow::of(&event) else { return };
        let current = indexes.iter().position(|index| *index == selected).unwrap_or(0);
        let next = tab_for_key(&event.key(), current, indexes.len(), row.direction());
        let Some((tab, index)) = next.and_then(|tab| Some((tab, *indexes.get(tab)?))) else {
            return;
        };
        event.prevent_default();
        dispatch.emit(Action::Choose(index));
        row.focus(tab);
    })
}
