//! The size of the release bundle.

mod accepted;
mod page;

pub use accepted::{Accepted, accept};

use command::{Progress, json};
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// Maximum sizes, without media, in bytes of brotli (docs/decisions/0021-text-first.md).
pub struct Budget {
    /// Of a published page until the first interaction: the page, its styles and the loader.
    pub published: u64,
    /// Of the part of it that a page without scripts does not have.
    pub added: u64,
    /// Of everything that the first interaction with a published page brings until the widget has taken over.
    pub taken_over: u64,
    /// Of the element in another page, which reads Markdown itself.
    pub embedded: u64,
}

/// The budget that the tests keep.
pub const BUDGET: Budget = Budget {
    published: 20_000,
    added: 7_000,
    taken_over: 150_000,
    embedded: 215_000,
};

/// One file of the first view.
#[derive(Clone, Debug)]
pub struct Size {
    /// The path in the bundle.
    pub path: String,
    /// The size on disk, in bytes.
    pub raw: u64,
    /// The size as a server sends it (brotli, quality 11), in bytes.
    pub brotli: u64,
}

/// A first view with its budget.
pub struct View {
    /// The kind of page.
    pub title: &'static str,
    /// What is downloaded.
    pub sizes: Vec<Size>,
    /// The budget, in bytes of brotli.
    pub most: u64,
    /// Whether `sizes` are files of the bundle, and not parts of some.
    pub lists_files: bool,
}

/// Returns the views with a budget: a published page before the first interaction, what it moves more than the same page without
/// scripts, what the first interaction brings, and the element in another page until a reader sees an article with its related links.
pub fn first_views(project: &Project) -> Result<[View; 4]> {
    let dist = project.root.join("dist");
    if !dist.join("article-widget.js").is_file() {
        return Err(Error::new(
            "weigh the bundle",
            format!("{} holds no article-widget.js", dist.display()),
        )
        .remedy("Run `cargo xtask build` first."));
    }
    let names: Vec<String> = files::list(&dist)?.iter().map(|path| files::name(path)).collect();
    let slug = sample_article(project)?;
    let page = Page::read(project, &slug)?;
    let module = |part: &str| -> Vec<String> {
        let is_needed = |name: &&String| {
            name.starts_with("article-widget")
                && !name.ends_with(".d.ts")
                && (!is_part(name) || is_of(name, part))
        };
        names.iter().filter(is_needed).cloned().collect()
    };
    let mut taken_over = module("prepared");
    taken_over.retain(|path| !page.files.contains(path));
    let prepared = files::list(&dist.join("content"))?
        .iter()
        .map(|path| files::name(path))
        .find(|name| name.starts_with(&format!("{slug}.")) && name.ends_with(".bin"));
    taken_over.extend(prepared.map(|name| format!("content/{name}")));
    let mut embedded = module("reader");
    embedded.extend(names.iter().filter(|name| is_of(name, "preview")).cloned());
    embedded.extend([format!("content/{slug}.md"), "content/related.json".to_owned()]);
    let published = brotli(project, &page.files)?;
    Ok([
        View {
            title: "more than without scripts",
            sizes: page.added(project, &published)?,
            most: BUDGET.added,
            lists_files: false,
        },
        View {
            title: "a published page",
            sizes: published,
            most: BUDGET.published,
            lists_files: true,
        },
        View {
            title: "with its first interaction",
            sizes: brotli(project, &taken_over)?,
            most: BUDGET.taken_over,
            lists_files: true,
        },
        View {
            title: "embedded, from Markdown",
            sizes: brotli(project, &embedded)?,
            most: BUDGET.embedded,
            lists_files: true,
        },
    ])
}

/// A published page before the first interaction.
struct Page {
    html: String,
    /// The page and the files that it requests, by their paths in the bundle.
    files: Vec<String>,
}

impl Page {
    fn read(project: &Project, slug: &str) -> Result<Self> {
        let path = format!("articles/{slug}/index.html");
        let html = files::read_text(&project.root.join("dist").join(&path))?;
        let requested = page::requests(&html).into_iter().map(page::path_in_bundle);
        let files = std::iter::once(path).chain(requested).collect();
        Ok(Self { html, files })
    }

    /// Returns what the page moves more than the same page without scripts, whose styles are the same.
    fn added(&self, project: &Project, published: &[Size]) -> Result<Vec<Size>> {
        let bare = project.root.join("target/page-without-scripts.html");
        files::write(&bare, page::without_scripts(&self.html))?;
        let bare = brotli(project, &["../target/page-without-scripts.html".to_owned()])?;
        let (raw, compressed) = (bare.iter().map(|size| size.raw).sum(), total(&bare));
        let added = published
            .iter()
            .filter_map(|size| match size.path.rsplit_once('.') {
                Some((_, "css")) => None,
                Some((path, "html")) => Some(Size {
                    path: format!("the tags for scripts in {path}.html"),
                    raw: size.raw.saturating_sub(raw),
                    brotli: size.brotli.saturating_sub(compressed),
                }),
                _ => Some(size.clone()),
            });
        Ok(added.collect())
    }
}

/// Returns the files that are loaded only if an article or a reader needs them.
pub fn later_parts(project: &Project) -> Result<Vec<Size>> {
    let paths: Vec<String> = files::list(&project.root.join("dist"))?
        .iter()
        .map(|path| files::name(path))
        .filter(|name| comes_later(name))
        .collect();
    brotli(project, &paths)
}

/// Returns whether `name` is a file of a part: `article-widget-NAME-HASH.wasm`, or `.css`.
fn is_part(name: &str) -> bool {
    name.starts_with("article-widget-") && name.matches('-').count() > 2
}

fn is_of(name: &str, part: &str) -> bool {
    name.starts_with(&format!("article-widget-{part}-"))
}

/// Returns whether `name` is a file of a part other than those of a first view.
fn comes_later(name: &str) -> bool {
    is_part(name)
        && !["reader", "prepared", "preview"]
            .iter()
            .any(|part| is_of(name, part))
}

/// The part of `content/index.json` that is needed here.
#[derive(Deserialize)]
struct Index {
    articles: Vec<IndexedArticle>,
}

#[derive(Deserialize)]
struct IndexedArticle {
    slug: String,
}

/// Returns the first article of the index, which has related links.
fn sample_article(project: &Project) -> Result<String> {
    let path = project.root.join("dist/content/index.json");
    let index: Index = json::from_str(&path.display().to_string(), &files::read_text(&path)?)?;
    let first = index.articles.into_iter().next();
    first
        .map(|article| article.slug)
        .ok_or_else(|| Error::new("weigh the bundle", "the site has no article"))
}

/// Measures with Node.js: it has brotli built in, and every command that measures needs it anyway.
fn brotli(project: &Project, paths: &[String]) -> Result<Vec<Size>> {
    const SCRIPT: &str = "
        const { brotliCompressSync, constants: c } = require('node:zlib');
        const { readFileSync } = require('node:fs');
        for (const path of process.argv.slice(1)) {
            const raw = readFileSync('dist/' + path);
            const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_SIZE_HINT]: raw.length };
            console.log(raw.length, brotliCompressSync(raw, { params }).length);
        }";
    let progress = Progress::new(format!("Compressing {} files", paths.len()), paths.len());
    let mut lines = Vec::new();
    project
        .command("node")
        .args(["-e", SCRIPT, "--"])
        .args(paths)
        .lines("weigh the bundle", &mut |line| {
            lines.push(line.to_owned());
            progress.set(lines.len());
        })?;
    let sizes = lines.iter().zip(paths).filter_map(|(line, path)| {
        let (raw, brotli) = line.split_once(' ')?;
        Some(Size {
            path: path.clone(),
            raw: raw.parse().ok()?,
            brotli: brotli.parse().ok()?,
        })
    });
    Ok(sizes.collect())
}

/// Returns the sum in bytes of brotli.
pub fn total(sizes: &[Size]) -> u64 {
    sizes.iter().map(|size| size.brotli).sum()
}

/// Returns a table for the terminal.
pub fn table(title: &str, sizes: &[Size]) -> String {
    let width = sizes
        .iter()
        .map(|size| size.path.len())
        .max()
        .unwrap_or(0)
        .max(10);
    let mut lines = vec![format!("{title:width$}  {:>9}  {:>9}", "raw", "brotli")];
    for size in sizes {
        lines.push(format!(
            "{:width$}  {:>9}  {:>9}",
            size.path, size.raw, size.brotli
        ));
    }
    let raw: u64 = sizes.iter().map(|size| size.raw).sum();
    lines.push(format!("{:width$}  {raw:>9}  {:>9}", "together", total(sizes)));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_and_the_readers_of_articles_come_first() {
        for (name, later) in [
            ("article-widget-0ec5eef62eb9f08d.wasm", false),
            ("article-widget-reader-0ec5eef62eb9f08d.wasm", false),
            ("article-widget-prepared-0ec5eef62eb9f08d.wasm", false),
            ("article-widget-formulas-0ec5eef62eb9f08d.wasm", true),
            ("article-widget-player-0ec5eef62eb9f08d.css", true),
            ("article-widget-0ec5eef62eb9f08d.css", false),
            ("article-widget-0ec5eef62eb9f08d.js", false),
            ("article-widget.js", false),
        ] {
            assert_eq!(comes_later(name), later, "{name}");
        }
    }

    #[test]
    fn the_table_adds_up() {
        let size = |path: &str, raw, brotli| Size {
            path: path.to_owned(),
            raw,
            brotli,
        };
        let sizes = [size("a.js", 10, 4), size("b.wasm", 100, 40)];
        assert_eq!(total(&sizes), 44);
        let table = table("first view", &sizes);
        let last = table.lines().last().unwrap();
        assert_eq!(
            last.split_whitespace().collect::<Vec<_>>(),
            ["together", "110", "44"]
        );
    }
}
