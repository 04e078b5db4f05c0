//! Articles as they were prepared when their site was built: a part of its own, which stands in for the one that reads.

use std::rc::Rc;

use crate::part::PartMissing;
use article::Article;
use article::Parsed;
use article::prepared;

part! {
    prepared:
    /// The article in `bytes`, which were made of the file at `url`; `None` where they are anything else.
    ///
    /// # Errors
    /// Where this part of the module did not come.
    pub(super) fn read(bytes: Vec<u8>, url: Rc<str>) -> Result<Option<Parsed<Article>>, PartMissing> {
        Ok(std::str::from_utf8(&bytes).ok().and_then(|text| prepared::read(text, &url)))
    }
}
