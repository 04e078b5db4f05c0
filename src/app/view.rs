//! The widget's view: while the article loads, when it is there, and when it cannot be shown.

use std::rc::Rc;

use yew::prelude::*;

use super::back::back;
use super::component::{Adoption, App, Message, Progress, is_empty};
use super::player_part::{self, PlaceholderProps, player};
use super::related_part::related;
use super::timed_player::TimedPlayerProps;
use super::{AppProps, HostEvent, Source};
use crate::article;
use crate::config::{PlayerPlace, Speech};
use crate::i18n::Locale;
use crate::load::{ErrorCode, Loaded};
use crate::player::QueueRequest;
use crate::related::{Extra, RelatedPanelsProps};
use ::article::{Narration, Shared};

/// Draws the widget: all of it, or only the live parts of the page that it adopts.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let own = match &app.adoption {
        _ if ctx.props().source == Source::Detached => html! {},
        Some(_) => html! {},
        None => widget(app, ctx),
    };
    let Some(holders) = &app.holders else { return own };
    let [player, panels] = match (&app.adoption, &app.progress) {
        (Some(adoption), Progress::Ready(loaded)) => live_parts(app, ctx, adoption, loaded),
        _ => Default::default(),
    };
    html! {
        <>
            {own}
            {create_portal(player, holders.player.element())}
            {create_portal(panels, holders.panels.element())}
        </>
    }
}

/// Draws the player and the related links of the page that the widget adopts.
fn live_parts(app: &App, ctx: &Context<App>, adoption: &Adoption, loaded: &Loaded) -> [Html; 2] {
    let props = ctx.props();
    let locale = locale(app, props);
    let narration = app.narration.clone().filter(|_| adoption.has_player());
    let player = narration.map(|narration| narrated(app, ctx, loaded, &locale, narration));
    let panels = adoption
        .has_panels()
        .then(|| links(app, ctx, loaded, &locale, true));
    // The key forces a remount for another element. It is not that of the portal, which stays.
    [player, panels].map(|part| html! { <><div key={props.turn}>{part.unwrap_or_default()}</div></> })
}

/// Draws the widget's frame and its content.
fn widget(app: &App, ctx: &Context<App>) -> Html {
    let props = ctx.props();
    let config = &props.config;
    let locale = locale(app, props);
    let busy = app.pending || matches!(app.progress, Progress::Waiting { .. });
    let dir = config.dir.unwrap_or_else(|| locale.direction()).as_str();
    // The key forces a remount when the widget is attached to another element.
    html! {
        <div key={props.turn} ref={app.widget.clone()} class="widget" data-theme={config.theme.as_str()} {dir}
            lang={locale.tag().to_owned()} aria-busy={busy.then_some("true")}>
            if app.history.entry().is_some() {
                {back(app.history.headline(), ctx.link().callback(|_| Message::Back), &locale)}
            }
            {content(app, ctx, &locale)}
        </div>
    }
}

/// Returns the interface's language: the attribute's, else the article's, else the page's.
pub(super) fn locale(app: &App, props: &AppProps) -> Locale {
    let of_article = match &app.progress {
        Progress::Ready(loaded) => loaded.article.lang.as_ref(),
        _ => None,
    };
    let lang = props.config.lang.as_ref().or(of_article);
    Locale::new(lang.or(props.page_lang.as_ref()))
}

fn content(app: &App, ctx: &Context<App>, locale: &Locale) -> Html {
    match &app.progress {
        Progress::Waiting { slow } => waiting(ctx.props(), locale, *slow),
        Progress::Ready(loaded) if is_empty(loaded) => {
            problem(locale.strings.article.error_empty, &loaded.url, ctx, locale)
        }
        Progress::Ready(loaded) => ready(app, ctx, loaded, locale),
        Progress::Failed(error) => {
            // A missing file cannot be opened either.
            let url = match error.code {
                ErrorCode::NotFound => Rc::default(),
                _ => Rc::clone(&error.url),
            };
            html! {
                <div class="failed">
                    {problem(reader_message(error.code, locale), &url, ctx, locale)}
                    <slot />
                </div>
            }
        }
    }
}

/// Draws the element's own children, or a quiet skeleton without them.
fn waiting(props: &AppProps, locale: &Locale, slow: bool) -> Html {
    html! {
        <div class="waiting">
            if props.has_fallback {
                <slot />
            } else {
                {article::skeleton(locale)}
            }
            <div>
                if slow {
                    <p class="still-loading" role="status">{locale.strings.article.still_loading}</p>
                }
            </div>
        </div>
    }
}

fn ready(app: &App, ctx: &Context<App>, loaded: &Loaded, locale: &Locale) -> Html {
    let props = ctx.props();
    let config = &props.config;
    let narration = app
        .narration
        .clone()
        .filter(|_| config.player != PlayerPlace::None);
    let player = narration.map(|narration| narrated(app, ctx, loaded, locale, narration));
    let article = &loaded.article;
    let of_page = match (&article.lang, article.dir) {
        (None, None) => props.page_dir,
        _ => None,
    };
    html! {
        <div class="page" data-player={config.player.as_str()}>
            {article::page(article, locale, config.dir.or(of_page), player.unwrap_or_default(), &app.drawing)}
            <div class="beside">
                {links(app, ctx, loaded, locale, !app.has_plain_links)}
                <slot name="after-related" />
            </div>
        </div>
    }
}

/// Draws the related links, as panels or plain.
fn links(app: &App, ctx: &Context<App>, loaded: &Loaded, locale: &Locale, as_panels: bool) -> Html {
    let props = ctx.props();
    let Some(panels) = app.panels.clone() else {
        return html! {};
    };
    let related_props = RelatedPanelsProps {
        panels,
        current: current(app, props, loaded),
        layout: props.config.related_layout,
        locale: locale.clone(),
        on_follow: props.on_event.reform(HostEvent::RelatedClick),
        extra: play_next(app, ctx, loaded, locale),
    };
    related(related_props, as_panels)
}

fn narrated(
    app: &App,
    ctx: &Context<App>,
    loaded: &Loaded,
    locale: &Locale,
    narration: Shared<Narration>,
) -> Html {
    let props = ctx.props();
    let control = props.control.clone();
    let placeholder = PlaceholderProps {
        is_of_use: app.can_listen(ctx),
        is_busy: !props.control.paused(),
        on_play: Callback::from(move |_| control.play()),
    };
    let page = app.history.entry().map(|entry| entry.page.clone().into());
    let props = TimedPlayerProps {
        narration,
        article: loaded.article.clone(),
        speech: props.config.speech == Speech::Auto,
        sticky: props.config.player == PlayerPlace::Sticky,
        locale: locale.clone(),
        page: page.unwrap_or_default(),
        queue: app.queue.clone(),
        on_queue: on_queue(ctx),
        audio: app.audio.clone(),
        control: props.control.clone(),
        on_event: props.on_event.reform(HostEvent::Audio),
        on_warning: props.on_event.reform(HostEvent::RelatedWarning),
    };
    player(props, &placeholder)
}

fn on_queue(ctx: &Context<App>) -> Callback<QueueRequest> {
    ctx.link().callback(Message::Queue)
}

/// Returns the button that makes a related story play next, for stories of this site that can be listened to.
fn play_next(app: &App, ctx: &Context<App>, loaded: &Loaded, locale: &Locale) -> Option<Extra> {
    let draw = player_part::draw_play_next().filter(|_| app.has_player(ctx))?;
    let sites = [ctx.props().page.clone(), AttrValue::from(Rc::clone(&loaded.url))];
    let (queue, on_queue, locale) = (app.queue.clone(), on_queue(ctx), locale.clone());
    Some(Extra::new(move |item| {
        draw(item, &sites, &queue, &on_queue, &locale)
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

/// Returns the addresses under which the reader has this article open.
pub(super) fn current(app: &App, props: &AppProps, loaded: &Loaded) -> Vec<AttrValue> {
    let page = match app.history.entry() {
        Some(entry) => entry.page.clone().into(),
        None => props.page.clone(),
    };
    let own = loaded
        .article
        .url
        .as_ref()
        .map(|url| AttrValue::from(url.to_rc()));
    let mut current = vec![page, AttrValue::from(Rc::clone(&loaded.url))];
    current.extend(own);
    current.retain(|url| !url.is_empty());
    current
}
