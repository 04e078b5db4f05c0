//! The picture at the head, and the text with its notes and corrections.

use yew::prelude::*;

use super::blocks::blocks;
use super::corrections::corrections;
use super::figure::figure;
use super::footnotes::footnotes;
use super::hooks::FragmentLinks;
use super::setting::Setting;
use crate::dom::{attributes, element, element_at, nodes};
use crate::i18n::Locale;
use article::{Article, SafeUrl, Shared};

/// Properties of [`Body`].
#[derive(Properties, PartialEq)]
pub(super) struct BodyProps {
    /// Whose text to show: compared by pointer, so that nothing else redraws a long text.
    pub article: Shared<Article>,
    /// The interface's language.
    pub locale: Locale,
}

/// Everything below the player.
pub(super) struct Body {
    root: NodeRef,
    broken: Vec<SafeUrl>,
    links: Option<FragmentLinks>,
}

impl Component for Body {
    /// The address of an image that could not be loaded.
    type Message = SafeUrl;
    type Properties = BodyProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            root: NodeRef::default(),
            broken: Vec::new(),
            links: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &BodyProps) -> bool {
        if ctx.props().article != old.article {
            self.broken.clear();
        }
        true
    }

    fn update(&mut self, _ctx: &Context<Self>, broken: SafeUrl) -> bool {
        self.broken.push(broken);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let BodyProps { article, locale } = ctx.props();
        let link = ctx.link().clone();
        let setting = Setting {
            locale,
            broken: &self.broken,
            on_broken: &Callback::from(move |broken| link.send_message(broken)),
        };
        let hero = article.image.as_ref().map(|image| figure(image, true, setting));
        let hero = element(
            "div",
            attributes!["class" = "hero", "part" = "hero"],
            hero.unwrap_or_default(),
        );
        let body = attributes!["class" = "body", "part" = "body"];
        let content = nodes([
            element("div", body, blocks(&article.body, setting)),
            footnotes(&article.footnotes, setting),
            corrections(&article.corrections, locale),
        ]);
        nodes([hero, element_at(&self.root, "div", attributes![], content)])
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if self.links.is_none() {
            self.links = self.root.cast().map(FragmentLinks::follow);
        }
    }
}
