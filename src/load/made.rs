//! Articles as they were prepared when their site was built: a part of its own, loaded in place of the one that reads text.

use std::rc::Rc;

use crate::part::PartMissing;
use article::Article;
use article::Parsed;
use article::prepared;

part! {
    prepared:
    /// Returns the article in `bytes`, which were made from the file at `url`, or `None` if they are anything else: the reader
    /// gets the article from its own file then.
    ///
    /// # Errors
    /// This part of the module did not load.
    pub(super) fn read(bytes: Vec<u8>, url: Rc<str>) -> Result<Option<Parsed<Article>>, PartMissing> {
        Ok(prepared::read(&bytes, &url).ok())
    }
}
