//! The application: from the element's configuration to the article, the player and the related links.

mod back;
mod component;
mod history;
mod hooks;
mod narration;
mod player_part;
mod related_part;
mod same_text;
mod shown;
mod timed_player;
mod turn;
mod view;

use std::rc::Rc;

use yew::prelude::*;

use crate::config::Config;
use crate::load::{LoadError, Loaded, Prefetched};
use crate::player::{PlayerControl, PlayerEvent};
use crate::related::RelatedClick;
use article::{Direction, Language, Shared};

pub use component::{App, Message};
pub use history::HistoryEntry;
pub use hooks::AdoptedPage;
pub use narration::narration;
pub use shown::{Shown, Snapshot};

/// What the widget reports to the page that holds it (`docs/embedding.md`).
#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The article is on the page.
    ArticleLoaded(Loaded),
    /// The article cannot be shown.
    ArticleFailed(LoadError),
    /// An event of the player.
    Audio(PlayerEvent),
    /// The reader is about to follow a related link.
    RelatedClick(RelatedClick),
    /// The queue continues with the article of the page with this address. The loader opens it here and plays it.
    Continue(Rc<str>),
    /// The widget draws an article in place of the page that it had adopted.
    Replaced,
    /// A fault of the related links or the timings, for the console.
    RelatedWarning(String),
}

/// The source of the article's text.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// There is no element. The widget renders nothing until it is attached to another one.
    Detached,
    /// No article is named.
    None,
    /// The address in the configuration.
    Address(Rc<str>),
    /// The text is in the page whose address is `page`.
    Inline {
        /// The text.
        text: Rc<str>,
        /// The base of relative addresses.
        page: Rc<str>,
    },
    /// The page set the property `article`.
    Data {
        /// JSON.
        text: Rc<str>,
        /// The base of relative addresses, if the article gives none.
        page: Rc<str>,
    },
}

/// Properties of [`App`].
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AppProps {
    /// The attributes.
    pub config: Shared<Config>,
    /// The source of the article's text.
    pub source: Source,
    /// Number of the element that the widget is attached to. When it changes, the widget resets its state.
    #[prop_or_default]
    pub turn: u32,
    /// The article that the element showed when it was removed.
    #[prop_or_default]
    pub snapshot: Option<Snapshot>,
    /// Counts the calls of `reload()`.
    #[prop_or_default]
    pub reloads: u32,
    /// The request that the loader has started.
    #[prop_or_default]
    pub prefetched: Option<Prefetched>,
    /// The request for the related links that the loader has started.
    #[prop_or_default]
    pub prefetched_related: Option<Prefetched>,
    /// Whether the element has children to show until the article is ready.
    #[prop_or_default]
    pub has_fallback: bool,
    /// The page to adopt: what the element shows without the widget.
    #[prop_or_default]
    pub adopted: Option<AdoptedPage>,
    /// The language of the page around the element.
    #[prop_or_default]
    pub page_lang: Option<Language>,
    /// The direction of the page around the element.
    #[prop_or_default]
    pub page_dir: Option<Direction>,
    /// The page's own address: related links to it are left out.
    #[prop_or_default]
    pub page: AttrValue,
    /// Connects the element's methods with the player.
    #[prop_or_default]
    pub control: PlayerControl,
    /// Gives the element the article that is shown.
    #[prop_or_default]
    pub shown: Shown,
    /// Called with each event.
    #[prop_or_default]
    pub on_event: Callback<HostEvent>,
}
