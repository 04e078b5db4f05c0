//! Articles of any length.

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// Returns an article of about `bytes` bytes: the paragraphs of the sample articles, again and again. It may end after any of them, so
/// articles with code, whose blocks may hold empty lines, are left out.
pub fn story(project: &Project, bytes: usize) -> Result<String> {
    let mut bodies = Vec::new();
    for path in files::list(&project.root.join("static/content"))? {
        if files::has_extension(&path, "md") {
            bodies.push(files::read_text(&path)?);
        }
    }
    let story = repeat(&bodies, bytes);
    story.ok_or_else(|| {
        Error::new(
            "make a long article",
            "there is no sample article in static/content/",
        )
    })
}

/// Returns `None` if no article has a text.
fn repeat(articles: &[String], bytes: usize) -> Option<String> {
    let body = |article: &String| -> String {
        let text = article
            .rsplit_once("\n---\n")
            .map_or(&**article, |(_, body)| body);
        text.trim().to_owned()
    };
    let mut texts: Vec<String> = articles.iter().map(body).collect();
    texts.retain(|text| !text.contains("```"));
    let paragraphs: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.split("\n\n"))
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect();
    let mut story = "---\ntitle: A long story\nlang: en\n---\n".to_owned();
    for paragraph in paragraphs.iter().cycle() {
        if story.len() >= bytes {
            break;
        }
        story.push('\n');
        story.push_str(paragraph);
        story.push('\n');
    }
    (!paragraphs.is_empty()).then_some(story)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_has_the_paragraphs_of_all_articles_until_it_is_long_enough() {
        let articles = [
            "---\ntitle: A\n---\n\nOne.\n\nTwo.\n".to_owned(),
            "```\nA block\n\nof code\n```\n".to_owned(),
            "Three.\n".to_owned(),
        ];
        let story = repeat(&articles, 70).unwrap();
        assert!(story.contains("\nOne.\n\nTwo.\n\nThree.\n\nOne.\n"), "{story}");
        assert!((70..90).contains(&story.len()), "{}", story.len());
        assert_eq!(repeat(&[], 10), None);
    }
}
