//! The names of characters, such as `&eacute;`: HTML has 2,125 of them. Their table, which is in the Markdown parser, is a
//! fourth of the part that reads articles. It is a part of its own, loaded for texts that name a character.

use crate::part::PartMissing;

part! {
    references:
    /// Empty: the bundle is built so that the table comes with this function (`xtask/src/publish/module/late.rs`).
    ///
    /// # Errors
    /// This part of the module did not load.
    fn table() -> Result<(), PartMissing> {
        Ok(())
    }
}

/// Loads the table if `text` needs it. If it does not load, names stay in the text as they are written.
pub(super) async fn prepare(text: &str) {
    if article::names_a_character(text) {
        let _ = table().await;
    }
}
