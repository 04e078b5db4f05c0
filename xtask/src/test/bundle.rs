//! The release bundle: it builds, holds the promised files, and is light enough.

use std::path::Path;

use super::Done;
use crate::bundle;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::{build, files, tools};

/// Builds the release bundle.
pub fn build(project: &Project) -> Result<Done> {
    tools::for_building(project)?;
    build::release(project, &[])?;
    Ok(Done::Passed)
}

/// Compares the size of each first view with its budget, and that of each file with its accepted size.
pub fn budget(project: &Project) -> Result<Done> {
    let views = bundle::first_views(project)?;
    for view in &views {
        println!("{}", bundle::table(view.title, &view.sizes));
        let (total, most) = (bundle::total(&view.sizes), view.most);
        println!("{total} of {most} bytes\n");
        if total > most {
            return Err(Error::new(
                format!("keep the first view light ({})", view.title),
                format!("it weighs {total} bytes of brotli without media, and {most} are the most"),
            )
            .remedy("Look at the table above for what has grown, and make it smaller or load it later."));
        }
    }
    bundle::Accepted::read(project)?.check(&views)?;
    Ok(Done::Passed)
}

/// Checks that the bundle has its public files, no inline code, and a hash in the name of every other file.
pub fn contents(project: &Project) -> Result<Done> {
    let dist = project.root.join("dist");
    for name in [
        "index.html",
        "article-widget.js",
        "embed.html",
        "embed-height.js",
        "article-widget.d.ts",
        "custom-elements.json",
        "playground/index.html",
        "content/index.json",
    ] {
        if !dist.join(name).is_file() {
            return Err(Error::new(
                "find the bundle whole",
                format!("dist/{name} is missing"),
            ));
        }
    }
    let mut pages = 0;
    for path in files::walk(&dist, &|_| true)? {
        if files::has_extension(&path, "html") {
            pages += 1;
            if let Some(found) = inline_code(&files::read_text(&path)?) {
                return Err(Error::new(
                    "find the pages free of inline code",
                    format!("{} holds `{found}`", path.display()),
                )
                .remedy(
                    "Move it into a file: the policy that docs/embedding.md gives forbids inline code.",
                ));
            }
        } else if !has_stable_name(&dist, &path) && !has_hash(&files::name(&path)) {
            return Err(Error::new(
                "find every file cacheable for ever",
                format!("{} has no hash in its name", path.display()),
            )
            .remedy("Let xtask/src/publish/assets.rs add it."));
        }
    }
    println!("{pages} pages, no inline script or style");
    let height = files::read(&dist.join("embed-height.js"))?.len();
    if height > EMBED_HEIGHT_MOST {
        return Err(Error::new(
            "find embed-height.js small",
            format!("it has {height} bytes, and {EMBED_HEIGHT_MOST} are the most"),
        )
        .remedy("Make static/site/embed-height.js smaller: every page with a frame loads it."));
    }
    Ok(Done::Passed)
}

/// Files that other sites and developers' tools request by name.
/// Maximum size of the script for pages around a frame, in bytes.
const EMBED_HEIGHT_MOST: usize = 1000;

const STABLE: [&str; 4] = [
    "article-widget.js",
    "article-widget.d.ts",
    "custom-elements.json",
    "embed-height.js",
];

/// Returns whether the file keeps its name: the files above, answers to oEmbed, and the authors' content.
fn has_stable_name(dist: &Path, path: &Path) -> bool {
    path.starts_with(dist.join("content"))
        || STABLE.iter().any(|name| path == dist.join(name))
        || path.starts_with(dist.join("articles")) && files::name(path) == "oembed.json"
}

/// `name-0123456789abcdef.js`.
fn has_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit(['-', '_'])
        .next()
        .is_some_and(|last| last.len() >= 12 && last.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Returns the first tag with inline code: a script without a source (unless it holds JSON-LD), a style element, an
/// event handler, a style attribute.
fn inline_code(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some((_, from)) = rest.split_once('<') {
        let (tag, after) = from.split_once('>').unwrap_or((from, ""));
        rest = after;
        let mut words = tag.split_ascii_whitespace();
        let name = words.next().unwrap_or_default().to_ascii_lowercase();
        let is_code = name == "style"
            || name == "script" && !tag.contains(" src=") && !tag.contains("application/ld+json")
            || words.any(|word| {
                let attribute = word.split('=').next().unwrap_or_default().to_ascii_lowercase();
                word.contains('=') && (attribute == "style" || is_handler(&attribute))
            });
        if is_code {
            return Some(format!("<{}>", tag.chars().take(80).collect::<String>()));
        }
    }
    None
}

fn is_handler(attribute: &str) -> bool {
    attribute
        .strip_prefix("on")
        .is_some_and(|event| !event.is_empty() && event.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_code_is_found_and_data_is_not() {
        for (html, inline) in [
            ("<script type=\"module\" src=\"a.js\"></script>", false),
            ("<script type=\"application/ld+json\">{}</script>", false),
            ("<p>style=\"x\" onclick=\"y\"</p>", false),
            ("<script>a()</script>", true),
            ("<p style=\"color: red\">", true),
            ("<style>a{}</style>", true),
            ("<img onerror=\"x()\">", true),
            ("<article-widget src=\"a\" lang=\"en\">", false),
        ] {
            assert_eq!(inline_code(html).is_some(), inline, "{html}");
        }
    }

    #[test]
    fn a_name_with_a_hash_is_known() {
        assert!(has_hash("article-widget-38b060a751ac9638.wasm"));
        assert!(has_hash("site-38b060a751ac963.css"));
        assert!(!has_hash("article-widget.js"));
    }
}
