//! Effects: the results of a step, carried out in order.

use std::rc::Rc;

use super::Event;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::Action;
use article::{Narration, Shared};

/// One thing that the executor does. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Play(Engine),
    Pause(Engine),
    Seek(Engine, f64),
    /// Gives the engine the speed and the volume of the other one.
    TakeChoice(Engine),
    /// Gives the media engine the recording, with its length as the article gives it.
    SetNarration(Shared<Narration>, Option<f64>),
    /// Gives the media engine the language that choices are stored for.
    SetMediaLanguage(String),
    /// Gives the speech engine the article's language tag; the stored voice is that of `language`.
    SetVoiceLanguage {
        tag: Rc<str>,
        language: String,
    },
    SetVoice(usize),
    /// Stores the voice in use for this language.
    SaveVoice(String),
    /// Gives the speech engine the sentences to read.
    SetLines(Rc<[Rc<str>]>),
    /// Moves the voice to the beginning of this line.
    GoToLine(usize),
    /// Counts the played ranges of the recording for the voice; its times are `factor` times the recording's.
    TakePlayed {
        factor: f64,
    },
    /// Closes both engines.
    Close,
    /// Passes the action on, with the position of the engine in use.
    Emit(Action),
    /// The article has ended, and the next one of the queue may play.
    PlayNext,
    /// Seeks to the position that is stored under this key, if any.
    Resume(String),
    /// Stores the current position under this key.
    SavePosition(String),
    ForgetPosition(String),
    /// Sends [`Event::LookForGap`] after this delay in milliseconds.
    LookForGapIn(u32),
    CancelLook,
    /// Sends [`Event::FallAsleep`] after this delay in milliseconds.
    StartSleepTimer(u32),
    CancelSleepTimer,
    /// Sends this event once the effects before are carried out.
    Next(Event),
}
