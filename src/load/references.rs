//! The names of characters, such as `&eacute;`: HTML has 2,125 of them. Their table, which is in the Markdown parser, is a
//! fourth of the part that reads articles. It is a part of its own, loaded for texts that name a character.

use crate::part::PartMissing;

part! {
    references:
    /// Marks the start of the part. The build moves the table into it (`xtask/src/publish/module/character_names.rs`).
    ///
    /// # Errors
    /// This part of the module did not load.
    fn table() -> Result<(), PartMissing> {
        Ok(())
    }
}

/// Loads the table if `text` needs it. If it does not load, names stay in the text as they are written.
pub(super) async fn prepare(text: &str) {
    if article::has_named_reference(text) {
        let _ = table().await;
    }
}
