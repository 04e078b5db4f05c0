//! Checks addresses, and warns of those that are refused.

use crate::model::{BaseUrl, SafeUrl, UrlUse, WarningCode};
use crate::warnings::{Warnings, quote};

/// Checks `address` for `usage`, and adds a warning if it is refused. `what` is the name of the address in the message.
pub(crate) fn check(
    address: &str,
    usage: UrlUse,
    what: &str,
    base: Option<&BaseUrl>,
    line: Option<usize>,
    warnings: &mut Warnings,
) -> Option<SafeUrl> {
    let url = SafeUrl::parse(address, usage, base);
    if url.is_none() {
        refused(address, what, line, warnings);
    }
    url
}

/// Adds a warning: `address` was refused.
pub(crate) fn refused(address: &str, what: &str, line: Option<usize>, warnings: &mut Warnings) {
    let message = if address.trim().is_empty() {
        format!("{what}: expected an address, found none")
    } else {
        format!(
            "{what}: expected an address that begins with `https:`, `http:`, `mailto:`, `tel:` or is relative, found {}; \
             its words are kept, the address is not",
            quote(address)
        )
    };
    warnings.add(WarningCode::Url, line, message);
}
