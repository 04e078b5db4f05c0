//! The transcript: it follows the current line while the article is out of view, can be searched, and can be played from
//! any line. Created when its sheet opens.

use std::ops::Range;

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::i18n::{Locale, fill};
use crate::player::platform::form_control::typed;
use crate::player::platform::scroll::{clicked_line, mark_line, show, step_line};
use crate::player::text::cues::Cues;
use crate::player::text::deep_link;
use crate::player::text::search::Needle;
use crate::player::text::spoken_text::SpokenText;
use article::{Article, Shared};
use narration::PassageKind;

#[derive(Properties, PartialEq)]
pub struct TranscriptProps {
    pub text: Shared<SpokenText>,
    /// The known beginnings of lines. Only these lines can be started.
    pub cues: Cues,
    /// The line that is being read.
    pub current: Option<usize>,
    pub article: Shared<Article>,
    /// The page that shows the article: each line links to its time there.
    pub page: AttrValue,
    pub locale: Locale,
    /// The node of the search field.
    pub field: NodeRef,
    /// Receives the line to read.
    pub on_start: Callback<usize>,
}

pub enum Message {
    Search(String),
    /// To the next match, or back.
    Step(bool),
    /// The reader scrolls.
    Roam,
    /// Back to the current line.
    Follow,
    /// Read this line.
    Start(usize),
}

pub struct Transcript {
    content: NodeRef,
    query: AttrValue,
    /// The matches: the line, and its bytes.
    matches: Vec<(usize, Range<usize>)>,
    /// The number of the current match.
    chosen: usize,
    /// Whether it follows the current line.
    follows: bool,
    /// Whether it has yet to scroll to the match.
    unseen: bool,
}

impl Component for Transcript {
    type Message = Message;
    type Properties = TranscriptProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            content: NodeRef::default(),
            query: AttrValue::Static(""),
            matches: Vec::new(),
            chosen: 0,
            follows: true,
            unseen: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &TranscriptProps) -> bool {
        let props = ctx.props();
        if props.text != old.text {
            self.search(ctx);
        }
        if props.current != old.current {
            mark_line(&self.content, props.current, self.follows);
        }
        // Thousands of lines are not rendered again because another one is read.
        props.text != old.text
            || props.cues != old.cues
            || props.page != old.page
            || props.locale != old.locale
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Search(query) => {
                self.query = query.into();
                self.chosen = 0;
                self.search(ctx);
                self.look();
            }
            Message::Step(forward) => {
                let count = self.matches.len();
                if count == 0 {
                    return false;
                }
                let step = if forward { 1 } else { count - 1 };
                self.chosen = (self.chosen + step) % count;
                self.look();
            }
            Message::Roam => return std::mem::take(&mut self.follows),
            Message::Follow => {
                self.follows = true;
            }
            Message::Start(line) => {
                self.follows = true;
                ctx.props().on_start.emit(line);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let TranscriptProps { article, .. } = ctx.props();
        let link = ctx.link();
        let onclick = link.batch_callback(|event: MouseEvent| clicked_line(&event).map(Message::Start));
        let roam = link.callback(|_: Event| Message::Roam);
        let onkeydown = {
            let node = self.content.clone();
            link.batch_callback(move |event: KeyboardEvent| {
                let forward = match event.key().as_str() {
                    "ArrowDown" => true,
                    "ArrowUp" => false,
                    "PageDown" | "PageUp" | "Home" | "End" => return Some(Message::Roam),
                    _ => return None,
                };
                event.prevent_default();
                step_line(&node, &event, forward).then_some(Message::Roam)
            })
        };
        let lang = article.lang.as_ref().map(|lang| lang.to_rc());
        html! {
            <div class="player-transcript" part="transcript">
                { self.search_row(ctx) }
                <div ref={&self.content} class="player-transcript-text" {lang} dir={article.direction().as_str()}
                    {onclick} {onkeydown} onwheel={roam.reform(Event::from)} ontouchmove={roam.reform(Event::from)}
                    onpointerdown={roam.reform(Event::from)}>
                    { self.lines(ctx) }
                </div>
                { self.way_back(ctx) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        mark_line(&self.content, ctx.props().current, self.follows);
        if std::mem::take(&mut self.unseen) {
            show(&self.content, "mark[data-chosen]");
        }
    }
}

impl Transcript {
    fn search(&mut self, ctx: &Context<Self>) {
        let needle = Needle::new(&self.query);
        let lines = ctx.props().text.lines.iter().enumerate();
        self.matches = match needle {
            Some(needle) => lines
                .flat_map(|(line, text)| needle.find(text).into_iter().map(move |range| (line, range)))
                .collect(),
            None => Vec::new(),
        };
    }

    /// Scrolls to the match, and no longer follows the current line.
    fn look(&mut self) {
        if !self.matches.is_empty() {
            (self.unseen, self.follows) = (true, false);
        }
    }

    fn search_row(&self, ctx: &Context<Self>) -> Html {
        let strings = ctx.props().locale.player();
        let link = ctx.link();
        let has_query = !self.query.is_empty();
        let oninput = link.batch_callback(|event: InputEvent| typed(&event).map(Message::Search));
        let onkeydown = link.batch_callback(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                Some(Message::Step(!event.shift_key()))
            }
            // Without a query, Escape closes the sheet.
            "Escape" if has_query => {
                event.prevent_default();
                Some(Message::Search(String::new()))
            }
            _ => None,
        });
        let count = match self.matches.len() {
            0 if has_query => strings.no_match.to_owned(),
            0 => String::new(),
            count => fill(
                &fill(strings.position, &(self.chosen + 1).to_string()),
                &count.to_string(),
            ),
        };
        let button = |icon, label: &'static str, forward: bool| {
            html! {
                <button type="button" class="player-button" aria-label={label} title={label}
                    aria-disabled={self.matches.is_empty().then_some("true")}
                    onclick={link.callback(move |_: MouseEvent| Message::Step(forward))}>
                    { draw(icon) }
                </button>
            }
        };
        html! {
            <div class="player-search" role="search">
                <input ref={&ctx.props().field} type="search" class="player-link" autocomplete="off" spellcheck="false"
                    aria-label={strings.search_text} placeholder={strings.search_text} value={&self.query} {oninput} {onkeydown} />
                <span class="player-search-count" role="status">{ count }</span>
                { button(Icon::UP, strings.match_previous, false) }
                { button(Icon::DOWN, strings.match_next, true) }
            </div>
        }
    }

    fn lines(&self, ctx: &Context<Self>) -> Html {
        let text = &ctx.props().text;
        let count = text.lines.len();
        let ends = text.passages.iter().skip(1).map(|(first, _)| *first);
        let passages = text.passages.iter().zip(ends.chain([count]));
        let mut matches = self.matches.iter().enumerate().peekable();
        passages
            .map(|(&(first, kind), end)| {
                let lines = (first..end).map(|line| {
                    let mut own = Vec::new();
                    while let Some((number, (_, range))) = matches.next_if(|(_, (at, _))| *at == line) {
                        own.push((range.clone(), number == self.chosen));
                    }
                    html! { <>{ self.line(ctx, line, &own) }{ " " }</> }
                });
                let is_heading = matches!(kind, PassageKind::Headline | PassageKind::Heading);
                let class = is_heading.then_some("player-transcript-heading");
                html! { <p {class}>{ for lines }</p> }
            })
            .collect()
    }

    fn line(&self, ctx: &Context<Self>, line: usize, matches: &[(Range<usize>, bool)]) -> Html {
        let TranscriptProps { text, cues, page, .. } = ctx.props();
        let words = text.lines.get(line).map(|words| &**words).unwrap_or_default();
        let part = |range: Range<usize>| words.get(range).unwrap_or_default().to_owned();
        let mut at = 0;
        let mut content = Vec::new();
        for (range, is_chosen) in matches {
            content.push(html! { part(at..range.start) });
            let chosen = is_chosen.then_some("");
            content.push(html! { <mark data-chosen={chosen}>{ part(range.clone()) }</mark> });
            at = range.end;
        }
        content.push(html! { part(at..words.len()) });
        let number = line.to_string();
        match cues.holding(line) {
            Some(secs) => {
                let href = deep_link::address(page, secs);
                html! {
                    <a class="player-line" tabindex="-1" data-line={number} {href}>{ for content }</a>
                }
            }
            None => html! { <span class="player-line" data-line={number}>{ for content }</span> },
        }
    }

    fn way_back(&self, ctx: &Context<Self>) -> Html {
        let words = ctx.props().locale.player().lead_back;
        let onclick = ctx.link().callback(|_: MouseEvent| Message::Follow);
        let button = (!self.follows && ctx.props().current.is_some()).then(|| {
            html! { <button type="button" class="player-action" {onclick}>{ draw(Icon::LEAD_BACK) }<span>{ words }</span></button> }
        });
        html! { <div class="player-pair">{ button }</div> }
    }
}
