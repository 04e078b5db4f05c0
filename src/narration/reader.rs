//! Timings read and compared with the article: a part of the module of its own, which comes once somebody listens.

use std::rc::Rc;

use super::{script, timeline};
use crate::model::{Article, Shared, Timeline, Warning};
use crate::part::PartMissing;

part! {
    timings:
    /// The timeline of `article` by a file of timings; see [`timeline`]. `duration_ms` is the length of the recording.
    ///
    /// # Errors
    /// Where this part of the module did not come.
    pub fn read_timings(
        bytes: Vec<u8>,
        media_type: Rc<str>,
        article: Shared<Article>,
        duration_ms: Option<u32>,
    ) -> Result<(Timeline, Vec<Warning>), PartMissing> {
        Ok(timeline(&bytes, &media_type, &script(&article), duration_ms))
    }
}
