//! The article's own types.

use std::borrow::Cow;

use super::wire::{Fields, List, Wire, put_text, text, wire_enum, wire_struct};
use crate::model::{
    Alert, Alignment, Article, AudioSource, Author, BaseUrl, Block, BlockId, BlockKind, Correction, DateTime,
    Definition, Dimensions, Direction, Footnote, FootnoteReference, HeadingLevel, Image, Inline, Language,
    LinkCard, ListItem, Map, Minutes, Narration, Number, Panel, PanelContent, ReadingTime, RelatedItem,
    RelatedSource, SafeUrl, Table, UrlUse, Value, Warning, WarningCode, Written,
};

wire_struct! {
    Article {
        title, kicker, description, date, updated, authors, url, edit_url, lang, dir, tags, section, image, audio, related,
        corrections, extra, body, written, footnotes, reading_time, has_formulas,
    }
    Written { in_html, text, base }
    Author { name, url, image }
    Correction { date, text }
    Footnote { number, references, blocks }
    Block { id, kind }
    ListItem { task, blocks }
    Table { alignments, head, rows }
    LinkCard { title, url, summary }
    Definition { terms, definitions }
    FootnoteReference { number, occurrence }
    Image { src, srcset, sizes, dimensions, alt, caption, credit }
    Dimensions { width, height }
    Narration { sources, duration_ms, timings, ai_generated, voice, recorded, notice }
    AudioSource { src, media_type }
    Panel { title, period, updated, content, limit }
    RelatedItem { title, url, summary, date, image, audio }
    ReadingTime { words, minutes }
    Warning { code, message, line }
}

wire_enum! { Direction: 0 => Ltr, 1 => Rtl }
wire_enum! { RelatedSource: 0 => File(url), 1 => Panels(panels) }
wire_enum! { PanelContent: 0 => Items(items), 1 => Source(url), 2 => Similar }
wire_enum! { Alert: 0 => Note, 1 => Tip, 2 => Important, 3 => Warning, 4 => Caution }
wire_enum! { Alignment: 0 => Start, 1 => Center, 2 => End }
wire_enum! { BlockKind:
    0 => Paragraph(content),
    1 => Heading { level, content },
    2 => List { start, tight, items },
    3 => Quote { blocks, attribution },
    4 => PullQuote { blocks, attribution },
    5 => Alert { kind, blocks },
    6 => Code { language, text },
    7 => Math(tex),
    8 => Table(table),
    9 => Figure(image),
    10 => LinkCard(card),
    11 => DefinitionList(definitions),
    12 => Rule,
}
wire_enum! { Inline:
    0 => Text(text),
    1 => Code(text),
    2 => Math(tex),
    3 => Emphasis(content),
    4 => Strong(content),
    5 => Strikethrough(content),
    6 => Superscript(content),
    7 => Subscript(content),
    8 => Link { url, title, content },
    9 => Image(image),
    10 => Footnote(reference),
    11 => SoftBreak,
    12 => HardBreak,
}

/// What is made of a text by the model's own check.
macro_rules! wire_text {
    ($($name:ident: $write:expr, $read:expr;)*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut String) {
                let write: fn(&Self, &mut String) = $write;
                write(self, out);
            }

            fn take(value: Value, base: &BaseUrl) -> Option<Self> {
                let read: fn(&str, &BaseUrl) -> Option<Self> = $read;
                read(&text(value)?, base)
            }
        }
    )*};
}

wire_text! {
    // Images may be data of raster types besides, which no browser opens as a page.
    SafeUrl: |url, out| put_text(url.as_str(), out), |text, base| {
        SafeUrl::parse(text, UrlUse::Link, Some(base)).or_else(|| SafeUrl::parse(text, UrlUse::Image, Some(base)))
    };
    BlockId: |id, out| put_text(id.as_str(), out), |text, _| Some(Self::new(text));
    Language: |lang, out| put_text(lang.as_str(), out), |text, _| Self::parse(text);
    DateTime: |date, out| put_text(&date.to_rfc3339(), out), |text, _| crate::parse_date(text);
    WarningCode: |code, out| put_text(code.as_str(), out), |text, _| Self::parse(text);
}

impl Wire for Cow<'static, str> {
    fn put(&self, out: &mut String) {
        put_text(self, out);
    }

    fn take(value: Value, _: &BaseUrl) -> Option<Self> {
        text(value).map(Into::into)
    }
}

impl Wire for HeadingLevel {
    fn put(&self, out: &mut String) {
        self.get().put(out);
    }

    fn take(value: Value, base: &BaseUrl) -> Option<Self> {
        u8::take(value, base).map(Self::clamped)
    }
}

impl Wire for Minutes {
    fn put(&self, out: &mut String) {
        self.get().put(out);
    }

    fn take(value: Value, base: &BaseUrl) -> Option<Self> {
        u32::take(value, base).map(Self::at_least_one)
    }
}

impl Wire for Number {
    fn put(&self, out: &mut String) {
        out.push_str(self.as_str());
    }

    fn take(value: Value, _: &BaseUrl) -> Option<Self> {
        match value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Names in the order in which they were written, each with its value.
impl Wire for Map {
    fn put(&self, out: &mut String) {
        let mut list = List::open(out);
        for (name, value) in self.iter() {
            list.text(name);
            list.put(value);
        }
        list.close();
    }

    fn take(value: Value, base: &BaseUrl) -> Option<Self> {
        let mut fields = Fields::of(value, base)?;
        let mut map = Self::new();
        while let Some(name) = fields.value() {
            map.insert(text(name)?, fields.take()?);
        }
        Some(map)
    }
}

wire_enum! { Value: 0 => Null, 1 => Bool(value), 2 => Number(number), 3 => String(text), 4 => Array(values), 5 => Object(map) }
