//! Every word of the interface, by the part of the page that shows it.
//!
//! `{}` in a text is the place of a value.

/// One language of the interface.
#[derive(Debug)]
pub struct Strings {
    /// The article page.
    pub article: ArticleStrings,
    /// The placeholder of the audio player; the player's own words are [`PlayerStrings`].
    pub listen: ListenStrings,
    /// The related links.
    pub related: RelatedStrings,
}

/// The article page's words.
#[derive(Debug)]
pub struct ArticleStrings {
    /// The link to the editor.
    pub edit_post: &'static str,
    /// Before the date of the last change: `Updated {}`.
    pub updated: &'static str,
    /// `{} min read`.
    pub minutes_to_read: &'static str,
    /// Before the authors: `By {}`.
    pub by: &'static str,
    /// Between authors, but before the last: `, `, with the space it needs.
    pub comma: &'static str,
    /// Between the last two authors: ` and `, with the spaces it needs (Arabic and Hebrew write it on to the next word,
    /// Japanese and Chinese have none).
    pub and: &'static str,
    /// The heading over the footnotes.
    pub footnotes: &'static str,
    /// The name of the link from a note back to the text: `Back to reference {}`.
    pub back_to_reference: &'static str,
    /// The name of a reference to a note: `Footnote {}`.
    pub footnote: &'static str,
    /// The heading over the corrections.
    pub corrections: &'static str,
    /// The name of a heading's own link: `Link to this section: {}`.
    pub section_link: &'static str,
    /// The five alerts, in the order of the model.
    pub alerts: [&'static str; 5],
    /// The label of a link card.
    pub read_more: &'static str,
    /// A table's name for screen readers: it may scroll.
    pub table: &'static str,
    /// A code block's name.
    pub code: &'static str,
    /// Replaces an image that did not load.
    pub image_missing: &'static str,
    /// While the article loads.
    pub loading: &'static str,
    /// While that takes long.
    pub still_loading: &'static str,
    /// A button.
    pub retry: &'static str,
    /// A button: back to the article from which the reader came.
    pub back: &'static str,
    /// A link to the article's own file.
    pub open_source: &'static str,
    /// The heading of the error page.
    pub error_title: &'static str,
    /// The article's file holds no text.
    pub error_empty: &'static str,
    /// `network`.
    pub error_network: &'static str,
    /// `not-found`.
    pub error_not_found: &'static str,
    /// `unauthorized`.
    pub error_unauthorized: &'static str,
    /// `unsupported-format`.
    pub error_unsupported_format: &'static str,
    /// `malformed`.
    pub error_malformed: &'static str,
    /// `too-large`.
    pub error_too_large: &'static str,
}

/// The words about the audio that are needed before the player is here.
#[derive(Debug)]
pub struct ListenStrings {
    /// The player's name as a region.
    pub region: &'static str,
    /// The line over the controls, an invitation to listen.
    pub heading: &'static str,
    /// A button: `Listen`.
    pub play: &'static str,
    /// The notice about machine-made audio.
    pub ai_notice: &'static str,
    /// `Voice: {}`.
    pub voice: &'static str,
    /// The notice about the browser's own voice.
    pub speech_notice: &'static str,
    /// `Recorded {}`, a date.
    pub recorded: &'static str,
}

/// The audio player's words.
#[derive(Debug)]
pub struct PlayerStrings {
    /// A button.
    pub pause: &'static str,
    /// A button: `Back {} seconds`.
    pub back: &'static str,
    /// A button: `Forward {} seconds`.
    pub forward: &'static str,
    /// The slider of the position.
    pub seek: &'static str,
    /// The slider's value: `{} of {}`.
    pub position: &'static str,
    /// Before the elapsed time, for screen readers.
    pub elapsed: &'static str,
    /// Before the remaining time, for screen readers.
    pub remaining: &'static str,
    /// The choice of speed.
    pub speed: &'static str,
    /// A button.
    pub mute: &'static str,
    /// A button.
    pub unmute: &'static str,
    /// The slider of the volume.
    pub volume: &'static str,
    /// While the audio is being fetched.
    pub loading: &'static str,
    /// The audio cannot be fetched.
    pub error_network: &'static str,
    /// The audio cannot be played here.
    pub error_unsupported: &'static str,
    /// The audio is broken.
    pub error_decode: &'static str,
    /// The browser did not allow playing.
    pub error_blocked: &'static str,
    /// A button.
    pub retry: &'static str,
    /// The browser's voice does not speak.
    pub error_speech: &'static str,
    /// After an error of the recording.
    pub takeover: &'static str,
    /// The button that shows the rarely used controls.
    pub more: &'static str,
    /// A button.
    pub close: &'static str,
    /// The choice of a chapter.
    pub chapters: &'static str,
    /// The first of the chapters, before every heading.
    pub chapters_start: &'static str,
    /// The choice of a voice.
    pub voice_choice: &'static str,
    /// The recording, among the voices.
    pub voice_recording: &'static str,
    /// The choice of when to stop.
    pub sleep: &'static str,
    /// No sleep timer.
    pub sleep_off: &'static str,
    /// `{} minutes`, of which there are at least 5.
    pub sleep_minutes: &'static str,
    /// Stop at the end of the article.
    pub sleep_end: &'static str,
    /// Announced when the sleep timer has stopped the audio.
    pub slept: &'static str,
    /// A link.
    pub download: &'static str,
    /// A button: `Copy link to {}`, a time.
    pub copy_link: &'static str,
    /// Announced when that is done.
    pub link_copied: &'static str,
    /// The field that holds the link if the browser does not allow copying.
    pub link: &'static str,
    /// A button.
    pub previous_sentence: &'static str,
    /// A button.
    pub next_sentence: &'static str,
    /// The list of keys, and the button that shows it.
    pub shortcuts: &'static str,
    /// The effect of a key.
    pub play_or_pause: &'static str,
    /// The effect of the keys 0 to 9.
    pub go_to_share: &'static str,
    /// The effect of a key.
    pub slower: &'static str,
    /// The effect of a key.
    pub faster: &'static str,
    /// A button on a related story: `Play next: {}`, its headline.
    pub play_next: &'static str,
    /// The queue, and the button that shows it.
    pub up_next: &'static str,
    /// Announced at the end of an article, and shown before: `Next: {}`, a headline.
    pub next_is: &'static str,
    /// A button: `Play now: {}`, a headline.
    pub play_now: &'static str,
    /// A button: `Move up: {}`, a headline.
    pub move_up: &'static str,
    /// A button: `Move down: {}`, a headline.
    pub move_down: &'static str,
    /// A button: `Remove: {}`, a headline.
    pub remove: &'static str,
    /// A button: empties the queue.
    pub clear: &'static str,
    /// A switch: whether the next article plays by itself.
    pub goes_on: &'static str,
    /// The queue is empty.
    pub nothing_next: &'static str,
    /// About the next article of the queue: `“{}” could not be opened.`
    pub not_opened: &'static str,
    /// The text that is read, and the button that shows it.
    pub transcript: &'static str,
    /// The field that searches the transcript.
    pub search_text: &'static str,
    /// A button.
    pub match_previous: &'static str,
    /// A button.
    pub match_next: &'static str,
    /// Nothing was found.
    pub no_match: &'static str,
    /// The title of the list of sentences that were written or changed after the recording.
    pub outdated: &'static str,
    /// A mark on a sentence that is not in the recording.
    pub outdated_new: &'static str,
    /// A mark on a sentence that has another wording in the recording.
    pub outdated_changed: &'static str,
    /// A button: the browser’s voice reads this sentence.
    pub read_aloud: &'static str,
    /// A switch: whether the browser’s voice reads the sentences that the recording lacks, in their places.
    pub read_missing: &'static str,
    /// A paragraph's button: `Listen from here: {}`, its first words.
    pub listen_from: &'static str,
    /// A button: from the first sentence that the reader sees.
    pub listen_here: &'static str,
    /// A button: scrolls to the sentence that is read aloud.
    pub lead_back: &'static str,
    /// A switch: the word that is read aloud is highlighted.
    pub mark_words: &'static str,
    /// A switch: the page scrolls to the sentence that is read aloud.
    pub scroll_along: &'static str,
}

/// The related links' words.
#[derive(Debug)]
pub struct RelatedStrings {
    /// The region's name.
    pub region: &'static str,
    /// The name of the row of tabs.
    pub tabs: &'static str,
    /// How old a panel is: `Updated {}`.
    pub updated: &'static str,
    /// A mark on stories that can be listened to.
    pub has_audio: &'static str,
}
