//! Who wrote it.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::model::Author;

/// `By Ada Merrin, Jon Sohl and Ina Roth`, each name a link where the author has a page. Nothing without authors.
pub(super) fn byline(authors: &[Author], locale: &Locale) -> Html {
    if authors.is_empty() {
        return Html::default();
    }
    let strings = &locale.strings.article;
    let (before, after) = strings.by.split_once("{}").unwrap_or((strings.by, ""));
    let last = authors.len() - 1;
    let names = authors.iter().enumerate().map(|(index, author)| {
        let separator = match index {
            0 => String::new(),
            _ if index == last => strings.and.to_owned(),
            _ => strings.comma.to_owned(),
        };
        let name = match &author.url {
            Some(url) => {
                html! { <a class="author" rel="author" href={url.to_rc()}>{ author.name.clone() }</a> }
            }
            None => html! { <span class="author">{ author.name.clone() }</span> },
        };
        html! { <>{ separator }{ name }</> }
    });
    let portrait = match authors {
        [only] => only.image.as_ref().map(|image| {
            html! { <img class="portrait" src={image.to_rc()} alt="" width="40" height="40" decoding="async" /> }
        }),
        _ => None,
    };
    html! {
        <div class="byline" part="byline">
            { portrait }
            <p>{ before }{ for names }{ after }</p>
        </div>
    }
}
