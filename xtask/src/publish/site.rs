//! What is the same on every page of the demo site.

/// The newspaper's name. It does not exist.
pub const NAME: &str = "The Halden Courier";

/// Under its name.
pub const MOTTO: &str = "A sample newspaper. Every place, person and event in it is invented.";

/// The foot of a page. `to_root` leads to the bundle's folder.
pub fn footer(to_root: &str) -> String {
    format!(
        "<footer class=\"site-footer\" lang=\"en\" dir=\"ltr\">\n\
         <p class=\"site-footer__name\"><a href=\"{to_root}\">{NAME}</a></p>\n\
         <p>{MOTTO} The pages show Article Widget: a news article, its related links and its narration from one tag.</p>\n\
         </footer>\n"
    )
}
