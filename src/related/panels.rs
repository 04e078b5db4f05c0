//! The panels of related links.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::model::{Panel, Shared};

/// How the panels stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelatedLayout {
    /// Tabs where the widget is narrow, else stacked.
    #[default]
    Auto,
    /// One below the other.
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

/// The panels of related links.
#[component]
pub fn RelatedPanels(props: &RelatedPanelsProps) -> Html {
    let _ = props;
    html! {}
}
