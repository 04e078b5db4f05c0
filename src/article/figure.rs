//! Images that stand alone.

use yew::prelude::*;

use crate::i18n::Strings;
use crate::model::{Image, SafeUrl};

/// Properties of [`Figure`].
#[derive(Properties)]
pub(super) struct FigureProps {
    /// What to show.
    pub image: Image,
    /// Whether it stands at the head of the page: then it is fetched at once and first.
    #[prop_or_default]
    pub hero: bool,
    /// The interface's words.
    pub strings: &'static Strings,
}

impl PartialEq for FigureProps {
    fn eq(&self, other: &Self) -> bool {
        self.image == other.image && self.hero == other.hero && std::ptr::eq(self.strings, other.strings)
    }
}

/// An image with its caption and credit. It holds its place while it loads, and says so if it does not.
#[component]
pub(super) fn Figure(props: &FigureProps) -> Html {
    let failed = use_state_eq(|| None::<SafeUrl>);
    let image = &props.image;
    let on_error = {
        let (failed, src) = (failed.clone(), image.src.clone());
        Callback::from(move |_: Event| failed.set(Some(src.clone())))
    };
    let picture = if failed.as_ref() == Some(&image.src) {
        html! {
            <div class="image-missing" role="img" aria-label={image.alt.clone()}>
                <p>{ image.alt.clone() }</p>
                <p class="note">{ props.strings.article.image_missing }</p>
            </div>
        }
    } else {
        img(image, props.hero, Some(on_error))
    };
    html! {
        <figure class="figure">
            { picture }
            { caption(image) }
        </figure>
    }
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
    html! {
        <img
            src={image.src.to_rc()}
            srcset={srcset}
            sizes={image.sizes.clone()}
            alt={image.alt.clone()}
            width={width}
            height={height}
            loading={if hero { "eager" } else { "lazy" }}
            fetchpriority={hero.then_some("high")}
            decoding="async"
            onerror={on_error}
        />
    }
}

fn caption(image: &Image) -> Html {
    if image.caption.is_none() && image.credit.is_none() {
        return Html::default();
    }
    html! {
        <figcaption class="caption" part="caption">
            { image.caption.clone().unwrap_or_default() }
            <span class="credit">{ image.credit.clone().unwrap_or_default() }</span>
        </figcaption>
    }
}
