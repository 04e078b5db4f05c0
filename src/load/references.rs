//! The names of characters, `&eacute;`: HTML has 2,125 of them. Their table, which is in the Markdown parser, is a fourth of the
//! part that reads articles, so it is a part of its own, for the texts that name a character.
use crate::part::PartMissing;

part! {
    references:
    /// Marks the start of the part. The build moves the table into it (`xtask/src/publish/module/character_names.rs`).
    ///
    /// # Errors
    /// Where this part of the module did not come.
    fn table() -> Result<(), PartMissing> {
        Ok(())
    }
}

/// Brings the table where `text` needs it. Where it does not come, names stay in the text as they are written.
pub(super) async fn prepare(text: &str) {
    if article::has_named_reference(text) {
        let _ = table().await;
    }
}
