//! JSON that holds one article, or several: a list of them, or an object with the list in `articles` or `items`.

use crate::ParseError;
use crate::fields::{as_text, describe};
use crate::formats::json::parse;
use crate::model::{BaseUrl, Map, SafeUrl, UrlUse, Value};
use crate::text::digits::whole_number;

/// The articles of a file, before they are read.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleList {
    /// The file is an article.
    One(Map),
    /// The file is a list of articles.
    Many(Vec<Map>),
}

/// Finds the articles in `text`. Entries of a list that are not objects are left out.
///
/// # Errors
/// The text is not JSON, or neither an article nor a list.
pub fn article_list(text: &str) -> Result<ArticleList, ParseError> {
    let entries = match parse(text, "the article")? {
        Value::Array(entries) => entries,
        Value::Object(mut map) => match take_list(&mut map) {
            Some(entries) => entries,
            None => return Ok(ArticleList::One(map)),
        },
        other => return Err(none(&describe(&other))),
    };
    let articles = entries.into_iter().filter_map(|entry| match entry {
        Value::Object(map) => Some(map),
        _ => None,
    });
    Ok(ArticleList::Many(articles.collect()))
}

/// Takes the list out of `map`. An object with a text of its own is an article, even if it has lists.
fn take_list(map: &mut Map) -> Option<Vec<Value>> {
    if ["body_markdown", "body_html"]
        .iter()
        .any(|name| map.contains_key(*name))
    {
        return None;
    }
    let name = ["articles", "items"]
        .into_iter()
        .find(|name| matches!(map.get(*name), Some(Value::Array(_))))?;
    match map.remove(name) {
        Some(Value::Array(entries)) => Some(entries),
        _ => None,
    }
}

fn none(found: &str) -> ParseError {
    ParseError {
        message: format!(
            "the article: expected a JSON object with `title` and `body_markdown`, found {found}"
        ),
    }
}

impl ArticleList {
    /// Returns the number of articles.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Many(articles) => articles.len(),
        }
    }

    /// Returns the first article.
    ///
    /// # Errors
    /// The list is empty.
    pub fn first(self) -> Result<Map, ParseError> {
        self.choose(None, None).ok_or_else(|| none("an empty list"))
    }

    /// Returns the article of a list whose `id`, `slug` or `url` is `item`, or at that place, counted from 0. A single article
    /// is returned for any `item`.
    #[must_use]
    pub fn choose(self, item: Option<&str>, base: Option<&BaseUrl>) -> Option<Map> {
        let mut articles = match self {
            Self::One(article) => return Some(article),
            Self::Many(articles) => articles,
        };
        let place = match item {
            None => 0,
            Some(item) => place(&articles, item.trim(), base)?,
        };
        (place < articles.len()).then(|| articles.swap_remove(place))
    }
}

fn place(articles: &[Map], item: &str, base: Option<&BaseUrl>) -> Option<usize> {
    let address = |text: &str| SafeUrl::parse(text, UrlUse::Link, base);
    let wanted = address(item);
    let named = |name: &str| {
        articles.iter().position(|article| {
            article
                .get(name)
                .and_then(as_text)
                .is_some_and(|text| text == item || (name == "url" && address(text) == wanted))
        })
    };
    ["id", "slug", "url"]
        .into_iter()
        .find_map(named)
        .or_else(|| whole_number(item).map(|place| place as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"[{ "id": 7, "title": "A" }, 1, { "slug": "b", "title": "B" },
        { "url": "/stories/c/", "title": "C" }, { "id": "0", "title": "D" }]"#;

    fn title(text: &str, item: Option<&str>) -> Option<String> {
        let base = BaseUrl::new("https://news.example/all.json");
        let article = article_list(text).unwrap().choose(item, Some(&base))?;
        article.get("title").and_then(as_text).map(str::to_owned)
    }

    #[test]
    fn an_article_of_a_list_is_chosen_by_its_id_slug_address_or_place() {
        for (item, expected) in [
            (None, Some("A")),
            (Some("7"), Some("A")),
            (Some("b"), Some("B")),
            (Some("/stories/c/"), Some("C")),
            (Some("https://news.example/stories/c/"), Some("C")),
            (Some("0"), Some("D")),
            (Some(" 1 "), Some("B")),
            (Some("4"), None),
            (Some("-1"), None),
            (Some("nobody"), None),
        ] {
            assert_eq!(title(LIST, item).as_deref(), expected, "{item:?}");
        }
    }

    #[test]
    fn a_list_is_the_whole_file_or_has_a_name() {
        for text in [
            LIST,
            &format!("{{\"items\":{LIST}}}"),
            &format!("{{\"title\":\"All\",\"articles\":{LIST}}}"),
        ] {
            assert_eq!(article_list(text).unwrap().count(), 4);
            assert_eq!(title(text, Some("b")).as_deref(), Some("B"));
        }
    }

    #[test]
    fn a_single_article_is_returned_for_any_item() {
        let text = r#"{ "title": "A", "items": [{ "title": "B" }], "body_markdown": "Words." }"#;
        assert_eq!(title(text, Some("b")).as_deref(), Some("A"));
    }

    #[test]
    fn an_empty_list_holds_no_article() {
        assert!(article_list("[]").unwrap().first().is_err());
    }
}
