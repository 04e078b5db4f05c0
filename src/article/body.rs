//! The hero image, and the text with its notes and corrections.

use yew::prelude::*;

use super::blocks::blocks;
use super::context::RenderContext;
use super::corrections::corrections;
use super::figure::figure;
use super::footnotes::footnotes;
use super::hooks::FragmentLinks;
use crate::i18n::Locale;
use article::{Article, SafeUrl, Shared};

#[derive(Properties, PartialEq)]
pub(super) struct BodyProps {
    /// Compared by pointer, so that only another article draws a long text again.
    pub article: Shared<Article>,
    /// The interface's language.
    pub locale: Locale,
}

/// Everything below the player.
pub(super) struct Body {
    text: NodeRef,
    broken_images: Vec<SafeUrl>,
    links: Option<FragmentLinks>,
}

impl Component for Body {
    /// The address of an image that could not be loaded.
    type Message = SafeUrl;
    type Properties = BodyProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            text: NodeRef::default(),
            broken_images: Vec::new(),
            links: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &BodyProps) -> bool {
        if ctx.props().article != old.article {
            self.broken_images.clear();
        }
        true
    }

    fn update(&mut self, _ctx: &Context<Self>, broken: SafeUrl) -> bool {
        self.broken_images.push(broken);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let BodyProps { article, locale } = ctx.props();
        let on_image_error = ctx.link().callback(|broken: SafeUrl| broken);
        let context = RenderContext {
            locale,
            broken_images: &self.broken_images,
            on_image_error: &on_image_error,
        };
        html! {
            <>
                <div class="hero" part="hero">
                    if let Some(image) = &article.image {
                        {figure(image, true, context)}
                    }
                </div>
                <div ref={self.text.clone()}>
                    <div class="body" part="body">{blocks(&article.body, context)}</div>
                    {footnotes(&article.footnotes, context)}
                    {corrections(&article.corrections, locale)}
                </div>
            </>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if self.links.is_none() {
            self.links = self.text.cast().map(FragmentLinks::follow);
        }
    }
}
