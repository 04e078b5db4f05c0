//! One piece of an article.

use yew::prelude::*;

use super::blocks::{blocks, parts};
use super::context::RenderContext;
use super::footnotes::notes;
use super::pieces::Piece;
use crate::i18n::Locale;
use article::{Article, SafeUrl, Shared};

#[derive(Properties, PartialEq)]
pub(super) struct PieceProps {
    /// Compared by pointer, so that a piece is drawn again only for another article.
    pub article: Shared<Article>,
    pub piece: Piece,
    pub locale: Locale,
}

/// Draws one piece.
pub(super) struct PieceView {
    broken_images: Vec<SafeUrl>,
}

impl Component for PieceView {
    /// The address of an image that could not be loaded.
    type Message = SafeUrl;
    type Properties = PieceProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            broken_images: Vec::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PieceProps) -> bool {
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
        let PieceProps {
            article,
            piece,
            locale,
        } = ctx.props();
        let on_image_error = ctx.link().callback(|broken: SafeUrl| broken);
        let context = RenderContext {
            locale,
            broken_images: &self.broken_images,
            on_image_error: &on_image_error,
        };
        match piece.clone() {
            Piece::Blocks(range) => blocks(article.body.get(range).unwrap_or_default(), context),
            Piece::Inside { block, range } => match article.body.get(block) {
                Some(block) => parts(block, range, context),
                None => html! {},
            },
            Piece::Notes(range) => notes(article.footnotes.get(range).unwrap_or_default(), context),
        }
    }
}
