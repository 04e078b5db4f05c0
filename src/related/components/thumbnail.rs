//! A related link's image.

use std::rc::Rc;

use yew::prelude::*;

use super::RenderContext;
use crate::related::state::Action;
use article::{Dimensions, Image};

/// The size of a thumbnail whose image gives none: 3 to 2, as `related/10-panels.css` shows all.
const DEFAULT_SIZE: Dimensions = Dimensions {
    width: 120,
    height: 80,
};

/// The image, or an empty place if it does not load.
pub fn thumbnail(image: &Image, context: RenderContext<'_>) -> Html {
    let src = image.src.to_rc();
    let loads = !context.state.broken_images.contains(&src);
    let size = image.dimensions.unwrap_or(DEFAULT_SIZE);
    let srcset = srcset(image);
    let onerror = {
        let src = Rc::clone(&src);
        context
            .dispatch
            .reform(move |_: Event| Action::FailImage(Rc::clone(&src)))
    };
    html! {
        <div class="related-thumbnail" hidden={!loads}>
            if loads {
                // The width in `sizes` is the widest of `related/10-panels.css`.
                <img loading="lazy" decoding="async" width={size.width.to_string()} height={size.height.to_string()}
                    sizes={srcset.is_some().then_some("120px")} {srcset} src={AttrValue::from(src)}
                    alt={AttrValue::from(image.alt.clone())} {onerror} />
            }
        </div>
    }
}

/// Returns the `srcset` attribute, without the candidates whose address would end early in its grammar (HTML, "srcset
/// attributes").
fn srcset(image: &Image) -> Option<AttrValue> {
    let mut out = String::new();
    for (url, descriptor) in &image.srcset {
        let url = url.as_str();
        if url.contains(|c: char| c.is_ascii_whitespace()) || url.starts_with(',') || url.ends_with(',') {
            continue;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(url);
        if !descriptor.is_empty() {
            out.push(' ');
            out.push_str(descriptor);
        }
    }
    (!out.is_empty()).then(|| out.into())
}
