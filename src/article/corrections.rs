//! What was wrong and is put right.

use yew::prelude::*;

use super::dateline::time;
use crate::dom::{attributes, element, nodes, text};
use crate::i18n::Locale;
use article::Correction;

/// The corrections; nothing where there are none.
pub(super) fn corrections(corrections: &[Correction], locale: &Locale) -> Html {
    if corrections.is_empty() {
        return Html::default();
    }
    let items = corrections.iter().map(|correction| {
        let date = correction.date.as_ref().map(|date| time(date, locale));
        let words = element("p", attributes![], text(correction.text.clone()));
        element("li", attributes![], nodes([date.unwrap_or_default(), words]))
    });
    let title = text(locale.strings.article.corrections);
    let content = nodes([
        element("h2", attributes!["id" = "corrections-title"], title),
        element("ul", attributes![], items.collect()),
    ]);
    element(
        "section",
        attributes!["class" = "corrections", "aria-labelledby" = "corrections-title"],
        content,
    )
}
