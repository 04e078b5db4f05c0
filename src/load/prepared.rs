//! Prepared articles: a part of its own, loaded in place of the part that reads text.

use std::rc::Rc;

use crate::part::PartMissing;
use article::Article;
use article::Parsed;
use article::prepared;

part! {
    prepared:
    /// Returns the prepared article in `bytes`, which the build made from the file at `url`, or `None` if `bytes` are anything
    /// else. The caller reads the article's own file then.
    ///
    /// # Errors
    /// This part of the module did not load.
    pub(super) fn read(bytes: Vec<u8>, url: Rc<str>) -> Result<Option<Parsed<Article>>, PartMissing> {
        Ok(prepared::read(&bytes, &url).ok())
    }
}
