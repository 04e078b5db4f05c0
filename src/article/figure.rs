//! Images.

use yew::prelude::*;

use super::context::RenderContext;
use article::Image;

/// An image with its caption and credit. It keeps its place while it loads, and a note replaces it if it does not load. The
/// `hero` is fetched at once and first.
pub(super) fn figure(image: &Image, hero: bool, context: RenderContext<'_>) -> Html {
    html! {
        <figure class="figure">
            if context.broken_images.contains(&image.src) {
                <div class="image-missing" role="img" aria-label={image.alt.clone()}>
                    <p>{AttrValue::from(image.alt.clone())}</p>
                    <p class="note">{context.locale.strings.article.image_missing}</p>
                </div>
            } else {
                {img(image, hero, Some(on_error(image, context)))}
            }
            {caption(image)}
        </figure>
    }
}

fn on_error(image: &Image, context: RenderContext<'_>) -> Callback<Event> {
    let src = image.src.clone();
    context.on_image_error.reform(move |_| src.clone())
}

/// An image within a line.
pub(super) fn inline_image(image: &Image) -> Html {
    img(image, false, None)
}

fn img(image: &Image, hero: bool, onerror: Option<Callback<Event>>) -> Html {
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
    // `src` comes after the attributes that control the request: a browser fetches as soon as it is set.
    html! {
        <img decoding="async" loading={if hero { "eager" } else { "lazy" }} fetchpriority={hero.then_some("high")}
            {width} {height} sizes={image.sizes.clone()} {srcset} src={image.src.to_rc()} alt={image.alt.clone()}
            {onerror} />
    }
}

fn caption(image: &Image) -> Html {
    if image.caption.is_none() && image.credit.is_none() {
        return html! {};
    }
    html! {
        <figcaption class="caption" part="caption">
            {image.caption.clone()}
            <span class="credit">{image.credit.clone().map(AttrValue::from)}</span>
        </figcaption>
    }
}
