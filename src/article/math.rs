//! Where formulas stand: drawn, or as their source where that is not understood or its part of the module is not here.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::formulas::formula;
use crate::dom::{attributes, element, text};
use crate::part::{IS_SPLIT, PartMissing};
use article::Article;

/// From TeX, and whether the formula stands alone, to `<math>`.
type Draw = fn(&Rc<str>, Option<&'static str>) -> Option<Html>;

thread_local! {
    /// What draws, once it is here; where the module is whole, from the start.
    static DRAW: Cell<Option<Draw>> = const { Cell::new(if IS_SPLIT { None } else { Some(formula) }) };
}

part! {
    formulas:
    /// What draws formulas.
    fn drawing() -> Result<Draw, PartMissing> {
        Ok(formula)
    }
}

/// Brings what `article` needs to be drawn and most articles do not. Where it does not come the article is readable all
/// the same.
pub async fn prepare(article: &Article) {
    if DRAW.get().is_none() && article.has_formulas {
        DRAW.set(drawing().await.ok());
    }
}

/// A formula within a line.
pub(super) fn inline_math(tex: &Rc<str>) -> Html {
    math(tex, None)
}

/// A formula on a line of its own; it may scroll, and so can be reached by keyboard.
pub(super) fn display_math(id: AttrValue, tex: &Rc<str>) -> Html {
    let attributes = attributes!["class" = "math-block", "tabindex" = "0"; "id" = id];
    element("div", attributes, math(tex, Some("block")))
}

fn math(tex: &Rc<str>, display: Option<&'static str>) -> Html {
    let source = || {
        let attributes = attributes!["class" = "math", "dir" = "ltr"];
        element("code", attributes, text(Rc::clone(tex)))
    };
    DRAW.get()
        .and_then(|draw| draw(tex, display))
        .unwrap_or_else(source)
}
