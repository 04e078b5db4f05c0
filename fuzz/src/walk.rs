//! Walks through an article: its text, its addresses, its depth.

use article::{Article, Block, BlockKind, Image, Inline, PanelContent, RelatedSource, plain_text};

/// Returns the readable text of the body and the notes, one line for each block.
pub fn text(article: &Article) -> String {
    let mut lines = Vec::new();
    each_block(article, &mut |block, _| match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => lines.push(plain_text(content)),
        BlockKind::Code { text, .. } => lines.push(text.to_string()),
        BlockKind::Math(tex) => lines.push(tex.to_string()),
        BlockKind::Figure(image) => lines.push(image.alt.to_string()),
        BlockKind::LinkCard(card) => lines.push(plain_text(&card.title)),
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            lines.extend(rows.flatten().map(|cell| plain_text(cell)));
        }
        BlockKind::Quote { attribution, .. } | BlockKind::PullQuote { attribution, .. } => {
            lines.extend(attribution.iter().map(|name| plain_text(name)));
        }
        BlockKind::DefinitionList(definitions) => {
            let terms = definitions.iter().flat_map(|definition| &definition.terms);
            lines.extend(terms.map(|term| plain_text(term)));
        }
        _ => {}
    });
    lines.join("\n")
}

/// Returns the number of containers around the deepest text: lists, quotes, notes beside the text, marks within a line.
pub fn depth(article: &Article) -> usize {
    let mut deepest = 0;
    each_block(article, &mut |block, depth| {
        deepest = deepest.max(depth);
        each_line(block, &mut |content| {
            deepest = deepest.max(depth + line_depth(content))
        });
    });
    deepest
}

/// Returns every address in the article.
pub fn urls(article: &Article) -> Vec<String> {
    let mut urls = Vec::new();
    urls.extend(
        article
            .url
            .iter()
            .chain(&article.edit_url)
            .map(|url| url.as_str().to_owned()),
    );
    for author in &article.authors {
        urls.extend(
            author
                .url
                .iter()
                .chain(&author.image)
                .map(|url| url.as_str().to_owned()),
        );
    }
    if let Some(audio) = &article.audio {
        urls.extend(audio.sources.iter().map(|source| source.src.as_str().to_owned()));
        urls.extend(audio.timings.iter().map(|url| url.as_str().to_owned()));
    }
    article
        .image
        .iter()
        .for_each(|image| push_image(&mut urls, image));
    match &article.related {
        Some(RelatedSource::File(url)) => urls.push(url.as_str().to_owned()),
        Some(RelatedSource::Panels(panels)) => {
            panels
                .iter()
                .for_each(|panel| push_panel(&mut urls, &panel.content));
        }
        None => {}
    }
    each_block(article, &mut |block, _| {
        match &block.kind {
            BlockKind::Figure(image) => push_image(&mut urls, image),
            BlockKind::LinkCard(card) => urls.push(card.url.as_str().to_owned()),
            _ => {}
        }
        each_line(block, &mut |content| push_inlines(&mut urls, content));
    });
    urls
}

/// Adds every address in a panel to `urls`.
pub fn push_panel(urls: &mut Vec<String>, content: &PanelContent) {
    match content {
        PanelContent::Items(items) => {
            for item in items {
                urls.push(item.url.as_str().to_owned());
                item.image.iter().for_each(|image| push_image(urls, image));
            }
        }
        PanelContent::Source(url) => urls.push(url.as_str().to_owned()),
        PanelContent::Similar => {}
    }
}

/// Returns the id of every block.
pub fn ids(article: &Article) -> Vec<String> {
    let mut ids = Vec::new();
    each_block(article, &mut |block, _| ids.push(block.id.as_str().to_owned()));
    ids
}

fn each_block(article: &Article, visit: &mut dyn FnMut(&Block, usize)) {
    visit_all(&article.body, 0, visit);
    for note in &article.footnotes {
        visit_all(&note.blocks, 0, visit);
    }
}

fn visit_all(blocks: &[Block], depth: usize, visit: &mut dyn FnMut(&Block, usize)) {
    for block in blocks {
        let mut inner: Vec<&[Block]> = Vec::new();
        match &block.kind {
            BlockKind::List { items, .. } => inner.extend(items.iter().map(|item| item.blocks.as_slice())),
            BlockKind::Quote { blocks, .. }
            | BlockKind::PullQuote { blocks, .. }
            | BlockKind::Alert { blocks, .. } => inner.push(blocks),
            BlockKind::DefinitionList(definitions) => {
                let explanations = definitions.iter().flat_map(|definition| &definition.definitions);
                inner.extend(explanations.map(Vec::as_slice));
            }
            _ => {
                visit(block, depth);
                continue;
            }
        }
        visit(block, depth + 1);
        for blocks in inner {
            visit_all(blocks, depth + 1, visit);
        }
    }
}

fn each_line(block: &Block, visit: &mut dyn FnMut(&[Inline])) {
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => visit(content),
        BlockKind::LinkCard(card) => visit(&card.title),
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            rows.flatten().for_each(|cell| visit(cell));
        }
        BlockKind::Quote { attribution, .. } | BlockKind::PullQuote { attribution, .. } => {
            attribution.iter().for_each(|name| visit(name));
        }
        BlockKind::DefinitionList(definitions) => {
            let terms = definitions.iter().flat_map(|definition| &definition.terms);
            terms.for_each(|term| visit(term));
        }
        _ => {}
    }
}

fn line_depth(content: &[Inline]) -> usize {
    let inner = content.iter().map(|inline| match inline {
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Superscript(content)
        | Inline::Subscript(content)
        | Inline::Link { content, .. } => 1 + line_depth(content),
        _ => 0,
    });
    inner.max().unwrap_or(0)
}

fn push_inlines(urls: &mut Vec<String>, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Link { url, content, .. } => {
                urls.push(url.as_str().to_owned());
                push_inlines(urls, content);
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content) => push_inlines(urls, content),
            Inline::Image(image) => push_image(urls, image),
            _ => {}
        }
    }
}

fn push_image(urls: &mut Vec<String>, image: &Image) {
    urls.push(image.src.as_str().to_owned());
    urls.extend(image.srcset.iter().map(|(url, _)| url.as_str().to_owned()));
}
