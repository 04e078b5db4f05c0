//! A related link's image.

use std::rc::Rc;

use yew::prelude::*;

use super::Room;
use crate::related::state::Action;
use article::{Dimensions, Image};

/// What a thumbnail's place is cut to where its image does not give its size: 3 to 2, as `related/10-panels.css` shows all.
const USUAL: Dimensions = Dimensions {
    width: 120,
    height: 80,
};

/// The image in its place; nothing where it does not load.
pub fn thumbnail(image: &Image, room: Room<'_>) -> Html {
    let src = image.src.to_rc();
    let loads = !room.state.broken.contains(&src);
    let size = image.dimensions.unwrap_or(USUAL);
    let srcset = srcset(image);
    let onerror = {
        let src = Rc::clone(&src);
        room.tell.reform(move |_: Event| Action::Break(Rc::clone(&src)))
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

/// The `srcset` attribute. A candidate whose address would end early in that attribute's grammar is left out (HTML,
/// "srcset attributes").
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
