//! What the widget looks like as it waits, when the article is there, and when it will not come.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VList;

use super::back::back;
use super::component::{App, Message, Progress};
use super::listening::{self, ListeningProps, listening};
use super::relating::related;
use super::{AppProps, HostEvent, Source};
use crate::article;
use crate::config::{PlayerPlace, Speech};
use crate::dom::{attributes, element, element_at, nodes, text};
use crate::i18n::Locale;
use crate::load::{ErrorCode, Loaded};
use crate::player::QueueRequest;
use crate::related::{Beside, RelatedPanelsProps};

/// The widget's frame with what stands in it.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let props = ctx.props();
    if props.source == Source::Parked {
        return Html::default();
    }
    let config = &props.config;
    let locale = locale(app, props);
    let content = match &app.progress {
        Progress::Waiting { slow } => waiting(props, &locale, *slow),
        Progress::Ready(loaded) if loaded.article.title.is_empty() && loaded.article.body.is_empty() => {
            problem(locale.strings.article.error_empty, &loaded.url, ctx, &locale)
        }
        Progress::Ready(loaded) => ready(app, ctx, loaded, &locale),
        Progress::Failed(error) => {
            // What is not there cannot be opened either.
            let nowhere: Rc<str> = "".into();
            let url = if error.code == ErrorCode::NotFound {
                &nowhere
            } else {
                &error.url
            };
            let problem = problem(reader_message(error.code, &locale), url, ctx, &locale);
            element(
                "div",
                attributes!["class" = "failed"],
                nodes([problem, children()]),
            )
        }
    };
    let busy = app.pending || matches!(app.progress, Progress::Waiting { .. });
    let attributes = attributes![
        "class" = "widget";
        "data-theme" = config.theme.as_str(),
        "dir" = config.dir.unwrap_or_else(|| locale.direction()).as_str(),
        "lang" = locale.tag().to_owned(),
        "aria-busy" = busy.then_some("true"),
    ];
    let way_back = app.trail.place().map(|_| {
        let on_back = ctx.link().callback(|_: MouseEvent| Message::Back);
        back(app.trail.headline(), on_back, &locale)
    });
    let content = nodes([way_back.unwrap_or_default(), content]);
    let widget = element_at(&app.widget, "div", attributes, content);
    // For another element everything is made anew.
    VList::with_children(vec![widget], Some(props.turn.into())).into()
}

/// The interface's language: the attribute's, else the article's, else the page's.
pub(super) fn locale(app: &App, props: &AppProps) -> Locale {
    let of_article = match &app.progress {
        Progress::Ready(loaded) => loaded.article.lang.as_ref(),
        _ => None,
    };
    let lang = props.config.lang.as_ref().or(of_article);
    Locale::new(lang.or(props.page_lang.as_ref()))
}

/// The place of the element's own children.
fn children() -> Html {
    element("slot", attributes![], Html::default())
}

/// The element's own children, or a quiet skeleton where there are none.
fn waiting(props: &AppProps, locale: &Locale, slow: bool) -> Html {
    let place = if props.has_fallback {
        children()
    } else {
        article::skeleton(locale)
    };
    let still = slow.then(|| {
        let attributes = attributes!["class" = "still-loading", "role" = "status"];
        element("p", attributes, text(locale.strings.article.still_loading))
    });
    let still = element("div", attributes![], still.unwrap_or_default());
    element("div", attributes!["class" = "waiting"], nodes([place, still]))
}

fn ready(app: &App, ctx: &Context<App>, loaded: &Loaded, locale: &Locale) -> Html {
    let props = ctx.props();
    let config = &props.config;
    let on_queue = ctx.link().callback(Message::Queue);
    let narration = app
        .narration
        .clone()
        .filter(|_| config.player != PlayerPlace::None);
    let player = narration.map(|narration| {
        let on_event = props.on_event.reform(HostEvent::Audio);
        let article = loaded.article.clone();
        let (speech, sticky) = (
            config.speech == Speech::Auto,
            config.player == PlayerPlace::Sticky,
        );
        let on_warning = props.on_event.reform(HostEvent::RelatedWarning);
        let place = listening::Place {
            is_of_use: app.can_listen(ctx),
            is_busy: !props.control.paused(),
            on_play: {
                let control = props.control.clone();
                Callback::from(move |_| control.play())
            },
        };
        let props = ListeningProps {
            narration,
            article,
            speech,
            sticky,
            locale: locale.clone(),
            page: app
                .trail
                .place()
                .map(|place| place.page.clone().into())
                .unwrap_or_default(),
            queue: app.queue.clone(),
            on_queue: on_queue.clone(),
            control: props.control.clone(),
            on_event,
            on_warning,
        };
        listening(props, &place)
    });
    let related = app.panels.clone().map(|panels| {
        let props = RelatedPanelsProps {
            panels,
            current: current(app, props, loaded),
            layout: config.related_layout,
            locale: locale.clone(),
            on_follow: props.on_event.reform(HostEvent::RelatedClick),
            beside: beside(app, ctx, loaded, locale, on_queue),
        };
        related(props, !app.has_plain_links)
    });
    let after = element("slot", attributes!["name" = "after-related"], Html::default());
    let beside = nodes([related.unwrap_or_default(), after]);
    let article = &loaded.article;
    let of_page = match (&article.lang, article.dir) {
        (None, None) => props.page_dir,
        _ => None,
    };
    let dir = config.dir.or(of_page);
    let content = nodes([
        article::page(article, locale, dir, player.unwrap_or_default()),
        element("div", attributes!["class" = "beside"], beside),
    ]);
    element(
        "div",
        attributes!["class" = "page"; "data-player" = config.player.as_str()],
        content,
    )
}

/// The button with which a related story plays next, on those that can be listened to and are of this site.
fn beside(
    app: &App,
    ctx: &Context<App>,
    loaded: &Loaded,
    locale: &Locale,
    on_queue: Callback<QueueRequest>,
) -> Option<Beside> {
    let play_next = listening::play_next().filter(|_| app.wants_player(ctx))?;
    let sites = [ctx.props().page.clone(), AttrValue::from(Rc::clone(&loaded.url))];
    let (queue, locale) = (app.queue.clone(), locale.clone());
    Some(Beside::new(move |item| {
        play_next(item, &sites, &queue, &on_queue, &locale)
    }))
}

fn problem(message: &'static str, url: &Rc<str>, ctx: &Context<App>, locale: &Locale) -> Html {
    let on_retry = ctx.link().callback(|_: MouseEvent| Message::Retry);
    let source = (!url.is_empty()).then(|| AttrValue::from(Rc::clone(url)));
    article::problem(message, source, on_retry, locale)
}

fn reader_message(code: ErrorCode, locale: &Locale) -> &'static str {
    let strings = &locale.strings.article;
    match code {
        ErrorCode::Network | ErrorCode::Unavailable => strings.error_network,
        ErrorCode::NotFound => strings.error_not_found,
        ErrorCode::Unauthorized => strings.error_unauthorized,
        ErrorCode::UnsupportedFormat => strings.error_unsupported_format,
        ErrorCode::Malformed => strings.error_malformed,
        ErrorCode::TooLarge => strings.error_too_large,
    }
}

/// The addresses under which the reader has this article open.
fn current(app: &App, props: &AppProps, loaded: &Loaded) -> Vec<AttrValue> {
    let page = match app.trail.place() {
        Some(place) => place.page.clone().into(),
        None => props.page.clone(),
    };
    let mut current = vec![page, AttrValue::from(Rc::clone(&loaded.url))];
    current.extend(
        loaded
            .article
            .url
            .as_ref()
            .map(|url| AttrValue::from(url.to_rc())),
    );
    current.retain(|url| !url.is_empty());
    current
}
