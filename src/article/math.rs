//! The places of formulas. Each holds the drawn formula, or its source if that is not understood or the part that draws
//! formulas is not here.

use std::rc::Rc;

use yew::prelude::*;

use super::formulas::formula;
use article::Article;

/// Returns the `<math>` of a formula in TeX, with this `display`.
type Draw = fn(&Rc<str>, Option<&'static str>) -> Option<Html>;

lazy_part! {
    formulas:
    static FORMULA: Draw = formula;
}

/// Loads the part that draws formulas if `article` has any. If it does not come, the article is readable all the same.
pub async fn prepare(article: &Article) {
    if article.has_formulas {
        FORMULA.load().await;
    }
}

/// A formula within a line.
pub(super) fn inline_math(tex: &Rc<str>) -> Html {
    math(tex, None)
}

/// A formula on a line of its own; it may scroll, and so can be reached by keyboard.
pub(super) fn display_math(id: AttrValue, tex: &Rc<str>) -> Html {
    html! { <div class="math-block" tabindex="0" {id}>{math(tex, Some("block"))}</div> }
}

fn math(tex: &Rc<str>, display: Option<&'static str>) -> Html {
    let source = || html! { <code class="math" dir="ltr">{AttrValue::from(tex.clone())}</code> };
    FORMULA
        .get()
        .and_then(|draw| draw(tex, display))
        .unwrap_or_else(source)
}
