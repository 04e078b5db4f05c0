//! What is read, to be read along where the article is out of sight, searched, and started anywhere. Built when it is unfolded.

use std::ops::Range;

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::dom::{attributes, element, nodes, text};
use crate::i18n::{Locale, fill};
use crate::player::platform::form_control::typed;
use crate::player::platform::scroll::{clicked_line, mark_line, show, step_line};
use crate::player::text::cues::Cues;
use crate::player::text::deep_link;
use crate::player::text::search::Needle;
use crate::player::text::spoken_text::SpokenText;
use article::{Article, Shared};
use narration::PassageKind;

/// Properties of [`Transcript`].
#[derive(Properties, PartialEq)]
pub struct TranscriptProps {
    /// What is read.
    pub reading: Shared<SpokenText>,
    /// When it is read, as far as that is known: only that can be started.
    pub cues: Cues,
    /// The line that is being read.
    pub current: Option<usize>,
    /// Whose text it is.
    pub article: Shared<Article>,
    /// The page that shows it: each line links to its moment there.
    pub page: AttrValue,
    /// The interface's language.
    pub locale: Locale,
    /// The field that is searched in, so that it can have the focus.
    pub field: NodeRef,
    /// Told which line is to be read.
    pub on_start: Callback<usize>,
}

/// What happens to it.
pub enum Message {
    /// The reader looks for this.
    Search(String),
    /// To the next place where it stands, or back.
    Step(bool),
    /// The reader looks around.
    Roam,
    /// Back to the line that is being read.
    Follow,
    /// This line is to be read.
    Start(usize),
}

/// The text with its search.
pub struct Transcript {
    text: NodeRef,
    query: AttrValue,
    /// Where it stands: the line, and the bytes of it.
    matches: Vec<(usize, Range<usize>)>,
    /// Which of the matches the reader is at.
    chosen: usize,
    /// Whether it follows what is being read.
    follows: bool,
    /// Whether the match is yet to be brought into view.
    unseen: bool,
}

impl Component for Transcript {
    type Message = Message;
    type Properties = TranscriptProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            text: NodeRef::default(),
            query: AttrValue::Static(""),
            matches: Vec::new(),
            chosen: 0,
            follows: true,
            unseen: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &TranscriptProps) -> bool {
        let props = ctx.props();
        if props.reading != old.reading {
            self.search(ctx);
        }
        if props.current != old.current {
            mark_line(&self.text, props.current, self.follows);
        }
        // Thousands of lines are not drawn again because another one is read.
        props.reading != old.reading
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
            let node = self.text.clone();
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
                <div ref={&self.text} class="player-transcript-text" {lang} dir={article.direction().as_str()}
                    {onclick} {onkeydown} onwheel={roam.reform(Event::from)} ontouchmove={roam.reform(Event::from)}
                    onpointerdown={roam.reform(Event::from)}>
                    { self.lines(ctx) }
                </div>
                { self.way_back(ctx) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        mark_line(&self.text, ctx.props().current, self.follows);
        if std::mem::take(&mut self.unseen) {
            show(&self.text, "mark[data-chosen]");
        }
    }
}

impl Transcript {
    fn search(&mut self, ctx: &Context<Self>) {
        let needle = Needle::new(&self.query);
        let lines = ctx.props().reading.lines.iter().enumerate();
        self.matches = match needle {
            Some(needle) => lines
                .flat_map(|(line, text)| needle.find(text).into_iter().map(move |range| (line, range)))
                .collect(),
            None => Vec::new(),
        };
    }

    /// The match is to be seen, and what is read does not take it away.
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
            // Only then it folds the sheet.
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
        let reading = &ctx.props().reading;
        let count = reading.lines.len();
        let ends = reading.passages.iter().skip(1).map(|(first, _)| *first);
        let passages = reading.passages.iter().zip(ends.chain([count]));
        let mut matches = self.matches.iter().enumerate().peekable();
        passages
            .map(|(&(first, kind), end)| {
                let lines = (first..end).map(|line| {
                    let mut own = Vec::new();
                    while let Some((number, (_, range))) = matches.next_if(|(_, (at, _))| *at == line) {
                        own.push((range.clone(), number == self.chosen));
                    }
                    nodes([self.line(ctx, line, &own), text(" ")])
                });
                let content = lines.collect();
                match kind {
                    PassageKind::Headline | PassageKind::Heading => {
                        element("p", attributes!["class" = "player-transcript-heading"], content)
                    }
                    _ => element("p", attributes![], content),
                }
            })
            .collect()
    }

    fn line(&self, ctx: &Context<Self>, line: usize, matches: &[(Range<usize>, bool)]) -> Html {
        let TranscriptProps {
            reading, cues, page, ..
        } = ctx.props();
        let words = reading.lines.get(line).map(|words| &**words).unwrap_or_default();
        let part = |range: Range<usize>| text(words.get(range).unwrap_or_default().to_owned());
        let mut at = 0;
        let mut content = Vec::new();
        for (range, is_chosen) in matches {
            content.push(part(at..range.start));
            let chosen = is_chosen.then_some("");
            content.push(element(
                "mark",
                attributes![; "data-chosen" = chosen],
                part(range.clone()),
            ));
            at = range.end;
        }
        content.push(part(at..words.len()));
        let content = content.into_iter().collect();
        let number = line.to_string();
        match cues.holding(line) {
            Some(secs) => {
                let href = deep_link::address(page, secs);
                let attributes = attributes![
                    "class" = "player-line", "tabindex" = "-1";
                    "data-line" = number, "href" = href
                ];
                element("a", attributes, content)
            }
            None => element(
                "span",
                attributes!["class" = "player-line"; "data-line" = number],
                content,
            ),
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
