//! When espeak-ng speaks each word. Its command does not print that, its library reports it: so a sentence is spoken again
//! through the library, and what it reports is believed where its sound is the command's, byte for byte.
//!
//! `espeak-ng/speak_lib.h` is what the declarations follow. The library is opened when it is there; nothing is linked.
#![allow(
    unsafe_code,
    reason = "a C library that is opened at run time: there is no other way to its events"
)]

use super::sound::Pcm;
use super::words::Event;

/// What the library made of a sentence.
#[derive(Debug, Default)]
pub struct Spoken {
    /// Its sound.
    pub sound: Pcm,
    /// Its words, in the order of time.
    pub events: Vec<Event>,
}

/// Speaks `text` as `espeak-ng -v voice -s speed` does. `None` where the library is missing or does not know the voice.
pub fn speak(voice: &str, speed: i32, text: &str) -> Option<Spoken> {
    #[cfg(unix)]
    return library::speak(voice, speed, text);
    #[cfg(not(unix))]
    {
        let _ = (voice, speed, text);
        None
    }
}

#[cfg(unix)]
mod library {
    use std::cell::RefCell;
    use std::ffi::{CStr, CString, c_char, c_int, c_short, c_uint, c_void};
    use std::sync::{Mutex, OnceLock, PoisonError};

    use super::{Event, Spoken};

    const NAMES: [&CStr; 3] = [c"libespeak-ng.so.1", c"libespeak-ng.so", c"libespeak-ng.dylib"];

    /// `AUDIO_OUTPUT_SYNCHRONOUS`: the callback is called before `espeak_Synth` returns, on its thread.
    const SYNCHRONOUS: c_int = 2;
    /// `espeakINITIALIZE_DONT_EXIT`: missing data is an answer, not the end of the process.
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
        /// Counted in characters, from 1.
        text_position: c_int,
        length: c_int,
        audio_position: c_int,
        sample: c_int,
        user_data: *mut c_void,
        id: [c_char; 8],
    }

    type Callback = unsafe extern "C" fn(*mut c_short, c_int, *mut RawEvent) -> c_int;

    unsafe extern "C" {
        fn dlopen(name: *const c_char, flags: c_int) -> *mut c_void;
        fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
    }

    /// The functions that are needed.
    struct Library {
        set_voice: unsafe extern "C" fn(*const c_char) -> c_int,
        set_parameter: unsafe extern "C" fn(c_int, c_int, c_int) -> c_int,
        synth: unsafe extern "C" fn(
            *const c_void,
            usize,
            c_uint,
            c_int,
            c_uint,
            c_uint,
            *mut c_uint,
            *mut c_void,
        ) -> c_int,
        /// Samples a second.
        rate: u32,
    }

    thread_local! {
        /// What the callback was given since the sentence began.
        static SPOKEN: RefCell<Spoken> = RefCell::default();
    }

    pub(super) fn speak(voice: &str, speed: i32, text: &str) -> Option<Spoken> {
        /// One voice, one sentence at a time: the library has one state for the whole process.
        static LIBRARY: OnceLock<Option<Mutex<Library>>> = OnceLock::new();
        let library = LIBRARY.get_or_init(|| open().map(Mutex::new)).as_ref()?;
        let library = library.lock().unwrap_or_else(PoisonError::into_inner);
        let (voice, text) = (CString::new(voice).ok()?, CString::new(text).ok()?);
        SPOKEN.take();
        // SAFETY: the functions are those of `speak_lib.h` (see `open`), both texts end in NUL and outlive the call, and the
        // callback keeps none of the library's memory.
        let done = unsafe {
            (library.set_voice)(voice.as_ptr()) == 0
                && (library.set_parameter)(PARAMETER_RATE, speed, 0) == 0
                && (library.synth)(
                    text.as_ptr().cast(),
                    text.as_bytes_with_nul().len(),
                    0,
                    POSITION_CHARACTER,
                    0,
                    FLAGS,
                    std::ptr::null_mut(),
                    std::ptr::null_mut(),
                ) == 0
        };
        let mut spoken = SPOKEN.take();
        spoken.sound.rate = library.rate;
        done.then_some(spoken)
    }

    fn open() -> Option<Library> {
        const RTLD_NOW: c_int = 2;
        // SAFETY: opening runs the library's own initialisers, as linking it would. It is never closed. Each function is
        // found by the name under which `speak_lib.h` declares it, and has the type declared there.
        unsafe {
            let library = NAMES
                .iter()
                .map(|name| dlopen(name.as_ptr(), RTLD_NOW))
                .find(|library| !library.is_null())?;
            let find = |name: &CStr| {
                let found = dlsym(library, name.as_ptr());
                (!found.is_null()).then_some(found)
            };
            let initialize: unsafe extern "C" fn(c_int, c_int, *const c_char, c_int) -> c_int =
                std::mem::transmute(find(c"espeak_Initialize")?);
            let set_callback: unsafe extern "C" fn(Callback) =
                std::mem::transmute(find(c"espeak_SetSynthCallback")?);
            let (set_voice, set_parameter) = (find(c"espeak_SetVoiceByName")?, find(c"espeak_SetParameter")?);
            let synth = find(c"espeak_Synth")?;
            // Below zero it has no data.
            let rate = initialize(SYNCHRONOUS, 0, std::ptr::null(), DONT_EXIT);
            let rate = u32::try_from(rate).ok().filter(|rate| *rate > 0)?;
            set_callback(take);
            Some(Library {
                set_voice: std::mem::transmute::<*mut c_void, unsafe extern "C" fn(*const c_char) -> c_int>(
                    set_voice,
                ),
                set_parameter: std::mem::transmute::<
                    *mut c_void,
                    unsafe extern "C" fn(c_int, c_int, c_int) -> c_int,
                >(set_parameter),
                synth: std::mem::transmute::<
                    *mut c_void,
                    unsafe extern "C" fn(
                        *const c_void,
                        usize,
                        c_uint,
                        c_int,
                        c_uint,
                        c_uint,
                        *mut c_uint,
                        *mut c_void,
                    ) -> c_int,
                >(synth),
                rate,
            })
        }
    }

    /// The library's callback: some samples, and events up to one that ends the list. Returns 0 for more.
    unsafe extern "C" fn take(samples: *mut c_short, count: c_int, events: *mut RawEvent) -> c_int {
        SPOKEN.with_borrow_mut(|spoken| {
            if let (false, Ok(count)) = (samples.is_null(), usize::try_from(count)) {
                // SAFETY: the library gives `count` samples that stay until the callback returns.
                let samples = unsafe { std::slice::from_raw_parts(samples, count) };
                spoken.sound.samples.extend_from_slice(samples);
            }
            let mut next = events.cast_const();
            // SAFETY: the list ends with an event of the kind 0, which the library writes behind the last one.
            while let Some(event) =
                unsafe { next.as_ref() }.filter(|event| event.kind != EVENT_LIST_TERMINATED)
            {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the library is; says so where it is not.
    fn spoken(text: &str) -> Option<Spoken> {
        let spoken = speak("en-gb", 170, text);
        if spoken.is_none() {
            println!("SKIPPED: libespeak-ng is not on this machine");
        }
        spoken
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
        let second = spoken("Boats passed.").unwrap();
        assert_eq!(first.sound, second.sound);
    }

    #[test]
    fn a_voice_that_is_not_there_is_none() {
        assert!(speak("no-such-voice", 170, "Boats").is_none());
        assert!(speak("en-gb", 170, "nul\0").is_none());
    }
}
