//! Failures, and their messages.

use crate::i18n::PlayerStrings;

/// The reason why the audio does not play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It could not be fetched, or not completely.
    Network,
    /// It was fetched and cannot be decoded.
    Decode,
    /// The browser can play none of its encodings.
    Unsupported,
    /// The browser requires a gesture (`NotAllowedError`).
    Blocked,
    /// The article has no recording.
    NoSource,
    /// The browser's voice does not speak.
    Voice,
}

impl Failure {
    /// Reads a `MediaError` (HTML, section 4.8.11.1): its code and, if the engine gives one, its message. `None` if
    /// the load was only aborted.
    ///
    /// Code 4 means both "not found" and "not understood". Only the messages differ: Chromium 150 writes
    /// `MEDIA_ELEMENT_ERROR: Format error` for a 404 and `DEMUXER_ERROR_COULD_NOT_OPEN` for a broken file, Firefox
    /// `404: Not Found` and `NS_ERROR_DOM_MEDIA_METADATA_ERR`, WebKit nothing. Types that the browser does not know
    /// are left out before anything is fetched, so the rest is most likely the network.
    #[must_use]
    pub fn from_media(code: u16, message: &str) -> Option<Self> {
        match code {
            1 => None,
            3 => Some(Self::Decode),
            4 if ["DEMUXER_ERROR", "DECODER_ERROR", "NS_ERROR_DOM_MEDIA"]
                .iter()
                .any(|sign| message.contains(sign)) =>
            {
                Some(Self::Decode)
            }
            _ => Some(Self::Network),
        }
    }

    /// Returns the stable code of the `audio-error` event.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Decode => "decode",
            Self::Unsupported => "unsupported",
            Self::Blocked => "blocked",
            Self::NoSource => "no-source",
            Self::Voice => "voice",
        }
    }

    /// Returns the sentence for the reader.
    #[must_use]
    pub fn message(self, strings: &PlayerStrings) -> &'static str {
        match self {
            Self::Network | Self::NoSource => strings.error_network,
            Self::Decode => strings.error_decode,
            Self::Unsupported => strings.error_unsupported,
            Self::Blocked => strings.error_blocked,
            Self::Voice => strings.error_speech,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_and_broken_files_are_distinguished_if_the_browser_reports_it() {
        let cases = [
            (1, "", None),
            (2, "", Some(Failure::Network)),
            (3, "", Some(Failure::Decode)),
            (4, "", Some(Failure::Network)),
            (4, "MEDIA_ELEMENT_ERROR: Format error", Some(Failure::Network)),
            (4, "404: Not Found", Some(Failure::Network)),
            (4, "DEMUXER_ERROR_COULD_NOT_OPEN: x", Some(Failure::Decode)),
            (
                4,
                "NS_ERROR_DOM_MEDIA_METADATA_ERR (0x806e0006)",
                Some(Failure::Decode),
            ),
            (99, "", Some(Failure::Network)),
        ];
        for (code, message, expected) in cases {
            assert_eq!(Failure::from_media(code, message), expected, "{code} {message}");
        }
    }
}
