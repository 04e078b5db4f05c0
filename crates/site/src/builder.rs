//! All files of a site.

use std::sync::atomic::{AtomicUsize, Ordering};

use command::{Notice, Result};
use rayon::prelude::*;

use crate::assets::Assets;
use crate::content::Content;
use crate::entry::Entry;
use crate::frame::Frame;
use crate::output::Output;
use crate::related::Lists;
use crate::site::Site;
use crate::summary::Summary;
use crate::{article_page, embed_page, front_page, index, oembed};

/// Builds a site.
#[derive(Clone, Copy)]
pub struct Builder<'a> {
    /// Name, address and policy of the site.
    pub site: &'a Site,
    /// The HTML around each page.
    pub frame: &'a Frame,
    /// The files of the bundle.
    pub assets: &'a Assets,
    /// The place for the files.
    pub output: &'a dyn Output,
}

/// A site that was built.
#[derive(Debug)]
pub struct Published {
    /// The articles, newest first.
    pub articles: Vec<Summary>,
    /// Problems of the content, in the order of the files.
    pub notices: Vec<Notice>,
}

/// The result of one article, which leaves its thread.
struct Done {
    summary: Summary,
    notices: Vec<Notice>,
}

impl Builder<'_> {
    /// Writes everything: content, articles, front page, page for frames, index. `progress` gets the number of finished
    /// articles, from several threads.
    pub fn write(&self, content: &Content, progress: &(dyn Fn(usize) + Sync)) -> Result<Published> {
        self.copy_content(content)?;
        let published = self.articles(content, progress)?;
        self.front_page(&published.articles)?;
        self.embed_page()?;
        self.index(&published.articles)?;
        Ok(published)
    }

    /// Copies the content folder to `content/`.
    pub fn copy_content(&self, content: &Content) -> Result {
        content
            .files
            .par_iter()
            .try_for_each(|path| self.output.copy(&content.published(path), path))
    }

    /// Reads the articles and writes their pages, prepared forms and oEmbed answers.
    ///
    /// An article stays in one thread from text to HTML: the model shares its texts without locks.
    pub fn articles(&self, content: &Content, progress: &(dyn Fn(usize) + Sync)) -> Result<Published> {
        let (finished, lists) = (AtomicUsize::new(0), Lists::new(content));
        let done: Vec<Done> = content
            .articles
            .par_iter()
            .map(|path| {
                let entry = Entry::read(content, path)?;
                let done = self.article(&entry, &lists)?;
                progress(finished.fetch_add(1, Ordering::Relaxed) + 1);
                Ok(done)
            })
            .collect::<Result<_>>()?;
        let (mut articles, mut notices) = (Vec::new(), Vec::new());
        for article in done {
            articles.push(article.summary);
            notices.extend(article.notices);
        }
        notices.extend(lists.into_notices());
        articles.sort_by(Summary::newest_first);
        Ok(Published { articles, notices })
    }

    fn article(&self, entry: &Entry, lists: &Lists<'_>) -> Result<Done> {
        let panels = lists.panels(entry);
        let page = article_page::html(self.site, self.frame, self.assets, entry, panels);
        self.output
            .write(&format!("{}index.html", entry.page()), page.as_bytes())?;
        if let Some(prepared) = &entry.prepared {
            self.output
                .write(&prepared.path(&entry.slug), &prepared.content)?;
        }
        if let Some(answer) = oembed::answer(self.site, entry) {
            let path = format!("{}oembed.json", entry.page());
            self.output.write(&path, answer.as_bytes())?;
        }
        Ok(Done {
            summary: Summary::new(self.site, entry),
            notices: entry.notices.clone(),
        })
    }

    /// Writes `index.html`.
    pub fn front_page(&self, articles: &[Summary]) -> Result {
        let page = front_page::html(self.site, self.frame, self.assets, articles);
        self.output.write("index.html", page.as_bytes())
    }

    /// Writes `embed.html`, the widget for an `<iframe>`.
    pub fn embed_page(&self) -> Result {
        let page = embed_page::html(self.site, self.assets);
        self.output.write("embed.html", page.as_bytes())
    }

    /// Writes `content/index.json`.
    pub fn index(&self, articles: &[Summary]) -> Result {
        let records: Vec<_> = articles.iter().map(|summary| &summary.record).collect();
        let index = index::json(&records)?;
        self.output.write("content/index.json", index.as_bytes())
    }
}
