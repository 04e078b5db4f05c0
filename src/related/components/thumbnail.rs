//! A related link's image.

use yew::prelude::*;

use crate::model::{Dimensions, Image};

/// What a thumbnail's place is cut to where its image does not give its size: 3 to 2, as `50-related.css` shows all.
const USUAL: Dimensions = Dimensions {
    width: 120,
    height: 80,
};

/// Properties of [`Thumbnail`].
#[derive(Properties, PartialEq)]
pub struct ThumbnailProps {
    /// The image.
    pub image: Image,
}

/// The image in its place; nothing where it does not load.
#[component]
pub fn Thumbnail(props: &ThumbnailProps) -> Html {
    let image = &props.image;
    let broken = use_state_eq(|| None);
    let onerror = {
        let (broken, src) = (broken.setter(), image.src.to_rc());
        Callback::from(move |_: Event| broken.set(Some(src.clone())))
    };
    let loads = broken.as_deref() != Some(image.src.as_str());
    let size = image.dimensions.unwrap_or(USUAL);
    let srcset = srcset(image);
    html! {
        <div class="related-thumbnail" hidden={!loads}>
            if loads {
                // The width in `sizes` is the widest of `50-related.css`.
                <img loading="lazy" decoding="async" width={size.width.to_string()} height={size.height.to_string()}
                    sizes={srcset.is_some().then_some("120px")} {srcset} src={AttrValue::from(image.src.to_rc())}
                    alt={AttrValue::from(image.alt.clone())} {onerror} />
            }
        </div>
    }
}

/// The `srcset` attribute. A candidate whose address would end early in that attribute's grammar is left out (HTML,
/// "srcset attributes").
fn srcset(image: &Image) -> Option<AttrValue> {
    let candidates: Vec<String> = image
        .srcset
        .iter()
        .filter(|(url, _)| {
            let url = url.as_str();
            !url.contains(|c: char| c.is_ascii_whitespace()) && !url.starts_with(',') && !url.ends_with(',')
        })
        .map(|(url, descriptor)| format!("{} {descriptor}", url.as_str()).trim_end().to_owned())
        .collect();
    (!candidates.is_empty()).then(|| candidates.join(", ").into())
}
