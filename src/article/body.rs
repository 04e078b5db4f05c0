//! The hero image, and the text with its notes and corrections.
//!
//! A long text is drawn in pieces (`pieces.rs`), so that the page stays responsive:
//!
//! 1. The first piece, which fills the screen. The browser paints it.
//! 2. All others, hidden. The browser lays out nothing of them.
//! 3. They are shown one after another, and each is laid out.
//!
//! Each step is a task of the page.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::blocks::block_of_parts;
use super::context::RenderContext;
use super::corrections::corrections;
use super::drawing::Drawing;
use super::figure::figure;
use super::footnotes::footnotes;
use super::hooks::{FragmentLinks, before_print, lay_out, set_hidden};
use super::piece::PieceView;
use super::pieces::{Piece, is_short, pieces, whole};
use crate::browser::{Listener, after_paint, next_task, now_ms};
use crate::i18n::Locale;
use article::{Article, SafeUrl, Shared};

/// Time that a step may take, in milliseconds.
const STEP_MS: f64 = 10.0;

#[derive(Properties, PartialEq)]
pub(super) struct BodyProps {
    /// Compared by pointer, so that only another article draws a long text again.
    pub article: Shared<Article>,
    /// The interface's language.
    pub locale: Locale,
    pub drawing: Drawing,
}

pub(super) enum Message {
    /// The hero image could not be loaded.
    Broken(SafeUrl),
    /// It is time for the next step of this drawing.
    Step(u32),
    /// The page is about to be printed.
    Rest,
}

/// Everything below the player.
pub(super) struct Body {
    text: NodeRef,
    body: NodeRef,
    broken_images: Vec<SafeUrl>,
    links: Option<FragmentLinks>,
    print: Option<Listener>,
    pieces: Vec<Piece>,
    /// Number of pieces that are on the page.
    drawn: usize,
    /// Number of pieces that are not hidden.
    shown: usize,
    /// Number of pieces whose elements were hidden or shown.
    placed: usize,
    /// Counts the articles: steps of an earlier one are ignored.
    turn: u32,
    /// Number of pieces of the next step.
    batch: usize,
    /// The start of the current step.
    began_ms: Option<f64>,
    is_stepping: bool,
}

impl Component for Body {
    type Message = Message;
    type Properties = BodyProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut body = Self {
            text: NodeRef::default(),
            body: NodeRef::default(),
            broken_images: Vec::new(),
            links: None,
            print: None,
            pieces: Vec::new(),
            drawn: 0,
            shown: 0,
            placed: 0,
            turn: 0,
            batch: 1,
            began_ms: None,
            is_stepping: false,
        };
        body.begin(ctx);
        body
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &BodyProps) -> bool {
        if ctx.props().article != old.article {
            self.broken_images.clear();
            self.begin(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Broken(image) => self.broken_images.push(image),
            Message::Step(turn) if turn == self.turn => {
                self.is_stepping = false;
                self.began_ms = Some(now_ms());
                if self.drawn < self.pieces.len() {
                    self.drawn = self.pieces.len().min(self.drawn + self.batch);
                } else {
                    self.show_more();
                    if self.shown < self.pieces.len() {
                        self.step_later(ctx);
                        return false;
                    }
                }
            }
            Message::Step(_) => return false,
            Message::Rest => {
                for at in self.shown..self.placed {
                    self.set_hidden(at, false);
                }
                self.drawn = self.pieces.len();
                self.shown = self.drawn;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let BodyProps { article, locale, .. } = ctx.props();
        let on_image_error = ctx.link().callback(Message::Broken);
        let context = RenderContext {
            locale,
            broken_images: &self.broken_images,
            on_image_error: &on_image_error,
        };
        let is_shown = self.shown == self.pieces.len();
        let drawn = self.pieces.get(..self.drawn).unwrap_or_default();
        let first_note = drawn.partition_point(|piece| !matches!(piece, Piece::Notes(_)));
        let (body, notes) = drawn.split_at_checked(first_note).unwrap_or_default();
        html! {
            <>
                <div class="hero" part="hero">
                    if let Some(image) = &article.image {
                        {figure(image, true, context)}
                    }
                </div>
                <div ref={self.text.clone()}>
                    <div class="body" part="body" ref={self.body.clone()}>{text(ctx.props(), body)}</div>
                    if !notes.is_empty() {
                        {footnotes(notes.iter().map(|note| piece(ctx.props(), note)).collect(), !is_shown, locale)}
                    }
                    if is_shown {
                        {corrections(&article.corrections, locale)}
                    }
                </div>
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if self.links.is_none() {
            self.links = self.text.cast().map(FragmentLinks::follow);
        }
        self.place();
        if self.drawn == self.pieces.len() && self.shown == self.drawn {
            self.print = None;
            if let Some(links) = &self.links {
                links.show_missed();
            }
            ctx.props().drawing.finish(&ctx.props().article);
        } else {
            if self.print.is_none() {
                let link = ctx.link().clone();
                self.print = before_print(move || link.send_message(Message::Rest));
            }
            self.step_later(ctx);
        }
    }
}

impl Body {
    /// Starts to draw the article.
    fn begin(&mut self, ctx: &Context<Self>) {
        let BodyProps { article, drawing, .. } = ctx.props();
        if is_short(article) {
            self.pieces = whole(article);
            self.drawn = self.pieces.len();
        } else {
            self.pieces = pieces(article);
            // In pieces also at once: those of the version before stay, so that the page is never shorter.
            self.drawn = if drawing.is_at_once() {
                self.pieces.len()
            } else {
                1
            };
        }
        self.shown = self.drawn;
        self.placed = 0;
        self.turn = self.turn.wrapping_add(1);
        self.batch = 1;
        self.began_ms = None;
        self.is_stepping = false;
    }

    /// Hides the elements that were just drawn, or shows them if they are not to be hidden.
    fn place(&mut self) {
        for at in self.placed..self.drawn {
            self.set_hidden(at, at >= self.shown);
        }
        self.placed = self.drawn;
        self.measure();
        if self.drawn == self.pieces.len() && self.drawn > 1 && self.shown == 1 {
            // The first piece to show takes more time than a piece took to draw.
            self.batch = 1;
        }
    }

    fn show_more(&mut self) {
        let from = self.shown;
        self.shown = self.pieces.len().min(from + self.batch);
        for at in from..self.shown {
            self.set_hidden(at, false);
        }
        lay_out(&self.body);
        self.measure();
    }

    /// Sets the size of the next step from the time that this one took.
    fn measure(&mut self) {
        if let Some(began_ms) = self.began_ms.take() {
            let took_ms = (now_ms() - began_ms).max(0.1);
            let fitting = (self.batch as f64 * STEP_MS / took_ms) as usize;
            self.batch = fitting.clamp(1, 2 * self.batch);
        }
    }

    fn step_later(&mut self, ctx: &Context<Self>) {
        if std::mem::replace(&mut self.is_stepping, true) {
            return;
        }
        let (link, turn) = (ctx.link().clone(), self.turn);
        let is_first = self.drawn == 1;
        spawn_local(async move {
            if is_first {
                after_paint().await;
            } else {
                next_task().await;
            }
            link.send_message(Message::Step(turn));
        });
    }

    fn set_hidden(&self, piece: usize, hidden: bool) {
        if let Some(piece) = self.pieces.get(piece) {
            set_hidden(&self.body, piece, hidden);
        }
    }
}

/// The text as far as `drawn`.
fn text(props: &BodyProps, drawn: &[Piece]) -> Html {
    let mut content = Vec::new();
    let mut rest = drawn;
    while let [first, ..] = rest {
        let Piece::Inside { block, .. } = first else {
            content.push(piece(props, first));
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        let is_inside = |piece: &&Piece| matches!(piece, Piece::Inside { block: of, .. } if of == block);
        let (inside, after) = rest
            .split_at_checked(rest.iter().take_while(is_inside).count())
            .unwrap_or_default();
        if let Some(found) = props.article.body.get(*block) {
            let parts = inside.iter().map(|part| piece(props, part)).collect();
            let whole = block_of_parts(found, parts, &props.locale);
            content.push(html! { <key={format!("block-{block}")}>{whole}</> });
        }
        rest = after;
    }
    content.into_iter().collect()
}

fn piece(props: &BodyProps, piece: &Piece) -> Html {
    let (Piece::Blocks(range) | Piece::Inside { range, .. } | Piece::Notes(range)) = piece;
    html! {
        <PieceView key={range.start} article={props.article.clone()} piece={piece.clone()} locale={props.locale.clone()} />
    }
}
