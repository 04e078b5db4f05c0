//! The keyboard map.

use crate::player::state::command::{Command, SKIP_SECS};

/// The kind of control that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A button or a link, which handle Space and Enter themselves.
    Button,
    /// The slider of the position.
    Seek,
    /// Another slider.
    Slider,
    /// A list or a field, which use letters and digits themselves.
    Field,
    Elsewhere,
}

/// A key press.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// `KeyboardEvent.key`.
    pub key: &'a str,
    pub shift: bool,
    /// With Control, Alt or Meta, or while composing: these keys belong to the browser, the system and input methods.
    pub reserved: bool,
    /// Whether the key is held down.
    pub repeat: bool,
}

/// Returns the command of a key press; `None` if the key is not the player's.
///
/// Time runs from left to right in every language (see `view/timeline.rs`), so the right arrow always goes forward.
#[must_use]
pub fn command(press: Press<'_>, focus: Focus) -> Option<Command> {
    if press.reserved {
        return None;
    }
    if press.key == "Escape" {
        return Some(Command::CloseSheet);
    }
    if focus == Focus::Field {
        return None;
    }
    if focus == Focus::Seek
        && let Some(command) = on_slider(press)
    {
        return Some(command);
    }
    match press.key {
        // Held down, a toggle would flicker.
        "k" | "K" | "m" | "M" | "r" | "R" | "t" | "T" | " " | "?" if press.repeat => None,
        " " if focus == Focus::Button => None,
        " " | "k" | "K" => Some(Command::Toggle),
        "j" | "J" => Some(Command::SeekBy(-SKIP_SECS)),
        "l" | "L" => Some(Command::SeekBy(SKIP_SECS)),
        "m" | "M" => Some(Command::ToggleMute),
        "[" | "<" => Some(Command::Slower),
        "]" | ">" => Some(Command::Faster),
        "," => Some(Command::PreviousSentence),
        "." => Some(Command::NextSentence),
        "r" | "R" => Some(Command::ListenHere),
        "?" => Some(Command::ToggleKeys),
        "t" | "T" => Some(Command::ToggleTranscript),
        "/" => Some(Command::Search),
        digit => match digit.as_bytes() {
            [tenth @ b'0'..=b'9'] => Some(Command::SeekToShare(f64::from(tenth - b'0') / 10.0)),
            _ => None,
        },
    }
}

/// The keys of a slider (WAI-ARIA Authoring Practices, "Media Seek Slider"), in steps that suit speech.
fn on_slider(press: Press<'_>) -> Option<Command> {
    let step = if press.shift { SKIP_SECS } else { 5.0 };
    match press.key {
        "ArrowRight" | "ArrowUp" => Some(Command::SeekBy(step)),
        "ArrowLeft" | "ArrowDown" => Some(Command::SeekBy(-step)),
        "PageUp" => Some(Command::SeekBy(30.0)),
        "PageDown" => Some(Command::SeekBy(-30.0)),
        "Home" => Some(Command::SeekToShare(0.0)),
        "End" => Some(Command::SeekToShare(1.0)),
        _ => None,
    }
}

/// The entries of the sheet of keys: the keys and the names of their functions.
pub const SHEET: [(&[&str], Does); 14] = [
    (&["K", "Space"], Does::PlayOrPause),
    (&["J"], Does::Back),
    (&["L"], Does::Forward),
    (&[","], Does::PreviousSentence),
    (&["."], Does::NextSentence),
    (&["R"], Does::ListenHere),
    (&["0", "…", "9"], Does::GoToShare),
    (&["<", "["], Does::Slower),
    (&[">", "]"], Does::Faster),
    (&["M"], Does::Mute),
    (&["T"], Does::Transcript),
    (&["/"], Does::Search),
    (&["?"], Does::Keys),
    (&["Esc"], Does::Close),
];

/// The name of a key's function in the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    PlayOrPause,
    Back,
    Forward,
    PreviousSentence,
    NextSentence,
    ListenHere,
    GoToShare,
    Slower,
    Faster,
    Mute,
    Transcript,
    Search,
    Keys,
    Close,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press<'_> {
        Press {
            key,
            shift: false,
            reserved: false,
            repeat: false,
        }
    }

    #[test]
    fn keys_are_those_of_other_players() {
        use Command::*;
        let cases = [
            ("k", Focus::Button, Some(Toggle)),
            (" ", Focus::Seek, Some(Toggle)),
            (" ", Focus::Slider, Some(Toggle)),
            (" ", Focus::Elsewhere, Some(Toggle)),
            (" ", Focus::Button, None),
            ("Enter", Focus::Button, None),
            ("j", Focus::Button, Some(SeekBy(-15.0))),
            ("L", Focus::Seek, Some(SeekBy(15.0))),
            ("m", Focus::Slider, Some(ToggleMute)),
            ("<", Focus::Button, Some(Slower)),
            ("]", Focus::Button, Some(Faster)),
            (",", Focus::Button, Some(PreviousSentence)),
            (".", Focus::Seek, Some(NextSentence)),
            ("r", Focus::Button, Some(ListenHere)),
            ("R", Focus::Field, None),
            ("?", Focus::Button, Some(ToggleKeys)),
            ("?", Focus::Field, None),
            ("t", Focus::Button, Some(ToggleTranscript)),
            ("/", Focus::Seek, Some(Search)),
            ("/", Focus::Field, None),
            ("Escape", Focus::Field, Some(CloseSheet)),
            ("Escape", Focus::Button, Some(CloseSheet)),
            ("0", Focus::Slider, Some(SeekToShare(0.0))),
            ("7", Focus::Button, Some(SeekToShare(0.7))),
            ("٣", Focus::Button, None),
            ("ArrowRight", Focus::Seek, Some(SeekBy(5.0))),
            ("ArrowDown", Focus::Seek, Some(SeekBy(-5.0))),
            ("PageDown", Focus::Seek, Some(SeekBy(-30.0))),
            ("End", Focus::Seek, Some(SeekToShare(1.0))),
            ("ArrowRight", Focus::Slider, None),
            ("ArrowRight", Focus::Button, None),
            ("End", Focus::Button, None),
            ("k", Focus::Field, None),
            ("1", Focus::Field, None),
            ("Tab", Focus::Button, None),
            ("", Focus::Seek, None),
        ];
        for (key, focus, expected) in cases {
            assert_eq!(command(press(key), focus), expected, "{key:?} on {focus:?}");
        }
    }

    #[test]
    fn every_key_on_the_sheet_does_something() {
        for (keys, does) in SHEET {
            for key in keys.iter().filter(|key| **key != "…") {
                let key = match *key {
                    "Space" => " ",
                    "Esc" => "Escape",
                    key => key,
                };
                assert!(command(press(key), Focus::Seek).is_some(), "{key} {does:?}");
            }
        }
    }

    #[test]
    fn shift_makes_a_larger_step() {
        let with_shift = Press {
            shift: true,
            ..press("ArrowLeft")
        };
        assert_eq!(command(with_shift, Focus::Seek), Some(Command::SeekBy(-15.0)));
    }

    #[test]
    fn keys_of_the_browser_are_left_alone() {
        for key in ["k", "m", "1", "ArrowRight", " ", "l"] {
            let reserved = Press {
                reserved: true,
                ..press(key)
            };
            assert_eq!(command(reserved, Focus::Seek), None, "{key}");
        }
    }

    #[test]
    fn a_key_that_is_held_down_repeats_seeks_but_not_toggles() {
        let held = |key| Press {
            repeat: true,
            ..press(key)
        };
        assert_eq!(command(held("k"), Focus::Button), None);
        assert_eq!(command(held(" "), Focus::Seek), None);
        assert_eq!(command(held("r"), Focus::Button), None);
        assert_eq!(command(held("l"), Focus::Button), Some(Command::SeekBy(15.0)));
    }
}
