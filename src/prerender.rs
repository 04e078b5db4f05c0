//! The article page as HTML text, for the pages that are published: complete before and without the script.

use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::config::Config;
use crate::i18n::Locale;
use crate::related::{RelatedPanels, shown_panels};
use crate::{app, article, player};
use ::article::{Article, Narration, Panel, Shared};

/// The content of a published page.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct Published {
    /// The article.
    pub article: Shared<Article>,
    /// Its related links.
    pub panels: Shared<Vec<Panel>>,
    /// The addresses of the article: links to it are left out. They are as absolute, or relative to the same page, as those
    /// of the links.
    pub current: Vec<AttrValue>,
}

impl Published {
    /// The page of an article without related links.
    #[must_use]
    pub fn new(article: Shared<Article>) -> Self {
        Self {
            article,
            panels: Shared::new(Vec::new()),
            current: Vec::new(),
        }
    }
}

/// The same tree that the widget draws.
#[component]
fn Prerendered(props: &Published) -> Html {
    let Published {
        article,
        panels,
        current,
    } = props;
    let locale = Locale::new(article.lang.as_ref());
    let is_empty = article.title.is_empty() && article.body.is_empty();
    // A published page has no attributes that would replace the recording.
    let narration = app::narration(article, &Config::default()).filter(|_| !is_empty);
    let has_links = !shown_panels(panels, current, |_, _| {}).is_empty();
    let player = narration.map(|narration| listen(&narration, &locale));
    html! {
        <div class="widget" data-theme="auto" dir={locale.direction().as_str()} lang={locale.tag().to_owned()}>
            <div class="page" data-player="inline">
                { article::page(article, &locale, None, player.unwrap_or_default(), &article::Drawing::default()) }
                <div class="beside">
                    if has_links {
                        <RelatedPanels panels={panels.clone()} current={current.clone()} locale={locale.clone()} />
                    }
                </div>
            </div>
        </div>
    }
}

/// The recording and the player's face, which plays it before the module is there. If scripts are off, the style sheet hides
/// the face, and the browser's own player replaces it.
fn listen(narration: &Narration, locale: &Locale) -> Html {
    let face = player::published(narration, locale);
    if narration.sources.is_empty() {
        return face;
    }
    let notice = match &narration.notice {
        Some(own) => AttrValue::from(own.clone()),
        None => AttrValue::Static(locale.strings.listen.ai_notice),
    };
    html! {
        <>
            <audio preload="none">{ for player::sources(narration) }</audio>
            { face }
            <noscript>
                <audio controls=true preload="none">{ for player::sources(narration) }</audio>
                <p class="caption">{ narration.ai_generated.then_some(notice) }</p>
            </noscript>
        </>
    }
}

/// Returns the content of `<article-widget>` on a published page, as HTML.
#[must_use]
pub fn html(page: &Published) -> String {
    let renderer = LocalServerRenderer::<Prerendered>::with_props(page.clone()).hydratable(false);
    futures_executor::block_on(renderer.render())
}
