//! Images that stand alone.

use yew::prelude::*;

use crate::dom::{attributes, element, nodes, text};
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
pub(super) struct Figure {
    failed: Option<SafeUrl>,
}

impl Component for Figure {
    /// The address of an image that could not be loaded.
    type Message = SafeUrl;
    type Properties = FigureProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { failed: None }
    }

    fn update(&mut self, _ctx: &Context<Self>, failed: SafeUrl) -> bool {
        self.failed = Some(failed);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let image = &props.image;
        let picture = if self.failed.as_ref() == Some(&image.src) {
            let note = text(props.strings.article.image_missing);
            let content = nodes([
                element("p", attributes![], text(image.alt.clone())),
                element("p", attributes!["class" = "note"], note),
            ]);
            let attributes =
                attributes!["class" = "image-missing", "role" = "img"; "aria-label" = image.alt.clone()];
            element("div", attributes, content)
        } else {
            let src = image.src.clone();
            let on_error = ctx.link().callback(move |_: Event| src.clone());
            img(image, props.hero, Some(on_error))
        };
        element(
            "figure",
            attributes!["class" = "figure"],
            nodes([picture, caption(image)]),
        )
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
