//! The panels of related links.

use std::rc::Rc;

use yew::prelude::*;

use super::components::{Presentation, RenderContext, panel_section, tabs};
use super::hooks::Narrowness;
use super::state::{Action, PanelsState};
use crate::i18n::Locale;
use crate::sizes::TABS_BELOW_PX;
use ::related::{ShownPanel, shown_panels};
use article::{Panel, RelatedItem, Shared};

/// How the panels are presented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelatedLayout {
    /// Tabs if the widget is narrow, else stacked.
    #[default]
    Auto,
    /// Lists under headings, beside one another if there is room.
    Stack,
    /// One at a time.
    Tabs,
}

/// The reader is about to follow a related link.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedClick {
    /// The link's headline.
    pub title: AttrValue,
    /// The link's address.
    pub url: AttrValue,
    /// The panel's title.
    pub panel: AttrValue,
    /// The link's index in the panel.
    pub index: usize,
    /// The click: the browser stays on the page if its default is prevented.
    pub event: MouseEvent,
}

type Draw = dyn Fn(&RelatedItem) -> Option<Html>;

/// Draws an addition to the facts of a link, such as a button. Compared by identity.
#[derive(Clone)]
pub struct Extra(Rc<Draw>);

impl Extra {
    /// Wraps the function that draws the addition; it returns `None` for a link without one.
    pub fn new(draw: impl Fn(&RelatedItem) -> Option<Html> + 'static) -> Self {
        Self(Rc::new(draw))
    }

    pub(super) fn draw(&self, item: &RelatedItem) -> Option<Html> {
        (self.0)(item)
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`RelatedPanels`].
#[derive(Properties, PartialEq)]
pub struct RelatedPanelsProps {
    /// The panels of the article.
    pub panels: Shared<Vec<Panel>>,
    /// Addresses of the article that is open: they are left out of every panel.
    #[prop_or_default]
    pub current: Vec<AttrValue>,
    /// How the panels are presented.
    #[prop_or_default]
    pub layout: RelatedLayout,
    /// The interface's language.
    pub locale: Locale,
    /// Called before the browser follows a link.
    #[prop_or_default]
    pub on_follow: Callback<RelatedClick>,
    /// Added to the facts of a link that can be listened to.
    #[prop_or_default]
    pub extra: Option<Extra>,
}

/// Draws the panels that have links to show. They are stacked until the width was measured, so that the prerendered page
/// shows every link without a script.
///
/// Not a function component: the first view has none, and hooks are 2 kB of the bundle (brotli).
#[derive(Debug)]
pub struct RelatedPanels {
    node: NodeRef,
    state: PanelsState,
    /// `None` while no panel is shown.
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
        let next = self.state.clone().reduce(action);
        let changes = next != self.state;
        self.state = next;
        changes
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let panels = shown_panels(&props.panels, &props.current, |_, _| {});
        let link = ctx.link().clone();
        let context = RenderContext {
            locale: &props.locale,
            state: &self.state,
            dispatch: &Callback::from(move |action| link.send_message(action)),
            on_follow: &props.on_follow,
            extra: props.extra.as_ref(),
        };
        // The element is there even if it is empty: Yew 0.23.0 traps if a component that draws nothing is among
        // conditional siblings (yewstack/yew issue 4092).
        html! {
            <div ref={self.node.clone()} class="related-room">{region(&panels, props.layout, context)}</div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if !Narrowness::has_content(&self.node) {
            self.narrowness = None;
            ctx.link().send_message(Action::Clear);
        } else if self.narrowness.is_none() {
            let link = ctx.link().clone();
            self.narrowness = Narrowness::watch(&self.node, i32::from(TABS_BELOW_PX), move |narrow| {
                link.send_message(Action::Measure(narrow));
            });
        }
    }
}

/// Returns the region, with its row of tabs if it has one, or `None` without panels.
fn region(panels: &[ShownPanel<'_>], layout: RelatedLayout, context: RenderContext<'_>) -> Option<Html> {
    let state = context.state;
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
    let presentation = |panel: &ShownPanel<'_>| {
        let selected = panel.place == selected;
        if tabbed {
            Presentation::Tab { selected }
        } else {
            Presentation::List
        }
    };
    let sections = panels
        .iter()
        .map(|panel| panel_section(panel, presentation(panel), context))
        .collect::<Html>();
    Some(html! {
        <section class="related" part="related" aria-label={context.locale.strings.related.region}>
            <div class="related-switch">{tabbed.then(|| tabs(panels, selected, context))}</div>
            <div class={classes!("related-panels", tabbed.then_some("is-tabbed"))}>{sections}</div>
        </section>
    })
}
