//! Addresses of a prepared article: each is checked again, and resolved against the address of the article's own file.

use std::cell::Cell;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::model::{BaseUrl, SafeUrl, UrlUse};

thread_local! {
    // serde's derives have no place for a context.
    static BASE: Cell<Option<BaseUrl>> = const { Cell::new(None) };
}

/// Calls `read`. Relative addresses that it deserializes are relative to `base`.
pub(super) fn with_base<T>(base: BaseUrl, read: impl FnOnce() -> T) -> T {
    BASE.set(Some(base));
    let value = read();
    BASE.set(None);
    value
}

impl<'de> Deserialize<'de> for SafeUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let base = BASE.take();
        // An image may be `data:` of a raster type besides, which no browser opens as a page.
        let url = [UrlUse::Link, UrlUse::Image]
            .into_iter()
            .find_map(|usage| Self::parse(&text, usage, base.as_ref()));
        BASE.set(base);
        url.ok_or_else(|| D::Error::custom("expected an address that is allowed"))
    }
}
