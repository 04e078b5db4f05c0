//! The panels of related links.

use std::rc::Rc;

use yew::prelude::*;

use super::components::{Room, Standing, panel_section, tabs};
use super::engine_narrowness::Narrowness;
use super::state::{Action, PanelsState};
use crate::dom::{attributes, element_at};
use crate::i18n::Locale;
use ::related::{ShownPanel, shown_panels};
use article::{Panel, RelatedItem, Shared};

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

/// Draws what stands beside the facts of a link.
type Draw = dyn Fn(&RelatedItem) -> Option<Html>;

/// What the widget puts beside the facts of a link, such as a button. Compared by identity.
#[derive(Clone)]
pub struct Beside(Rc<Draw>);

impl Beside {
    /// Draws it with `draw`.
    pub fn new(draw: impl Fn(&RelatedItem) -> Option<Html> + 'static) -> Self {
        Self(Rc::new(draw))
    }

    pub(super) fn draw(&self, item: &RelatedItem) -> Option<Html> {
        (self.0)(item)
    }
}

impl PartialEq for Beside {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
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
    /// Put beside what is known of a link that can be listened to.
    #[prop_or_default]
    pub beside: Option<Beside>,
}

/// Where the widget is narrower, in CSS pixels, the panels stand as tabs: two columns no longer fit.
const TABS_BELOW_PX: i32 = 640;

/// The panels that have something to show; nothing where none has. Stacked until the room was measured: so the
/// prerendered page shows every link without a script.
///
/// Not a function component: the widget has no other, and their hooks are 2 kB of the bundle (brotli).
#[derive(Debug)]
pub struct RelatedPanels {
    node: NodeRef,
    state: PanelsState,
    /// While something is shown.
    narrowness: Option<Narrowness>,
}

impl Component for RelatedPanels {
    type Message = Action;
    type Properties = RelatedPanelsProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            node: NodeRef::default(),
            state: PanelsState::default(),
            narrowness: None,
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        self.state.take(action)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let panels = shown_panels(&props.panels, &props.current, |_, _| {});
        let link = ctx.link().clone();
        let room = Room {
            locale: &props.locale,
            state: &self.state,
            tell: &Callback::from(move |action| link.send_message(action)),
            on_follow: &props.on_follow,
            beside: props.beside.as_ref(),
        };
        // The element is there even when it is empty: Yew 0.23.0 traps where a component that draws nothing stands among
        // conditional siblings (yewstack/yew issue 4092).
        let region = region(&panels, props.layout, room);
        element_at(
            &self.node,
            "div",
            attributes!["class" = "related-room"],
            region.unwrap_or_default(),
        )
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if !Narrowness::is_of_use(&self.node) {
            self.narrowness = None;
            ctx.link().send_message(Action::Clear);
        } else if self.narrowness.is_none() {
            let link = ctx.link().clone();
            self.narrowness = Narrowness::watch(&self.node, TABS_BELOW_PX, move |narrow| {
                link.send_message(Action::Measure(narrow));
            });
        }
    }
}

/// The region, with its row of tabs where it has one.
fn region(panels: &[ShownPanel<'_>], layout: RelatedLayout, room: Room<'_>) -> Option<Html> {
    let state = room.state;
    let first = panels.first()?.place;
    let tabbed = panels.len() > 1
        && match layout {
            RelatedLayout::Auto => state.narrow == Some(true),
            RelatedLayout::Stack => false,
            RelatedLayout::Tabs => state.narrow.is_some(),
        };
    let selected = state
        .chosen
        .filter(|chosen| panels.iter().any(|panel| panel.place == *chosen))
        .unwrap_or(first);
    let standing = |panel: &ShownPanel<'_>| {
        let selected = panel.place == selected;
        if tabbed {
            Standing::Tabbed { selected }
        } else {
            Standing::Headed
        }
    };
    let sections = panels
        .iter()
        .map(|panel| panel_section(panel, standing(panel), room))
        .collect::<Html>();
    let class = if tabbed {
        "related-panels is-tabbed"
    } else {
        "related-panels"
    };
    Some(html! {
        <section class="related" part="related" aria-label={room.locale.strings.related.region}>
            <div class="related-switch">{ tabbed.then(|| tabs(panels, selected, room)) }</div>
            <div {class}>{ sections }</div>
        </section>
    })
}
