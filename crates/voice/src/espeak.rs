//! The times of words, from espeak-ng itself. Its command does not print them, but its library reports them. So the library
//! speaks the sentence again, and its report is used if its sound equals the sound of the command, byte for byte.
//!
//! The declarations follow `espeak-ng/speak_lib.h`. The library is opened at run time if it is there; nothing is linked.
#![allow(
    unsafe_code,
    reason = "a C library that is opened at run time: there is no other way to its events"
)]

use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char, c_int, c_short, c_uchar, c_uint, c_void};
use std::sync::{Mutex, PoisonError};

use libloading::Library;

use super::sound::Pcm;
use super::words::Event;

/// A sentence as the library speaks it.
#[derive(Debug, Default)]
pub struct Spoken {
    pub sound: Pcm,
    /// Its words, in the order of time.
    pub events: Vec<Event>,
}

const NAMES: [&str; 6] = [
    "libespeak-ng.so.1",
    "libespeak-ng.so",
    "libespeak-ng.dylib",
    // The system does not search the folders of Homebrew.
    "/opt/homebrew/lib/libespeak-ng.dylib",
    "/usr/local/lib/libespeak-ng.dylib",
    "libespeak-ng.dll",
];

/// `AUDIO_OUTPUT_SYNCHRONOUS`: `espeak_Synth` calls the callback on its own thread before it returns.
const SYNCHRONOUS: c_int = 2;
/// `espeakINITIALIZE_DONT_EXIT`: missing data is an error, not the end of the process.
const DONT_EXIT: c_int = 0x8000;
const PARAMETER_RATE: c_int = 1;
const POSITION_CHARACTER: c_int = 1;
/// `espeakCHARS_UTF8 | espeakPHONEMES | espeakENDPAUSE`, as the command has them.
const FLAGS: c_uint = 1 | 0x100 | 0x1000;
const EVENT_LIST_TERMINATED: c_int = 0;
const EVENT_WORD: c_int = 1;

/// `espeak_EVENT`.
#[repr(C)]
struct RawEvent {
    kind: c_int,
    unique_identifier: c_uint,
    /// In characters, from 1.
    text_position: c_int,
    length: c_int,
    audio_position: c_int,
    sample: c_int,
    user_data: *mut c_void,
    id: [c_char; 8],
}

/// `espeak_VOICE`.
#[repr(C)]
struct RawVoice {
    name: *const c_char,
    languages: *const c_char,
    identifier: *const c_char,
    gender: c_uchar,
    age: c_uchar,
    variant: c_uchar,
    unused: c_uchar,
    score: c_int,
    spare: *mut c_void,
}

type Callback = unsafe extern "C" fn(*mut c_short, c_int, *mut RawEvent) -> c_int;
type Initialize = unsafe extern "C" fn(c_int, c_int, *const c_char, c_int) -> c_int;
type SetCallback = unsafe extern "C" fn(Callback);
type SetVoice = unsafe extern "C" fn(*const c_char) -> c_int;
type SetVoiceByProperties = unsafe extern "C" fn(*mut RawVoice) -> c_int;
type SetParameter = unsafe extern "C" fn(c_int, c_int, c_int) -> c_int;
type Synth = unsafe extern "C" fn(
    *const c_void,
    usize,
    c_uint,
    c_int,
    c_uint,
    c_uint,
    *mut c_uint,
    *mut c_void,
) -> c_int;
type Terminate = unsafe extern "C" fn() -> c_int;

/// The library after its initialisation. Dropping it ends and closes it, so that each sentence starts as in a new process:
/// earlier sentences would change the sound.
struct Speaker {
    library: Library,
    /// Samples per second.
    rate: u32,
}

thread_local! {
    /// What the callback has received since the sentence began.
    static SPOKEN: RefCell<Spoken> = RefCell::default();
}

/// Speaks `text` as `espeak-ng -v voice -s speed` does. Returns `None` if the library is missing.
pub fn speak(voice: &str, speed: i32, text: &str) -> Option<Spoken> {
    /// The library has one state for the whole process, so it speaks one sentence at a time.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (voice, text) = (CString::new(voice).ok()?, CString::new(text).ok()?);
    let speaker = Speaker::open()?;
    SPOKEN.take();
    let done = speaker.speak(&voice, speed, &text);
    let mut spoken = SPOKEN.take();
    spoken.sound.rate = speaker.rate;
    done?.then_some(spoken)
}

impl Speaker {
    fn open() -> Option<Self> {
        // SAFETY: opening runs the initialisers of the library, as linking it would.
        let library = NAMES
            .iter()
            .find_map(|name| unsafe { Library::new(*name) }.ok())?;
        // SAFETY: `speak_lib.h` declares functions of these types under these names.
        unsafe {
            // It must be there before anything is initialised.
            library.get::<Terminate>(b"espeak_Terminate").ok()?;
            let initialize = library.get::<Initialize>(b"espeak_Initialize").ok()?;
            let set_callback = library.get::<SetCallback>(b"espeak_SetSynthCallback").ok()?;
            // Negative if the library has no data.
            let rate = initialize(SYNCHRONOUS, 0, std::ptr::null(), DONT_EXIT);
            set_callback(receive);
            let rate = u32::try_from(rate).unwrap_or_default();
            let speaker = Self { library, rate };
            (rate > 0).then_some(speaker)
        }
    }

    /// Returns whether the sentence was spoken.
    fn speak(&self, voice: &CStr, speed: c_int, text: &CStr) -> Option<bool> {
        if !self.choose(voice)? {
            return Some(false);
        }
        // SAFETY: `speak_lib.h` declares functions of these types under these names. The text ends in NUL and outlives the
        // call, and the callback keeps none of the library's memory.
        unsafe {
            let set_parameter = self.library.get::<SetParameter>(b"espeak_SetParameter").ok()?;
            let synth = self.library.get::<Synth>(b"espeak_Synth").ok()?;
            let nowhere = std::ptr::null_mut();
            Some(
                set_parameter(PARAMETER_RATE, speed, 0) == 0
                    && synth(
                        text.as_ptr().cast(),
                        text.to_bytes_with_nul().len(),
                        0,
                        POSITION_CHARACTER,
                        0,
                        FLAGS,
                        nowhere,
                        nowhere.cast(),
                    ) == 0,
            )
        }
    }

    /// Selects the voice as the command does: by name, or else by language.
    fn choose(&self, voice: &CStr) -> Option<bool> {
        let none = std::ptr::null();
        let mut by_language = RawVoice {
            name: none,
            languages: voice.as_ptr(),
            identifier: none,
            gender: 0,
            age: 0,
            variant: 0,
            unused: 0,
            score: 0,
            spare: std::ptr::null_mut(),
        };
        // SAFETY: `speak_lib.h` declares functions of these types under these names. The name ends in NUL, and name and
        // properties outlive the calls.
        unsafe {
            let set_voice = self.library.get::<SetVoice>(b"espeak_SetVoiceByName").ok()?;
            let set_voice_by_properties = self
                .library
                .get::<SetVoiceByProperties>(b"espeak_SetVoiceByProperties")
                .ok()?;
            Some(set_voice(voice.as_ptr()) == 0 || set_voice_by_properties(&raw mut by_language) == 0)
        }
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        // SAFETY: `speak_lib.h` declares a function of this type under this name, and nothing of the library is used after it.
        unsafe {
            if let Ok(terminate) = self.library.get::<Terminate>(b"espeak_Terminate") {
                terminate();
            }
        }
    }
}

/// The callback: some samples, and events up to one that ends the list. Returns 0 for more.
unsafe extern "C" fn receive(samples: *mut c_short, count: c_int, events: *mut RawEvent) -> c_int {
    SPOKEN.with_borrow_mut(|spoken| {
        if let (false, Ok(count)) = (samples.is_null(), usize::try_from(count)) {
            // SAFETY: the library gives `count` samples that stay until the callback returns.
            let samples = unsafe { std::slice::from_raw_parts(samples, count) };
            spoken.sound.samples.extend_from_slice(samples);
        }
        let mut next = events.cast_const();
        // SAFETY: the list ends with an event of the kind 0, which the library writes after the last one.
        while let Some(event) = unsafe { next.as_ref() }.filter(|event| event.kind != EVENT_LIST_TERMINATED) {
            if let (EVENT_WORD, Ok(position), Ok(sample)) = (
                event.kind,
                usize::try_from(event.text_position - 1),
                usize::try_from(event.sample),
            ) {
                spoken.events.push(Event {
                    character: position,
                    sample,
                });
            }
            // SAFETY: this was not the last one.
            next = unsafe { next.add(1) };
        }
    });
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::has_library;

    /// Returns `None` if espeak-ng is not installed, and says so.
    fn spoken(text: &str) -> Option<Spoken> {
        let is_here = has_library();
        is_here.then(|| speak("en-gb", 170, text).expect("its library speaks"))
    }

    #[test]
    fn each_word_has_its_moment() {
        let Some(spoken) = spoken("Boats passed, one by one.") else {
            return;
        };
        let characters: Vec<usize> = spoken.events.iter().map(|event| event.character).collect();
        assert_eq!(characters, [0, 6, 14, 18, 21]);
        assert!(
            spoken
                .events
                .windows(2)
                .all(|pair| pair[0].sample < pair[1].sample)
        );
        assert!(spoken.events[4].sample < spoken.sound.samples.len());
        assert!(spoken.sound.rate >= 8000);
    }

    #[test]
    fn the_same_words_sound_the_same_again() {
        let Some(first) = spoken("Boats passed.") else {
            return;
        };
        speak("uk", 170, "Човни минали.").unwrap();
        let second = spoken("Boats passed.").unwrap();
        assert_eq!(first.sound, second.sound, "whatever was spoken in between");
    }

    #[test]
    fn a_text_that_c_cannot_hold_is_not_spoken() {
        assert!(speak("en-gb", 170, "nul\0").is_none());
    }
}
