//! The authors.

use yew::prelude::*;

use crate::i18n::Locale;
use article::Author;

/// `By Ada Merrin, Jon Sohl and Ina Roth`. A name is a link if the author has a page. Draws nothing without authors.
pub(super) fn byline(authors: &[Author], locale: &Locale) -> Html {
    if authors.is_empty() {
        return html! {};
    }
    let strings = &locale.strings.article;
    let (before, after) = strings.by.split_once("{}").unwrap_or((strings.by, ""));
    let last = authors.len() - 1;
    let separator = |index| match index {
        0 => "",
        _ if index == last => strings.and,
        _ => strings.comma,
    };
    let portrait = match authors {
        [only] => only.image.as_ref(),
        _ => None,
    };
    html! {
        <div class="byline" part="byline">
            if let Some(image) = portrait {
                <img class="portrait" alt="" width="40" height="40" decoding="async" src={image.to_rc()} />
            }
            <p>
                {before}
                for (index, author) in authors.iter().enumerate() {
                    {separator(index)}
                    {name(author)}
                }
                {after}
            </p>
        </div>
    }
}

fn name(author: &Author) -> Html {
    let name = AttrValue::from(author.name.clone());
    match &author.url {
        Some(url) => html! { <a class="author" rel="author" href={url.to_rc()}>{name}</a> },
        None => html! { <span class="author">{name}</span> },
    }
}
