//! A whole site, from a content folder to its files.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use command::{Result, files};
use serde_json::Value;
use site::{Assets, Builder, Content, Frame, Output, Published, Site};

const FRAME: &str = "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head><!-- {head} --></head>\n\
                     <body><!-- {body} --></body>\n</html>\n";

/// Files in memory.
#[derive(Default)]
struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Output for Memory {
    fn write(&self, path: &str, content: &[u8]) -> Result {
        self.files
            .lock()
            .unwrap()
            .insert(path.to_owned(), content.to_owned());
        Ok(())
    }

    fn copy(&self, path: &str, source: &Path) -> Result {
        self.write(path, &files::read(source)?)
    }
}

impl Memory {
    fn text(&self, path: &str) -> String {
        let files = self.files.lock().unwrap();
        let file = files.get(path).unwrap_or_else(|| panic!("{path} is missing"));
        String::from_utf8(file.clone()).unwrap()
    }
}

/// A content folder, which is deleted with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, content: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("site-{name}-{}", std::process::id()));
        files::remove(&folder).unwrap();
        for (path, text) in content {
            files::write(&folder.join(path), text).unwrap();
        }
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = files::remove(&self.0);
    }
}

fn publish(folder: &Path, output: &Memory) -> Published {
    let site = Site {
        name: "The Courier".to_owned(),
        ..Site::default()
    };
    let builder = Builder {
        site: &site.with_url("https://a.example/").unwrap(),
        frame: &Frame::new(FRAME).unwrap(),
        assets: &Assets::default(),
        output,
    };
    let content = Content::list(folder).unwrap();
    let last = AtomicUsize::new(0);
    let published = builder
        .write(&content, &|done| {
            last.fetch_max(done, Ordering::Relaxed);
        })
        .unwrap();
    assert_eq!(last.into_inner(), content.articles.len());
    published
}

#[test]
fn every_sample_gets_its_page_and_its_place_in_the_index() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/content");
    let output = Memory::default();
    let published = publish(&content, &output);
    assert!(published.articles.len() >= 10);
    assert_eq!(published.notices, [], "the samples have no problems");
    let index: Value = serde_json::from_str(&output.text("content/index.json")).unwrap();
    let listed: Vec<&str> = index["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| article["slug"].as_str().unwrap())
        .collect();
    let slugs: Vec<&str> = published.articles.iter().map(|article| article.slug()).collect();
    assert_eq!(listed, slugs);
    let front = output.text("index.html");
    for article in &published.articles {
        let page = output.text(&format!("{}index.html", article.page()));
        assert!(page.contains("<script type=\"application/ld+json\">"));
        assert!(page.contains(&format!("<article-widget src=\"../../{}\"", article.source())));
        let answer = output.text(&format!("{}oembed.json", article.page()));
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["title"], article.title());
        assert!(front.contains(&format!("href=\"{}\"", article.page())));
        output.text(&article.source());
    }
    let prepared = output.files.lock().unwrap();
    let prepared = prepared
        .keys()
        .filter(|path| path.starts_with("content/harbour-bridge-reopens."));
    assert_eq!(
        prepared.count(),
        2,
        "the article and its prepared form, whose name has a hash"
    );
}

#[test]
fn the_same_content_gives_the_same_files_in_any_order_of_threads() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/content");
    let (first, second) = (Memory::default(), Memory::default());
    publish(&content, &first);
    publish(&content, &second);
    assert!(first.files.into_inner().unwrap() == second.files.into_inner().unwrap());
}

#[test]
fn problems_of_the_content_name_file_and_line() {
    let folder = Folder::new(
        "problems",
        &[
            (
                "bridge.md",
                "---\ntitle: The bridge\ndate: yesterday\nrelated: related.json\n---\nText.\n",
            ),
            (
                "ferry.md",
                "---\ntitle: The ferry\nrelated: missing.json\n---\nText.\n",
            ),
            ("related.json", "{ \"panels\": [\n  { \"title\": \"Most po"),
            ("_draft.md", "---\ndate: never\n---\n"),
        ],
    );
    let output = Memory::default();
    let published = publish(&folder.0, &output);
    let notices: Vec<String> = published.notices.iter().map(ToString::to_string).collect();
    let [date, missing, broken] = notices.as_slice() else {
        panic!("{notices:#?}")
    };
    assert!(date.contains("bridge.md:3:1: "), "{date}");
    assert!(
        missing.contains("missing.json: ") && missing.contains("does not exist"),
        "{missing}"
    );
    assert!(
        broken.contains("related.json:2:") && broken.contains("its end is missing"),
        "{broken}"
    );
    assert_eq!(published.articles.len(), 2);
    output.text("articles/ferry/index.html");
}

/// Returns the parts of `text` that begin after `before` and end before the next quotation mark.
fn attributes<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

fn assert_ids_are_unique(page: &str) {
    let ids = attributes(page, " id=\"");
    let different: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{ids:?}");
}

#[test]
fn a_page_requests_nothing_but_styles_and_the_loader() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/content");
    let output = Memory::default();
    for article in &publish(&content, &output).articles {
        let page = output.text(&format!("{}index.html", article.page()));
        let (head, body) = page.split_once("<body>").unwrap();
        for kind in attributes(head, "<link rel=\"") {
            assert!(
                ["icon", "stylesheet", "canonical", "alternate"].contains(&kind),
                "{kind}: {head}"
            );
        }
        assert_eq!(
            attributes(&page, "<script type=\"module\" src=\""),
            ["../../article-widget.js"]
        );
        assert_eq!(body.matches("<link").count() + body.matches("<script").count(), 0);
        let (tag, content) = body
            .split_once("<article-widget")
            .and_then(|(_, rest)| rest.split_once('>'))
            .unwrap();
        assert!(tag.contains(" data-prepared=\""), "{tag}");
        let root = "<template shadowrootmode=\"open\"><slot></slot></template>";
        assert!(content.trim_start().starts_with(root), "{content}");
        assert_ids_are_unique(&page);
    }
}

#[test]
fn a_page_has_the_related_links_of_its_article() {
    let item = |title: &str, url: &str| format!("{{ \"title\": \"{title}\", \"url\": \"{url}\" }}");
    let file = |items: &[String]| {
        format!(
            "{{ \"panels\": [ {{ \"title\": \"P\", \"items\": [{}] }} ] }}",
            items.join(",")
        )
    };
    let near = file(&[
        item("The bridge", "articles/bridge/"),
        item("By its host", "https://a.example/articles/bridge/index.html"),
        item("By its path", "/articles/bridge#more"),
        item("The source", "content/bridge.md"),
        item("The ferry", "../articles/ferry/"),
        item("Elsewhere", "https://b.example/a"),
    ])
    .replace("\"articles/", "\"../articles/")
    .replace("\"content/", "\"../content/");
    let far = file(&[
        item("The bridge", "../../articles/bridge/"),
        item("A file", "media/a.pdf"),
    ]);
    let folder = Folder::new(
        "links",
        &[
            (
                "bridge.md",
                "---\ntitle: The bridge\nrelated: related.json\n---\nText.\n",
            ),
            (
                "ferry.md",
                "---\ntitle: The ferry\nrelated: lists/far.json\n---\nText.\n",
            ),
            (
                "tram.md",
                "---\ntitle: The tram\nrelated:\n  - title: P\n    items:\n      - title: The ferry\n        url: ../articles/ferry/\n---\nText.\n",
            ),
            ("lost.md", "---\ntitle: Lost\nrelated: missing.json\n---\nText.\n"),
            (
                "broken.md",
                "---\ntitle: Broken\nrelated: broken.json\n---\nText.\n",
            ),
            (
                "away.md",
                "---\ntitle: Away\nrelated: https://b.example/related.json\n---\nText.\n",
            ),
            (
                "sourced.md",
                "---\ntitle: Sourced\nrelated: sourced.json\n---\nText.\n",
            ),
            ("related.json", &near),
            ("lists/far.json", &far),
            ("broken.json", "{ \"panels\": ["),
            (
                "sourced.json",
                "{ \"panels\": [ { \"title\": \"P\", \"source\": \"similar\" } ] }",
            ),
        ],
    );
    let output = Memory::default();
    publish(&folder.0, &output);
    for (slug, links) in [
        ("bridge", &["../../articles/ferry/", "https://b.example/a"][..]),
        (
            "ferry",
            &["../../articles/bridge/", "../../content/lists/media/a.pdf"],
        ),
        ("tram", &["../../articles/ferry/"]),
        ("lost", &[]),
        ("broken", &[]),
        ("away", &[]),
        ("sourced", &[]),
    ] {
        let page = output.text(&format!("articles/{slug}/index.html"));
        let (_, beside) = page.split_once("<div class=\"beside\">").unwrap();
        assert_eq!(
            attributes(beside.split("</main>").next().unwrap(), "href=\""),
            links,
            "{slug}"
        );
    }
}

#[test]
fn the_skip_link_leads_to_the_article_whatever_its_headings_are() {
    let folder = Folder::new(
        "skip",
        &[
            ("plain.md", "---\ntitle: A\n---\n## Article\n\nText.\n"),
            (
                "main.md",
                "---\ntitle: A\n---\n## Main\n\n## Main page\n\nText.\n",
            ),
        ],
    );
    let output = Memory::default();
    publish(&folder.0, &output);
    for (slug, target) in [("plain", "main"), ("main", "main-page-page")] {
        let page = output.text(&format!("articles/{slug}/index.html"));
        assert!(page.contains(&format!("<main id=\"{target}\"")), "{page}");
        let skip = page.split("<a class=\"skip\"").nth(1).unwrap();
        assert_eq!(attributes(skip, "href=\"").first(), Some(&&*format!("#{target}")));
        assert_ids_are_unique(&page);
    }
}

#[test]
fn a_missing_folder_gives_a_site_without_articles() {
    let output = Memory::default();
    let published = publish(Path::new("/nowhere/at/all"), &output);
    assert!(published.articles.is_empty());
    assert!(output.text("index.html").contains("cargo xtask new"));
    output.text("embed.html");
}
