//! Checks the lists of related links that articles name.

use article_command::{Error, Notice, Place, files, json};
use serde::de::IgnoredAny;

use crate::content::Content;

/// Returns the problems of a list, which is named by its path in the content folder. The site is published anyway: readers
/// see the article without the panels.
pub fn check(content: &Content, list: &str) -> Vec<Notice> {
    let (path, name) = (content.folder.join(list), content.name(list));
    let Ok(bytes) = files::read(&path) else {
        return vec![
            Notice::new(
                name,
                "an article names this file as its related links, but it does not exist",
            )
            .remedy("Add the file, or correct `related` in the articles."),
        ];
    };
    let text = String::from_utf8_lossy(&bytes);
    // For its position: the reader of the widget reports none.
    if let Err(error) = json::from_str::<IgnoredAny>(&name, &text) {
        return vec![notice(&name, error)];
    }
    match article::related(&text, None) {
        Ok((_, warnings)) => warnings
            .iter()
            .map(|warning| match warning.line {
                Some(line) => Notice::at(Place::line(&name, &*text, line), &warning.message),
                None => Notice::new(&name, &warning.message),
            })
            .collect(),
        Err(error) => vec![
            Notice::at(Place::line(&name, &*text, 1), error.message)
                .remedy("The format is in docs/writing.md."),
        ],
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
            "article-site-related-{}-{}",
            std::process::id(),
            text.map_or(0, str::len)
        ));
        files::remove(&folder).unwrap();
        files::create_folder(&folder).unwrap();
        if let Some(text) = text {
            files::write(&folder.join("related.json"), text).unwrap();
        }
        let content = Content::list(&folder).unwrap();
        let problems = check(&content, "related.json");
        files::remove(&folder).unwrap();
        problems.iter().map(ToString::to_string).collect()
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
}
