//! Images that stand alone.

use std::rc::Rc;

use yew::html::onerror;
use yew::prelude::*;
use yew::virtual_dom::Listeners;

use super::setting::Setting;
use crate::dom::{attributes, element, element_on, listeners, nodes, text};
use article::Image;

/// An image with its caption and credit. It holds its place while it loads, and says so if it does not. At the head of the page,
/// as a `hero`, it is fetched at once and first.
pub(super) fn figure(image: &Image, hero: bool, setting: Setting<'_>) -> Html {
    let picture = if setting.broken.contains(&image.src) {
        let note = text(setting.locale.strings.article.image_missing);
        let content = nodes([
            element("p", attributes![], text(image.alt.clone())),
            element("p", attributes!["class" = "note"], note),
        ]);
        let attributes =
            attributes!["class" = "image-missing", "role" = "img"; "aria-label" = image.alt.clone()];
        element("div", attributes, content)
    } else {
        let src = image.src.clone();
        let on_error = setting.on_broken.reform(move |_: Event| src.clone());
        img(image, hero, Some(on_error))
    };
    element(
        "figure",
        attributes!["class" = "figure"],
        nodes([picture, caption(image)]),
    )
}

/// An image within a line.
pub(super) fn inline_image(image: &Image) -> Html {
    img(image, false, None)
}

fn img(image: &Image, hero: bool, on_error: Option<Callback<Event>>) -> Html {
    let (width, height) = image
        .dimensions
        .map(|size| (size.width.to_string(), size.height.to_string()))
        .unzip();
    let srcset = (!image.srcset.is_empty()).then(|| {
        let candidates: Vec<String> = image
            .srcset
            .iter()
            // A comma at the end of an address would be read as the end of the candidate.
            .map(|(url, descriptor)| format!("{} {descriptor}", url.as_str().trim_end_matches(',')))
            .collect();
        candidates.join(", ")
    });
    let attributes = attributes![
        "decoding" = "async";
        "loading" = if hero { "eager" } else { "lazy" },
        "fetchpriority" = hero.then_some("high"),
        "width" = width,
        "height" = height,
        "sizes" = image.sizes.clone(),
        "srcset" = srcset,
        "src" = image.src.to_rc(),
        "alt" = image.alt.clone(),
    ];
    let listeners = match on_error {
        Some(on_error) => listeners([Rc::new(onerror::Wrapper::new(on_error))]),
        None => Listeners::None,
    };
    element_on("img", attributes, listeners, Html::default())
}

fn caption(image: &Image) -> Html {
    if image.caption.is_none() && image.credit.is_none() {
        return Html::default();
    }
    let words = image.caption.clone().map(text);
    let credit = image.credit.clone().map(text).unwrap_or_default();
    let content = nodes([
        words.unwrap_or_default(),
        element("span", attributes!["class" = "credit"], credit),
    ]);
    element(
        "figcaption",
        attributes!["class" = "caption", "part" = "caption"],
        content,
    )
}
