//! The element's attributes, checked once, here.

use std::rc::Rc;

use crate::load::Format;
use crate::related::RelatedLayout;
use article::{Direction, Language, Warning, WarningCode};

/// The attributes of `docs/embedding.md`, resolved: addresses are absolute, and an unknown value is replaced by the default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The article's address.
    pub src: Option<Rc<str>>,
    /// The format of the article.
    pub format: Format,
    /// The item of a list or feed: id, slug, address or index.
    pub item: Option<Rc<str>>,
    /// The source of the related links.
    pub related: RelatedSetting,
    /// The layout of the related links.
    pub related_layout: RelatedLayout,
    /// A recording that replaces the article's own.
    pub audio: Option<Rc<str>>,
    /// Timings that replace the recording's own.
    pub timings: Option<Rc<str>>,
    /// The place of the player.
    pub player: PlayerPlace,
    /// Whether the browser's voice may read if there is no recording.
    pub speech: Speech,
    /// Light or dark.
    pub theme: Theme,
    /// The language of the interface, if the page sets one.
    pub lang: Option<Language>,
    /// The direction of the text, if the page sets one.
    pub dir: Option<Direction>,
    /// The effect of a link to another article.
    pub links: Links,
    /// When the element starts loading.
    pub loading: Loading,
}

/// The source of the related links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RelatedSetting {
    /// The source that the article names.
    #[default]
    FromArticle,
    /// No related links.
    None,
    /// A file at this address.
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
    /// The place of the player.
    PlayerPlace {
        /// In the article, and a compact bar once it plays out of sight.
        #[default]
        Inline = "inline",
        /// Always in sight.
        Sticky = "sticky",
        /// No player.
        None = "none",
    }
}

keyword! {
    /// Whether the browser's voice may read.
    Speech {
        /// If there is no recording.
        #[default]
        Auto = "auto",
        /// Never.
        Off = "off",
    }
}

keyword! {
    /// Light or dark.
    Theme {
        /// The theme of the reader's system.
        #[default]
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

keyword! {
    /// The effect of a link to another article.
    Links {
        /// The browser follows it.
        #[default]
        Navigate = "navigate",
        /// The article opens in the widget.
        InPlace = "in-place",
    }
}

keyword! {
    /// When the element starts loading.
    Loading {
        /// At once.
        #[default]
        Eager = "eager",
        /// When it comes near the viewport.
        Lazy = "lazy",
    }
}

/// The keywords of an attribute, and the value of each.
type Keywords<T> = (&'static [&'static str], &'static [T]);

const LAYOUTS: Keywords<RelatedLayout> = (&["stack", "tabs"], &[RelatedLayout::Stack, RelatedLayout::Tabs]);

impl Config {
    /// Reads the attributes. Returns a warning for each with an unknown value.
    ///
    /// `attribute` returns the value of an attribute; `resolve` makes an address absolute against the page.
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
            // `auto` is what an absent attribute means.
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

/// Returns the value of a keyword attribute: the default if it is absent or unknown.
fn keyword<T: Copy + Default>(
    name: &str,
    (keywords, values): Keywords<T>,
    attribute: &dyn Fn(&str) -> Option<String>,
    bad: &mut dyn FnMut(&str, &str, &str),
) -> T {
    keyword_index(name, keywords, attribute, bad)
        .and_then(|index| values.get(index).copied())
        .unwrap_or_default()
}

/// Compared without case, as HTML's enumerated attributes are.
fn keyword_index(
    name: &str,
    keywords: &[&str],
    attribute: &dyn Fn(&str) -> Option<String>,
    bad: &mut dyn FnMut(&str, &str, &str),
) -> Option<usize> {
    let value = attribute(name)?;
    let index = keywords
        .iter()
        .position(|text| text.eq_ignore_ascii_case(value.trim()));
    if index.is_none() {
        bad(name, &value, &keywords.join(", "));
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
