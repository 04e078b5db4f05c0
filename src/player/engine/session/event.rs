//! The events of a session.

use crate::player::state::failure::Failure;
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::Action;
use crate::player::state::sleep::Sleep;
use article::BlockId;
use narration::Utf16Offset;

/// A request, a report of an engine, a timer, or the next stage of an earlier event. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Replaces the media item. Playback continues if the audio is unaffected.
    SetItem(MediaItem),
    /// Sets the sleep timer.
    SetSleep(Sleep),
    Play,
    Pause,
    /// Plays again after a failure; the recording if the voice has taken over from it.
    Retry,
    Seek(f64),
    SkipSentence {
        forward: bool,
    },
    /// Plays from the beginning of this line of the script.
    StartAt(usize),
    /// Plays from this place in the text: at once if its time is known, else as soon as it is.
    ListenFrom(BlockId, Utf16Offset),
    /// Switches to this of the browser's voices, or to the recording.
    ChooseVoice(Option<usize>),
    /// Interrupts the recording with this line, read by the voice. The same line again ends the interjection.
    ReadAloud(usize),
    /// Turns on or off that the voice reads missing sentences in their place.
    FillGaps(bool),
    /// The text is needed, for example by the transcript.
    PrepareText,
    Close,
    /// An engine reports this.
    Report(Engine, Action),
    /// The timer of [`Effect::LookForGapIn`](super::Effect::LookForGapIn) fired.
    LookForGap,
    /// The sleep timer fired.
    FallAsleep,
    Stage(Stage),
}

/// The second and later stages of an event. A stage begins once the engines have carried out the effects before it: it
/// needs their new status, or they must have reported before the state changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Nothing of the previous item plays any more.
    LoadItem {
        item: MediaItem,
        /// Whether it is loaded from its beginning.
        is_new: bool,
        is_other_article: bool,
    },
    /// The engines know the item's language.
    LoadText {
        is_new: bool,
        is_other_article: bool,
        is_other_timeline: bool,
    },
    /// The media engine has the recording.
    ItemLoaded { is_new: bool },
    /// The voice has the text of an item without a recording.
    VoiceLoaded,
    /// The recording failed; the voice has the text.
    RecordingFailed(Failure),
    /// The voice has the text and takes over from the recording.
    UseVoice { because: Option<Failure>, plays: bool },
    /// The voice is at the beginning of `line`.
    VoiceReady {
        line: usize,
        because: Option<Failure>,
        plays: bool,
    },
    /// The recording takes over from the voice.
    UseRecording { plays: bool },
    /// The media engine has the voice's speed and volume.
    RecordingReady { secs: f64, plays: bool },
    /// The previous interjection is over; the voice reads this line next.
    Interject { line: usize, plays: bool },
    /// The recording waits and the voice has the sentences of the interjection.
    VoiceInterjects,
    /// The recording is past the gap that the voice has filled.
    GapPassed,
    /// The time of the place to listen from is known, or will not be known.
    ListenFromRequested,
}
