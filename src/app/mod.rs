//! Wiring only: what the element asks for in, the three parts of the page out.

mod use_article;
mod use_related;

use std::rc::Rc;

use yew::prelude::*;

use crate::article;
use crate::audio::{Player, PlayerControl, PlayerEvent};
use crate::config::{Config, PlayerPlace};
use crate::dom::{attributes, element, nodes, text};
use crate::i18n::Locale;
use crate::load::{ErrorCode, LoadError, Loaded, Prefetched};
use crate::model::{Article, AudioSource, Language, Narration, SafeUrl, Shared, UrlUse};
use crate::related::{RelatedClick, RelatedPanels};
use use_article::{Progress, use_article};
use use_related::use_related;

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
    /// Something about the related links is wrong; for the console.
    RelatedWarning(String),
}

/// Where the article's text comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
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
}

/// Properties of [`App`].
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AppProps {
    /// The attributes.
    pub config: Shared<Config>,
    /// Where the text comes from.
    pub source: Source,
    /// Counts the calls of `reload()`.
    #[prop_or_default]
    pub reloads: u32,
    /// The request that the loader has begun.
    #[prop_or_default]
    pub prefetched: Option<Prefetched>,
    /// Whether the element has children to show until the article is ready.
    #[prop_or_default]
    pub has_fallback: bool,
    /// The language of the page around the element.
    #[prop_or_default]
    pub page_lang: Option<Language>,
    /// The page's own address: related links to it are left out.
    #[prop_or_default]
    pub page: AttrValue,
    /// Through which the element's methods reach the player.
    #[prop_or_default]
    pub control: PlayerControl,
    /// Told what happens.
    #[prop_or_default]
    pub on_event: Callback<HostEvent>,
}

/// The widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let config = &props.config;
    let (progress, retry) = use_article(props);
    let article = match &progress {
        Progress::Ready(loaded) => Some(loaded.article.clone()),
        _ => None,
    };
    let article_lang = article.as_ref().and_then(|article| article.lang.clone());
    let locale = Locale::new(
        config
            .lang
            .as_ref()
            .or(article_lang.as_ref())
            .or(props.page_lang.as_ref()),
    );
    let narration = use_memo(
        (article.clone(), config.audio.clone(), config.timings.clone()),
        narration_of,
    );
    let panels = use_related(&config.related, article.as_ref(), &props.on_event);

    let slot = || element("slot", attributes![], Html::default());
    let view = match &progress {
        Progress::Waiting { slow } => {
            // The element's own children, or a quiet skeleton where there are none.
            let place = if props.has_fallback {
                slot()
            } else {
                article::skeleton(&locale)
            };
            let still = slow.then(|| {
                let attributes = attributes!["class" = "still-loading", "role" = "status"];
                element("p", attributes, text(locale.strings.article.still_loading))
            });
            let still = element("div", attributes![], still.unwrap_or_default());
            element("div", attributes!["class" = "waiting"], nodes([place, still]))
        }
        Progress::Ready(loaded) if loaded.article.title.is_empty() && loaded.article.body.is_empty() => {
            problem(locale.strings.article.error_empty, &loaded.url, &retry, &locale)
        }
        Progress::Ready(loaded) => {
            let player = narration.as_ref().clone().filter(|_| config.player != PlayerPlace::None).map(|narration| {
                let on_event = props.on_event.reform(HostEvent::Audio);
                let title = loaded.article.title.clone();
                html! { <Player {narration} {title} locale={locale.clone()} control={props.control.clone()} {on_event} /> }
            });
            let related = panels.map(|panels| {
                let on_follow = props.on_event.reform(HostEvent::RelatedClick);
                let layout = config.related_layout;
                html! { <RelatedPanels {panels} current={current(props, loaded)} {layout} locale={locale.clone()} {on_follow} /> }
            });
            let after = element("slot", attributes!["name" = "after-related"], Html::default());
            let beside = nodes([related.unwrap_or_default(), after]);
            let content = nodes([
                article::page(&loaded.article, &locale, config.dir, player.unwrap_or_default()),
                element("div", attributes!["class" = "beside"], beside),
            ]);
            let attributes = attributes!["class" = "page"; "data-player" = config.player.as_str()];
            element("div", attributes, content)
        }
        Progress::Failed(error) => {
            let problem = problem(reader_message(error.code, &locale), &error.url, &retry, &locale);
            element("div", attributes!["class" = "failed"], nodes([problem, slot()]))
        }
    };
    let busy = matches!(progress, Progress::Waiting { .. });
    let attributes = attributes![
        "class" = "widget";
        "data-theme" = config.theme.as_str(),
        "dir" = locale.direction().as_str(),
        "lang" = locale.tag().to_owned(),
        "aria-busy" = busy.then_some("true"),
    ];
    element("div", attributes, view)
}

fn problem(message: &'static str, url: &Rc<str>, retry: &Callback<MouseEvent>, locale: &Locale) -> Html {
    let source = (!url.is_empty()).then(|| AttrValue::from(Rc::clone(url)));
    article::problem(message, source, retry.clone(), locale)
}

fn reader_message(code: ErrorCode, locale: &Locale) -> &'static str {
    let strings = &locale.strings.article;
    match code {
        ErrorCode::Network => strings.error_network,
        ErrorCode::NotFound => strings.error_not_found,
        ErrorCode::Unauthorized => strings.error_unauthorized,
        ErrorCode::UnsupportedFormat => strings.error_unsupported_format,
        ErrorCode::Malformed => strings.error_malformed,
        ErrorCode::TooLarge => strings.error_too_large,
    }
}

/// The addresses under which the reader has this article open.
fn current(props: &AppProps, loaded: &Loaded) -> Vec<AttrValue> {
    let canonical = loaded
        .article
        .url
        .as_ref()
        .map(|url| AttrValue::from(url.to_rc()));
    [
        Some(props.page.clone()),
        Some(AttrValue::from(Rc::clone(&loaded.url))),
        canonical,
    ]
    .into_iter()
    .flatten()
    .filter(|url| !url.is_empty())
    .collect()
}

/// An address from an attribute.
type Address = Option<Rc<str>>;

/// The article's narration with the attributes' replacements; `None` where there is nothing to play.
fn narration_of(
    (article, audio, timings): &(Option<Shared<Article>>, Address, Address),
) -> Option<Shared<Narration>> {
    let own = article.as_ref()?.audio.clone();
    let checked = |url: &Address| {
        url.as_deref()
            .and_then(|url| SafeUrl::parse(url, UrlUse::Resource, None))
    };
    let mut narration = match checked(audio) {
        // Another recording has its own length and timings; that a machine made it is still said.
        Some(src) => Narration {
            sources: vec![AudioSource {
                src,
                media_type: None,
            }],
            duration_ms: None,
            timings: None,
            ..own.unwrap_or_default()
        },
        None => own?,
    };
    if let Some(timings) = checked(timings) {
        narration.timings = Some(timings);
    }
    (!narration.sources.is_empty()).then(|| Shared::new(narration))
}
