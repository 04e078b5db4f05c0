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

/// Speaks `text` as `espeak-ng -v voice -s speed` does. `None` where the library is missing.
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
    use std::ffi::{CStr, CString, c_char, c_int, c_short, c_uchar, c_uint, c_void};
    use std::mem::transmute;
    use std::sync::{Mutex, PoisonError};

    use super::{Event, Spoken};

    const NAMES: [&CStr; 5] = [
        c"libespeak-ng.so.1",
        c"libespeak-ng.so",
        c"libespeak-ng.dylib",
        // Homebrew's folders are not searched.
        c"/opt/homebrew/lib/libespeak-ng.dylib",
        c"/usr/local/lib/libespeak-ng.dylib",
    ];

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
        fn dlclose(library: *mut c_void) -> c_int;
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

    type Address = *mut c_void;
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

    /// The functions that are needed.
    struct Functions {
        initialize: Initialize,
        set_callback: SetCallback,
        set_voice: SetVoice,
        set_voice_by_properties: SetVoiceByProperties,
        set_parameter: SetParameter,
        synth: Synth,
        terminate: Terminate,
    }

    /// The library while it is open.
    struct Library {
        handle: Address,
        functions: Functions,
        /// Samples a second.
        rate: u32,
    }

    thread_local! {
        /// What the callback was given since the sentence began.
        static SPOKEN: RefCell<Spoken> = RefCell::default();
    }

    pub(super) fn speak(voice: &str, speed: i32, text: &str) -> Option<Spoken> {
        /// One voice, one sentence at a time: the library has one state for the whole process.
        static ALONE: Mutex<()> = Mutex::new(());
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let (voice, text) = (CString::new(voice).ok()?, CString::new(text).ok()?);
        let library = Library::open()?;
        SPOKEN.take();
        let done = library.speak(&voice, speed, &text);
        let mut spoken = SPOKEN.take();
        spoken.sound.rate = library.rate;
        done.then_some(spoken)
    }

    impl Library {
        fn open() -> Option<Self> {
            const RTLD_NOW: c_int = 2;
            // SAFETY: opening runs the library's own initialisers, as linking it would. Each function is found by the name
            // under which `speak_lib.h` declares it, has the type declared there, and is not called after `drop`.
            unsafe {
                let handle = NAMES
                    .iter()
                    .map(|name| dlopen(name.as_ptr(), RTLD_NOW))
                    .find(|handle| !handle.is_null())?;
                let functions = Functions::find(handle);
                let mut library = Self {
                    handle,
                    functions: functions?,
                    rate: 0,
                };
                // Below zero it has no data.
                let rate = (library.functions.initialize)(SYNCHRONOUS, 0, std::ptr::null(), DONT_EXIT);
                library.rate = u32::try_from(rate).ok().filter(|rate| *rate > 0)?;
                (library.functions.set_callback)(take);
                Some(library)
            }
        }

        fn speak(&self, voice: &CStr, speed: c_int, text: &CStr) -> bool {
            let nowhere = std::ptr::null_mut();
            // SAFETY: the text ends in NUL and outlives the call, and the callback keeps none of the library's memory.
            self.choose(voice)
                && unsafe {
                    (self.functions.set_parameter)(PARAMETER_RATE, speed, 0) == 0
                        && (self.functions.synth)(
                            text.as_ptr().cast(),
                            text.to_bytes_with_nul().len(),
                            0,
                            POSITION_CHARACTER,
                            0,
                            FLAGS,
                            nowhere,
                            nowhere.cast(),
                        ) == 0
                }
        }

        /// As the command does: the voice of that name, else one that speaks that language.
        fn choose(&self, voice: &CStr) -> bool {
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
            // SAFETY: the name ends in NUL, and name and properties outlive the calls.
            unsafe {
                (self.functions.set_voice)(voice.as_ptr()) == 0
                    || (self.functions.set_voice_by_properties)(&raw mut by_language) == 0
            }
        }
    }

    impl Drop for Library {
        /// Closes it, so that the next sentence finds it as a new process does: what it spoke before changes how it sounds.
        fn drop(&mut self) {
            // SAFETY: nothing of it is used any more.
            unsafe {
                (self.functions.terminate)();
                dlclose(self.handle);
            }
        }
    }

    impl Functions {
        /// # Safety
        /// `handle` is that of an open `libespeak-ng`.
        unsafe fn find(handle: *mut c_void) -> Option<Self> {
            let find = |name: &CStr| {
                // SAFETY: the name ends in NUL.
                let found = unsafe { dlsym(handle, name.as_ptr()) };
                (!found.is_null()).then_some(found)
            };
            // SAFETY: the types are those that `speak_lib.h` declares under these names.
            unsafe {
                Some(Self {
                    initialize: transmute::<Address, Initialize>(find(c"espeak_Initialize")?),
                    set_callback: transmute::<Address, SetCallback>(find(c"espeak_SetSynthCallback")?),
                    set_voice: transmute::<Address, SetVoice>(find(c"espeak_SetVoiceByName")?),
                    set_voice_by_properties: transmute::<Address, SetVoiceByProperties>(find(
                        c"espeak_SetVoiceByProperties",
                    )?),
                    set_parameter: transmute::<Address, SetParameter>(find(c"espeak_SetParameter")?),
                    synth: transmute::<Address, Synth>(find(c"espeak_Synth")?),
                    terminate: transmute::<Address, Terminate>(find(c"espeak_Terminate")?),
                })
            }
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
    use crate::tests::has_library;

    /// Where espeak-ng is; says so where it is not.
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
