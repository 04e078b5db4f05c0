//! The text with its notes and corrections.

use yew::prelude::*;

use super::blocks::blocks;
use super::corrections::corrections;
use super::footnotes::footnotes;
use super::hooks::FragmentLinks;
use crate::dom::{attributes, element, nodes};
use crate::i18n::Locale;
use crate::model::{Article, Shared};

/// Properties of [`Body`].
#[derive(Properties, PartialEq)]
pub(super) struct BodyProps {
    /// Whose text to show: compared by pointer, so that nothing else redraws a long text.
    pub article: Shared<Article>,
    /// The interface's language.
    pub locale: Locale,
}

/// Everything below the player and the hero image.
pub(super) struct Body {
    root: NodeRef,
    links: Option<FragmentLinks>,
}

impl Component for Body {
    type Message = ();
    type Properties = BodyProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            root: NodeRef::default(),
            links: None,
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let BodyProps { article, locale } = ctx.props();
        let body = attributes!["class" = "body", "part" = "body"];
        let content = nodes([
            element("div", body, blocks(&article.body, locale)),
            footnotes(&article.footnotes, locale),
            corrections(&article.corrections, locale),
        ]);
        html! { <div ref={&self.root}>{ content }</div> }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if self.links.is_none() {
            self.links = self.root.cast().map(FragmentLinks::follow);
        }
    }
}
