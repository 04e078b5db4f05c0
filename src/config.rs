//! The element's attributes: as they are written, and what they mean. Checked once, here.

use std::rc::Rc;

use crate::load::Format;
use crate::related::RelatedLayout;
use article::{Direction, Language, Warning, WarningCode};

/// The attributes of the contract's section 3, resolved: addresses are absolute, unknown values are the default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The article's address.
    pub src: Option<Rc<str>>,
    /// How to read it.
    pub format: Format,
    /// Which item of a list or feed.
    pub item: Option<Rc<str>>,
    /// The related links.
    pub related: RelatedSetting,
    /// How they stand.
    pub related_layout: RelatedLayout,
    /// A recording in place of the article's own.
    pub audio: Option<Rc<str>>,
    /// Timings in place of the recording's own.
    pub timings: Option<Rc<str>>,
    /// Where the player stands.
    pub player: PlayerPlace,
    /// Whether the browser's voice may read where there is no recording.
    pub speech: Speech,
    /// Light or dark.
    pub theme: Theme,
    /// The language of the interface, where the page sets one.
    pub lang: Option<Language>,
    /// The direction of the text, where the page sets one.
    pub dir: Option<Direction>,
    /// What a link to another article does.
    pub links: Links,
    /// When to begin.
    pub loading: Loading,
}

/// Which related links are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RelatedSetting {
    /// Those that the article names.
    #[default]
    FromArticle,
    /// None.
    None,
    /// Those at an address.
    Url(Rc<str>),
}

macro_rules! keyword {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            const KEYWORDS: Keywords<Self> = (&[$($text),*], &[$(Self::$variant),*]);

            /// The attribute's value.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

keyword! {
    /// Where the player stands.
    PlayerPlace {
        /// In the article, and a compact bar once it plays out of sight.
        #[default]
        Inline = "inline",
        /// Always in sight.
        Sticky = "sticky",
        /// Nowhere.
        None = "none",
    }
}

keyword! {
    /// Whether the browser's voice may read.
    Speech {
        /// Where there is no recording.
        #[default]
        Auto = "auto",
        /// Never.
        Off = "off",
    }
}

keyword! {
    /// Light or dark.
    Theme {
        /// As the reader's system has it.
        #[default]
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

keyword! {
    /// What a link to another article does.
    Links {
        /// Leaves the page.
        #[default]
        Navigate = "navigate",
        /// Opens it in the widget.
        InPlace = "in-place",
    }
}

keyword! {
    /// When to begin.
    Loading {
        /// At once.
        #[default]
        Eager = "eager",
        /// Near the viewport.
        Lazy = "lazy",
    }
}

/// The values of an attribute as they are written, and what each means.
type Keywords<T> = (&'static [&'static str], &'static [T]);

const LAYOUTS: Keywords<RelatedLayout> = (&["stack", "tabs"], &[RelatedLayout::Stack, RelatedLayout::Tabs]);

impl Config {
    /// What the attributes mean, and a warning for each whose value is not known.
    ///
    /// `attribute` answers with an attribute's value; `resolve` makes an address absolute against the page.
    pub fn new(
        attribute: impl Fn(&str) -> Option<String>,
        resolve: impl Fn(&str) -> Option<String>,
    ) -> (Self, Vec<Warning>) {
        let mut warnings = Vec::new();
        let mut bad = |name: &str, value: &str, expected: &str| {
            let message = format!(
                "the attribute {name}=\"{value}\" is not known; expected {expected}. The default is used."
            );
            warnings.push(Warning::new(WarningCode::Attribute, message));
        };
        let mut address = |name: &str| {
            let value = attribute(name).filter(|value| !value.trim().is_empty())?;
            let resolved =
                resolve(value.trim()).filter(|url| url.starts_with("http://") || url.starts_with("https://"));
            if resolved.is_none() {
                bad(
                    name,
                    &value,
                    "an http or https address, or one relative to the page",
                );
            }
            resolved.map(Rc::from)
        };
        let src = address("src");
        let audio = address("audio");
        let timings = address("timings");
        let related = match attribute("related") {
            Some(value) if value.trim().eq_ignore_ascii_case("none") => RelatedSetting::None,
            Some(_) => address("related").map_or(RelatedSetting::FromArticle, RelatedSetting::Url),
            None => RelatedSetting::FromArticle,
        };
        let format = match attribute("format") {
            Some(value) => Format::parse(&value).unwrap_or_else(|| {
                bad(
                    "format",
                    &value,
                    "auto, article, markdown, html, ghost, wordpress, json-feed, rss or atom",
                );
                Format::Auto
            }),
            None => Format::Auto,
        };
        let lang = attribute("lang")
            .filter(|value| !value.trim().is_empty())
            .and_then(|value| {
                let language = Language::parse(&value);
                if language.is_none() {
                    bad("lang", &value, "a language tag such as en or pt-BR");
                }
                language
            });
        let dir = attribute("dir").and_then(|value| {
            let direction = Direction::parse(&value);
            // `auto` asks for what happens anyway.
            if direction.is_none() && !value.trim().is_empty() && !value.trim().eq_ignore_ascii_case("auto") {
                bad("dir", &value, "ltr, rtl or auto");
            }
            direction
        });
        let item = attribute("item").filter(|item| !item.is_empty()).map(Rc::from);
        let config = Self {
            src,
            format,
            item,
            related,
            related_layout: keyword("related-layout", LAYOUTS, &attribute, &mut bad),
            audio,
            timings,
            player: keyword("player", PlayerPlace::KEYWORDS, &attribute, &mut bad),
            speech: keyword("speech", Speech::KEYWORDS, &attribute, &mut bad),
            theme: keyword("theme", Theme::KEYWORDS, &attribute, &mut bad),
            lang,
            dir,
            links: keyword("links", Links::KEYWORDS, &attribute, &mut bad),
            loading: keyword("loading", Loading::KEYWORDS, &attribute, &mut bad),
        };
        (config, warnings)
    }
}

/// The value of a keyword attribute; its default where it is absent or unknown.
fn keyword<T: Copy + Default>(
    name: &str,
    (written, meant): Keywords<T>,
    attribute: &dyn Fn(&str) -> Option<String>,
    bad: &mut dyn FnMut(&str, &str, &str),
) -> T {
    keyword_index(name, written, attribute, bad)
        .and_then(|index| meant.get(index).copied())
        .unwrap_or_default()
}

/// Compared without case, as HTML's enumerated attributes are.
fn keyword_index(
    name: &str,
    written: &[&str],
    attribute: &dyn Fn(&str) -> Option<String>,
    bad: &mut dyn FnMut(&str, &str, &str),
) -> Option<usize> {
    let value = attribute(name)?;
    let wanted = value.trim();
    let index = written.iter().position(|text| text.eq_ignore_ascii_case(wanted));
    if index.is_none() {
        bad(name, &value, &written.join(", "));
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(attributes: &[(&str, &str)]) -> (Config, Vec<Warning>) {
        Config::new(
            |name| {
                attributes
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            },
            |url| {
                Some(if url.contains(':') {
                    url.to_owned()
                } else {
                    format!("https://page.example/{url}")
                })
            },
        )
    }

    #[test]
    fn an_element_without_attributes_has_every_default() {
        assert_eq!(config(&[]), (Config::default(), Vec::new()));
    }

    #[test]
    fn addresses_are_absolute_and_of_the_web() {
        let (read, warnings) = config(&[
            ("src", "a.md"),
            ("audio", "javascript:alert(1)"),
            ("related", "None"),
        ]);
        assert_eq!(read.src.as_deref(), Some("https://page.example/a.md"));
        assert_eq!(read.audio, None);
        assert_eq!(read.related, RelatedSetting::None);
        assert_eq!(warnings.len(), 1);
    }

    #[test]
    fn an_unknown_value_is_the_default_and_one_warning_that_names_it() {
        let (read, warnings) = config(&[
            ("theme", "sepia"),
            ("player", " STICKY "),
            ("related-layout", "tabs"),
        ]);
        assert_eq!(read.theme, Theme::Auto);
        assert_eq!(read.player, PlayerPlace::Sticky);
        assert_eq!(read.related_layout, RelatedLayout::Tabs);
        assert_eq!(warnings.len(), 1);
        assert!(warnings[0].message.contains("theme=\"sepia\""), "{}", warnings[0]);
    }

    #[test]
    fn a_direction_may_be_left_to_the_text() {
        let (read, warnings) = config(&[("dir", "auto")]);
        assert_eq!((read.dir, warnings.len()), (None, 0));
        let (read, warnings) = config(&[("dir", "up")]);
        assert_eq!((read.dir, warnings.len()), (None, 1));
        assert_eq!(config(&[("dir", "rtl")]).0.dir, Some(Direction::Rtl));
    }
}
