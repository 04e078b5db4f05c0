//! Wiring only: what the element asks for in, the three parts of the page out.

mod back;
mod component;
mod listening;
mod narration;
mod relating;
mod shown;
mod trail;
mod view;

use std::rc::Rc;

use yew::prelude::*;

use crate::config::Config;
use crate::load::{LoadError, Loaded, Prefetched};
use crate::player::{PlayerControl, PlayerEvent};
use crate::related::RelatedClick;
use article::{Direction, Language, Shared};

pub use component::{App, Message};
pub use shown::{Kept, Shown};
pub use trail::Place;

/// What the widget tells the page that holds it (contract, section 3).
#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The article is on the page.
    ArticleLoaded(Loaded),
    /// It cannot be shown.
    ArticleFailed(LoadError),
    /// The player did something.
    Audio(PlayerEvent),
    /// A related link is about to be followed.
    RelatedClick(RelatedClick),
    /// The article that this page shows is to be opened here and played.
    Continue(Rc<str>),
    /// Something about the related links or the timings is wrong; for the console.
    RelatedWarning(String),
}

/// Where the article's text comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// There is no element: the widget waits for one, and draws nothing.
    Parked,
    /// Nowhere yet.
    None,
    /// The address in the configuration.
    Address(Rc<str>),
    /// The text stands in the page, whose own address is `page`.
    Inline {
        /// The text.
        text: Rc<str>,
        /// What relative addresses are relative to.
        page: Rc<str>,
    },
    /// The page gave it to the property `article`.
    Data {
        /// JSON.
        text: Rc<str>,
        /// What relative addresses are relative to, where the article does not say it.
        page: Rc<str>,
    },
}

/// Properties of [`App`].
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AppProps {
    /// The attributes.
    pub config: Shared<Config>,
    /// Where the text comes from.
    pub source: Source,
    /// Counts the elements that it was drawn for, one after the other: nothing of one is left for the next.
    #[prop_or_default]
    pub turn: u32,
    /// What the element showed when it was removed.
    #[prop_or_default]
    pub kept: Option<Kept>,
    /// Counts the calls of `reload()`.
    #[prop_or_default]
    pub reloads: u32,
    /// The request that the loader has begun.
    #[prop_or_default]
    pub prefetched: Option<Prefetched>,
    /// The request for the attribute `related`, likewise.
    #[prop_or_default]
    pub prefetched_related: Option<Prefetched>,
    /// Whether the element has children to show until the article is ready.
    #[prop_or_default]
    pub has_fallback: bool,
    /// The language of the page around the element.
    #[prop_or_default]
    pub page_lang: Option<Language>,
    /// The direction of the page around the element.
    #[prop_or_default]
    pub page_dir: Option<Direction>,
    /// The page's own address: related links to it are left out.
    #[prop_or_default]
    pub page: AttrValue,
    /// Through which the element's methods reach the player.
    #[prop_or_default]
    pub control: PlayerControl,
    /// Through which the element knows what is shown.
    #[prop_or_default]
    pub shown: Shown,
    /// Told what happens.
    #[prop_or_default]
    pub on_event: Callback<HostEvent>,
}
