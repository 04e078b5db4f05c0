//! The panels of related links.

use yew::prelude::*;

use super::components::{PanelSection, Standing, Tabs};
use super::hooks::use_inline_size_below;
use super::select::{ShownPanel, shown_panels};
use crate::i18n::Locale;
use crate::model::{Panel, Shared};

/// How the panels stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelatedLayout {
    /// Tabs where the widget is narrow, else stacked.
    #[default]
    Auto,
    /// Lists under headings, beside one another where there is room.
    Stack,
    /// One at a time.
    Tabs,
}

/// A related link is about to be followed.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedClick {
    /// The link's headline.
    pub title: AttrValue,
    /// Where it leads.
    pub url: AttrValue,
    /// The panel's title.
    pub panel: AttrValue,
    /// Its place in the panel, from 0.
    pub index: usize,
    /// The click itself: prevent its default to stay on the page.
    pub event: MouseEvent,
}

/// Properties of [`RelatedPanels`].
#[derive(Properties, PartialEq)]
pub struct RelatedPanelsProps {
    /// What to show.
    pub panels: Shared<Vec<Panel>>,
    /// Addresses of the article that is open: they are left out of every panel.
    #[prop_or_default]
    pub current: Vec<AttrValue>,
    /// How they stand.
    #[prop_or_default]
    pub layout: RelatedLayout,
    /// The interface's language.
    pub locale: Locale,
    /// Told before a link is followed.
    #[prop_or_default]
    pub on_follow: Callback<RelatedClick>,
}

/// Below this width of the room for the panels, in CSS pixels, they stand as tabs: two columns no longer fit.
const TABS_BELOW_PX: f64 = 640.0;

/// The panels that have something to show; nothing where none has.
#[component]
pub fn RelatedPanels(props: &RelatedPanelsProps) -> Html {
    let panels = use_memo(
        (props.panels.clone(), props.current.clone()),
        |(panels, current)| -> Vec<Shared<ShownPanel>> {
            let (shown, _) = shown_panels(panels, current);
            shown.into_iter().map(Shared::new).collect()
        },
    );
    // The element is there even when it is empty: Yew 0.23.0 traps where a component that draws nothing stands among
    // conditional siblings (yewstack/yew issue 4092).
    html! {
        <div class="related-room">
            if !panels.is_empty() {
                <Panels panels={(*panels).clone()} layout={props.layout} locale={props.locale.clone()}
                    on_follow={props.on_follow.clone()} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PanelsProps {
    /// At least one.
    panels: Vec<Shared<ShownPanel>>,
    layout: RelatedLayout,
    locale: Locale,
    on_follow: Callback<RelatedClick>,
}

/// The region, with its row of tabs where it has one. Stacked until it was measured: so the prerendered page shows every
/// link without a script.
#[component]
fn Panels(props: &PanelsProps) -> Html {
    let ruler = use_node_ref();
    let narrow = use_inline_size_below(&ruler, TABS_BELOW_PX);
    // By place, so that a panel whose links come late does not change which one is seen.
    let chosen = use_state_eq(|| None);

    let tabbed = props.panels.len() > 1
        && match props.layout {
            RelatedLayout::Auto => narrow == Some(true),
            RelatedLayout::Stack => false,
            RelatedLayout::Tabs => narrow.is_some(),
        };
    let places = || props.panels.iter().map(|panel| panel.place);
    let selected = chosen
        .filter(|chosen| places().any(|place| place == *chosen))
        .or_else(|| places().next())
        .unwrap_or_default();
    let on_select = {
        let set_chosen = chosen.setter();
        Callback::from(move |place| set_chosen.set(Some(place)))
    };
    let strings = &props.locale.strings.related;
    let sections = props.panels.iter().map(|panel| {
        let standing = if tabbed {
            Standing::Tabbed {
                selected: panel.place == selected,
            }
        } else {
            Standing::Headed
        };
        html! {
            <PanelSection key={panel.place} panel={panel.clone()} {standing} locale={props.locale.clone()}
                on_follow={props.on_follow.clone()} />
        }
    });
    html! {
        <section class="related" part="related" aria-label={strings.region}>
            <div class="related-ruler" ref={ruler} />
            <div class="related-switch">
                if tabbed {
                    <Tabs panels={props.panels.clone()} {selected} label={strings.tabs} {on_select} />
                }
            </div>
            <div class={classes!("related-panels", tabbed.then_some("is-tabbed"))}>{for sections}</div>
        </section>
    }
}
