//! The row of tabs over the panels (WAI-ARIA Authoring Practices, "Tabs pattern", with automatic activation).

use yew::prelude::*;

use super::{panel_id, tab_id};
use crate::model::Shared;
use crate::related::ShownPanel;
use crate::related::hooks::use_tab_list;
use crate::related::tab_keys::tab_for_key;

/// Properties of [`Tabs`].
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// The panels, a tab each.
    pub panels: Vec<Shared<ShownPanel>>,
    /// The place of the panel that is seen.
    pub selected: usize,
    /// The row's name.
    pub label: AttrValue,
    /// Told the place of a panel that is to be seen.
    pub on_select: Callback<usize>,
}

/// One stop for the keyboard; the arrows move along the row and show what they come to.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let row = use_tab_list();
    let onkeydown = {
        let row = row.clone();
        let places: Vec<usize> = props.panels.iter().map(|panel| panel.place).collect();
        let (selected, on_select) = (props.selected, props.on_select.clone());
        Callback::from(move |event: KeyboardEvent| {
            // With a modifier the keys are the browser's: Alt and an arrow goes back a page.
            if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            let current = places.iter().position(|place| *place == selected).unwrap_or(0);
            let Some(tab) = tab_for_key(&event.key(), current, places.len(), row.direction()) else {
                return;
            };
            event.prevent_default();
            if let Some(place) = places.get(tab) {
                on_select.emit(*place);
                row.focus(tab);
            }
        })
    };
    let tabs = props.panels.iter().map(|panel| {
        let place = panel.place;
        let selected = place == props.selected;
        let onclick = props.on_select.reform(move |_: MouseEvent| place);
        html! {
            <button key={place} type="button" role="tab" class="related-tab" part="panel-title" id={tab_id(place)}
                aria-selected={selected.to_string()} aria-controls={panel_id(place)}
                tabindex={if selected { "0" } else { "-1" }} {onclick}>
                {AttrValue::from(panel.title.clone())}
            </button>
        }
    });
    html! {
        <div class="related-tabs" role="tablist" aria-label={props.label.clone()} ref={row.node.clone()} {onkeydown}>
            {for tabs}
        </div>
    }
}
