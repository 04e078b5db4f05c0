//! What the pages about all articles need to know of one.

use std::cmp::Ordering;

use article_widget::i18n::{Locale, clock, format_date, minutes_to_read};

use crate::entry::{self, Entry};
use crate::index::Record;
use crate::site::Site;

/// An article that was published, as indexes and lists show it.
#[derive(Clone, Debug)]
pub struct Summary {
    pub(crate) record: Record,
    pub(crate) published_ms: f64,
    pub(crate) teaser: Teaser,
}

/// Texts of a teaser, in the language of the article.
#[derive(Clone, Debug)]
pub(crate) struct Teaser {
    /// The date, for readers.
    pub date: Option<String>,
    /// The reading time.
    pub minutes: String,
    /// The label of the recording with its duration.
    pub listen: Option<String>,
    pub picture: Option<Picture>,
}

/// The hero image, with its address from the root of the site.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    pub src: String,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
}

impl Summary {
    pub(crate) fn new(site: &Site, entry: &Entry) -> Self {
        let article = &entry.article;
        let locale = Locale::new(article.lang.as_ref());
        let listen = article.audio.as_ref().map(|narration| {
            let length = narration.duration_ms.map_or_else(String::new, |milliseconds| {
                format!(" {}", clock(milliseconds as f64 / 1000.0))
            });
            format!("{}{length}", locale.strings.listen.play)
        });
        let picture = entry.image_from_root().map(|(image, src)| Picture {
            src,
            size: image.dimensions.map(|size| (size.width, size.height)),
        });
        Self {
            record: Record::new(site, entry),
            published_ms: entry.published_ms(),
            teaser: Teaser {
                date: article.date.as_ref().map(|date| format_date(date, &locale)),
                minutes: minutes_to_read(article.reading_time.minutes.get(), &locale),
                listen,
                picture,
            },
        }
    }

    /// Returns the name of the article in addresses.
    pub fn slug(&self) -> &str {
        &self.record.slug
    }

    /// Returns the headline, or the slug if there is none.
    pub fn title(&self) -> &str {
        &self.record.title
    }

    /// Returns the language, or English if the article has none.
    pub fn language(&self) -> &str {
        &self.record.lang
    }

    /// Returns whether the article has a recording.
    pub fn has_audio(&self) -> bool {
        self.record.audio
    }

    /// Returns the address of its page from the root of the site.
    pub fn page(&self) -> String {
        entry::page(&self.record.slug)
    }

    /// Returns the address of its file from the root of the site.
    pub fn source(&self) -> String {
        entry::source(&self.record.slug)
    }

    pub(crate) fn newest_first(&self, other: &Self) -> Ordering {
        let by_date = other.published_ms.total_cmp(&self.published_ms);
        by_date.then_with(|| self.record.slug.cmp(&other.record.slug))
    }
}
