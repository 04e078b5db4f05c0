//! What the player shows at rest and alive: heading, play button, times. Both draw it here, so that nothing moves when the
//! controls come.
//!
//! Inlined: the player at rest is in the first view, and most of these values are constant there (300 bytes of brotli).

use yew::prelude::*;

use super::icons::spinner;

/// Draws the box of the controls: the heading, the large button, the small controls if they are loaded, and the times.
#[inline(always)]
pub fn controls(
    heading: AttrValue,
    lang: Option<AttrValue>,
    play: Html,
    tools: Html,
    timeline: Html,
) -> Html {
    html! {
        <div class="player-controls">
            <p class="player-heading" {lang}>{ heading }</p>
            { play }
            { tools }
            { timeline }
        </div>
    }
}

/// The large round button.
pub struct PlayButton<'a> {
    /// Lets the focus move to it.
    pub node: NodeRef,
    pub label: &'static str,
    pub icon: Html,
    /// The labels for playing and for pausing, if a script without the module changes the label.
    pub labels: Option<[&'static str; 2]>,
    /// The key that does the same, once keys work.
    pub key: Option<&'static str>,
    /// Whether the reader waits for the audio.
    pub is_busy: bool,
    pub onclick: &'a Callback<MouseEvent>,
}

impl PlayButton<'_> {
    #[inline(always)]
    pub fn draw(self) -> Html {
        let label = self.label;
        let [play, pause] = self.labels.map_or([None; 2], |labels| labels.map(Some));
        html! {
            <button ref={self.node} type="button" class="player-play" part="play-button" aria-label={label} title={label}
                aria-keyshortcuts={self.key} data-busy={self.is_busy.then_some("")}
                data-play={play} data-pause={pause} onclick={self.onclick}>
                { self.icon }
                { spinner() }
            </button>
        }
    }
}

/// The row of the times.
pub struct Timeline {
    pub elapsed: Html,
    /// The track, and the slider over it if the position can be changed.
    pub slider: Html,
    pub remaining: Html,
    /// The width of the longest time in digits, if it is known.
    pub digits: Option<AttrValue>,
    /// Whether the reader waits for the audio.
    pub is_busy: bool,
    /// Whether assistive technology ignores the row, because it cannot be used yet.
    pub is_hidden: bool,
}

impl Timeline {
    #[inline(always)]
    pub fn draw(self) -> Html {
        html! {
            <div class="player-timeline" dir="ltr" data-digits={self.digits} aria-busy={self.is_busy.then_some("true")}
                aria-hidden={self.is_hidden.then_some("true")}>
                <span class="player-time" part="time">{ self.elapsed }</span>
                { self.slider }
                <span class="player-time player-time-left" part="time">{ self.remaining }</span>
            </div>
        }
    }
}
