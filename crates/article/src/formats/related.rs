//! Related-links files.

use crate::ParseError;
use crate::Parsed;
use crate::fields::panels::read_panels;
use crate::fields::{Fields, describe};
use crate::formats::json::parse;
use crate::model::{BaseUrl, Map, Panel, WarningCode};
use crate::warnings::Warnings;

/// Reads a file of related links (docs/writing.md).
///
/// A list of panels, one panel, or a list of links is accepted too. Panels and links that cannot be shown are left out, with
/// a warning.
///
/// # Errors
/// The text is not JSON, or holds no list of panels.
pub fn related(text: &str, base: Option<&BaseUrl>) -> Result<Parsed<Vec<Panel>>, ParseError> {
    let value = parse(text, "the related links")?;
    let found = describe(&value);
    let mut warnings = Warnings::default();
    let mut fields = Fields::new(Map::new(), &[], base, &mut warnings).warning_as(WarningCode::RelatedPanel);
    match read_panels(value, &mut fields) {
        Some(panels) => Ok((panels, warnings.into_vec())),
        None => Err(ParseError {
            message: format!("the related links: expected `{{ \"panels\": [ … ] }}`, found {found}"),
        }),
    }
}
