//! The table of named character references, such as `&eacute;`. HTML has 2,125 of them, and their table in the Markdown
//! parser is a fourth of the code that reads articles. It is a part of its own, loaded only for texts with such a reference.

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

/// Loads the table if `text` needs it. If it does not load, the references stay in the text.
pub(super) async fn prepare(text: &str) {
    if article::has_named_reference(text) {
        let _ = table().await;
    }
}
