//! The interface's own words, dates and numbers.

mod ar;
mod dates;
mod de;
mod en;
mod es;
mod fr;
mod he;
mod ja;
mod languages;
mod locale;
mod numbers;
mod strings;
#[cfg(test)]
mod tests;
mod uk;
mod zh;

pub use dates::{format_date, format_day};
pub use languages::prepare;
pub use locale::Locale;
pub use numbers::{clock, fill, minutes_to_read};
pub use strings::{ArticleStrings, ListenStrings, PlayerStrings, RelatedStrings, Strings};
