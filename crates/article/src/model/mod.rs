//! The data model of an article. It depends on no reader, no view and no browser.

mod article;
mod block;
mod checked;
mod content;
mod date;
mod date_parser;
mod formula;
mod image;
mod inline;
mod language;
mod narration;
mod panel;
mod reading_time;
mod shared;
mod url;
mod value;
mod warning;

pub use article::{Article, Author, Correction, Footnote, RelatedSource, Written};
pub use block::{
    Alert, Alignment, Block, BlockId, BlockKind, Definition, HeadingLevel, LinkCard, ListItem, Row, Table,
};
pub use content::{Content, ContentMut};
pub use date::{DateTime, Time};
pub use date_parser::parse_date;
pub use formula::{
    Formula, MathCell, MathForm, MathGroup, MathNode, MathOperator, MathSpacing, MathTable, MathToken,
};
pub use image::{Dimensions, Image};
pub use inline::{FootnoteReference, Inline, plain_text};
pub use language::{Direction, Language};
pub use narration::{AudioSource, Narration};
pub use panel::{Panel, PanelContent, RelatedItem};
pub use reading_time::{Minutes, ReadingTime};
pub use shared::Shared;
pub use url::{BaseUrl, SafeUrl, UrlUse};
pub use value::{Map, Number, Value};
pub use warning::{Warning, WarningCode};
