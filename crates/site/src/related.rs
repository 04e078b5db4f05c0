//! The lists of related links that articles name.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use article::{BaseUrl, Panel, RelatedSource, Warning};
use command::{Error, Notice, Place, files, json};
use serde::de::IgnoredAny;

use crate::content::Content;
use crate::entry::{Entry, TO_ROOT};

/// The lists of a content folder. Each file is read once, by the first article that names it.
pub struct Lists<'a> {
    content: &'a Content,
    /// By the path in the content folder.
    read: Mutex<BTreeMap<String, List>>,
}

/// A list. Its text is shared by the threads: the model cannot leave its thread.
struct List {
    /// `None` if it is missing or broken: pages then show no related links.
    text: Option<Arc<str>>,
    notices: Vec<Notice>,
}

impl<'a> Lists<'a> {
    pub fn new(content: &'a Content) -> Self {
        Self {
            content,
            read: Mutex::default(),
        }
    }

    /// Returns the related links of an article, with addresses that are relative to its page. There are none if the article
    /// has none, or if the list is not in the content folder, is missing, or is broken.
    pub fn panels(&self, entry: &Entry) -> Vec<Panel> {
        if let Some(RelatedSource::Panels(panels)) = &entry.article.related {
            return panels.to_vec();
        }
        let Some(path) = entry.related_file() else {
            return Vec::new();
        };
        let base = BaseUrl::new(&format!("{TO_ROOT}content/{path}"));
        let text = {
            let mut lists = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            let list = lists
                .entry(path)
                .or_insert_with_key(|path| List::read(self.content, path));
            list.text.clone()
        };
        text.and_then(|text| article::related(&text, Some(&base)).ok())
            .map_or_else(Vec::new, |(panels, _)| panels)
    }

    /// Returns the problems of all lists that were read, in the order of their names. The site is published anyway.
    pub fn into_notices(self) -> Vec<Notice> {
        let lists = self.read.into_inner().unwrap_or_else(PoisonError::into_inner);
        lists.into_values().flat_map(|list| list.notices).collect()
    }
}

impl List {
    fn read(content: &Content, path: &str) -> Self {
        let name = content.name(path);
        let Ok(bytes) = files::read(&content.folder.join(path)) else {
            let missing = "an article names this file as its related links, but it does not exist";
            let notice = Notice::new(name, missing);
            return Self::broken(notice.remedy("Add the file, or correct `related` in the articles."));
        };
        let (text, mut warnings) = article::decode(&bytes);
        // For its position: the reader of the widget reports none.
        if let Err(error) = json::from_str::<IgnoredAny>(&name, &text) {
            return Self::broken(notice(&name, error));
        }
        match article::related(&text, None) {
            Ok((_, found)) => {
                warnings.extend(found);
                let notices = warnings.iter().map(|warning| of_warning(&name, &text, warning));
                Self {
                    notices: notices.collect(),
                    text: Some(text.into()),
                }
            }
            Err(error) => Self::broken(
                Notice::at(Place::line(&name, &*text, 1), error.message)
                    .remedy("The format is in docs/writing.md."),
            ),
        }
    }

    fn broken(notice: Notice) -> Self {
        Self {
            text: None,
            notices: vec![notice],
        }
    }
}

fn of_warning(name: &str, text: &str, warning: &Warning) -> Notice {
    match warning.line {
        Some(line) => Notice::at(Place::line(name, text, line), &warning.message),
        None => Notice::new(name, &warning.message),
    }
}

fn notice(name: &str, error: Error) -> Notice {
    let message = "the related links cannot be read";
    error.into_notice(name, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: Option<&str>) -> Vec<String> {
        let folder = std::env::temp_dir().join(format!(
            "site-related-{}-{}",
            std::process::id(),
            text.map_or(0, str::len)
        ));
        files::remove(&folder).unwrap();
        files::create_folder(&folder).unwrap();
        if let Some(text) = text {
            files::write(&folder.join("related.json"), text).unwrap();
        }
        let content = Content::list(&folder).unwrap();
        let list = List::read(&content, "related.json");
        files::remove(&folder).unwrap();
        list.notices.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_broken_list_is_reported_with_file_line_and_remedy() {
        assert_eq!(problems(Some("{ \"panels\": [] }")), [""; 0]);
        for (text, said) in [
            (None, "related.json: an article names this file"),
            (Some("{ \"panels\": [\n  { \"title\":"), "related.json:2:12: "),
            (Some("<!doctype html>"), "related.json:1:1: "),
            (Some("{ \"posts\": 3 }"), "related.json:1:1: "),
        ] {
            let found = problems(text).concat();
            assert!(found.contains(said), "{text:?}: {found}");
        }
        let shape = problems(Some("{ \"panels\": [ { \"title\": \"A\", \"items\": 3 } ] }"));
        assert_eq!(shape.len(), 1, "{shape:?}");
    }

    #[test]
    fn a_byte_order_mark_is_no_problem() {
        assert_eq!(problems(Some("\u{feff}{ \"panels\": [] }")), [""; 0]);
    }
}
