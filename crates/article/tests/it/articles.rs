//! Bad input: nothing panics, readable text is shown, and a warning says what to do. `growth.rs` checks that nothing hangs.

use article::{Article, Block, BlockKind, RelatedSource, Warning, WarningCode, plain_text};

use crate::support::{model_tree, on_a_small_stack, tree, walk};

/// Returns the readable text of the body, one line for each block.
fn words(article: &Article) -> String {
    walk::text(article)
}

fn has(warnings: &[Warning], code: WarningCode) -> bool {
    warnings.iter().any(|warning| warning.code == code)
}

#[test]
fn an_article_that_is_not_utf_8_shows_what_can_be_read() {
    let (text, mut warnings) = article::decode(b"---\ntitle: Caf\xE9\n---\nThe caf\xE9 is open.\n");
    let (article, more) = article::markdown(&text, None);
    warnings.extend(more);
    assert_eq!(&*article.title, "Caf\u{FFFD}");
    assert_eq!(words(&article), "The caf\u{FFFD} is open.");
    assert_eq!(warnings.len(), 1);
    assert_eq!(
        (warnings[0].code, warnings[0].line),
        (WarningCode::Encoding, Some(2))
    );
    assert!(warnings[0].message.contains("Save the file as UTF-8"));
}

#[test]
fn broken_front_matter_is_reported_with_its_line_and_the_rest_is_shown() {
    let text = "---\ntitle: The bridge\nkicker Local news\ndescription: It opened.\n---\nThe text.\n";
    let (article, warnings) = article::markdown(text, None);
    assert_eq!(&*article.title, "The bridge");
    assert_eq!(article.description.as_deref(), Some("It opened."));
    assert_eq!(words(&article), "The text.");
    assert_eq!(
        warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["line 3: front matter: expected `name: value`, found `kicker Local news`; the line was left out"]
    );
}

#[test]
fn front_matter_without_an_end_is_reported_and_the_text_is_shown() {
    let (article, warnings) = article::markdown("---\ntitle: The bridge\n\nThe text.\n", None);
    assert_eq!(&*article.title, "The bridge");
    assert_eq!(words(&article), "The text.");
    assert_eq!(warnings[0].line, Some(3));
    assert!(warnings[0].message.contains("expected a line `---`"));
}

#[test]
fn ten_thousand_levels_are_flattened_on_a_small_stack() {
    on_a_small_stack(|| {
        let n = 10_000;
        let lists: String = (0..1000)
            .map(|depth| format!("{}- x\n", "  ".repeat(depth)))
            .collect();
        let cases = [
            ("quotes", format!("{}deep", ">".repeat(n)), true),
            ("spaced quotes", format!("{}deep", "> ".repeat(n)), true),
            (
                "quotes on many lines",
                format!("{}deep\n", ">".repeat(n)).repeat(50),
                true,
            ),
            ("lists", format!("{}deep", "- ".repeat(n)), true),
            ("numbered lists", format!("{}deep", "1. ".repeat(n)), true),
            ("lists on many lines", format!("{lists}\ndeep"), true),
            (
                "quotes in lists",
                format!("{}deep\n{}", "- > ".repeat(n), "x\n".repeat(1000)),
                true,
            ),
            (
                "emphasis",
                format!("{}deep{}", "*a ".repeat(n), " a*".repeat(n)),
                true,
            ),
            (
                "strong",
                format!("{}deep{}", "**a ".repeat(n), " a**".repeat(n)),
                true,
            ),
            (
                "mixed marks",
                format!("{}deep{}", "*a _b ".repeat(n), " b_ a*".repeat(n)),
                true,
            ),
            (
                "images",
                format!("{}deep{}", "![".repeat(n), "](x)".repeat(n)),
                true,
            ),
            (
                "links",
                format!("{}deep{}", "[".repeat(n), "](x)".repeat(n)),
                false,
            ),
            ("brackets", format!("{}deep", "[".repeat(n)), false),
            ("elements", format!("deep {}", "<b>x".repeat(n)), true),
            (
                "elements in a block",
                format!("<p>deep {}", "<b>x".repeat(n)),
                true,
            ),
            ("unclosed marks", format!("{}deep", "*a **a ".repeat(n)), false),
            (
                "superscript",
                format!("{}deep{}", "^a ".repeat(n), " a^".repeat(n)),
                true,
            ),
            ("notes", format!("{}deep", "[^a]: ".repeat(n)), false),
            ("definitions", format!("a\n{}deep", ": ".repeat(n)), true),
            ("tasks", format!("{}deep", "- [ ] ".repeat(n)), false),
        ];
        for (name, text, reported) in cases {
            let (article, warnings) = article::markdown(&text, None);
            assert!(walk::depth(&article) <= 32, "{name}: {}", walk::depth(&article));
            assert!(words(&article).contains("deep"), "{name} lost its text");
            assert_eq!(
                warnings
                    .iter()
                    .filter(|warning| warning.code == WarningCode::Nesting)
                    .count()
                    > 0,
                reported,
                "{name}: {warnings:?}"
            );
        }
    });
}

#[test]
fn thirty_two_levels_are_kept() {
    let text = format!("{}deep", "> ".repeat(32));
    let (article, warnings) = article::markdown(&text, None);
    assert_eq!(walk::depth(&article), 32);
    assert!(!has(&warnings, WarningCode::Nesting));
}

#[test]
fn marks_and_links_in_text_count_as_a_level_too() {
    for inner in ["https://a.example", "H~2~O", "<b>x</b>", "[x](y)", "*x*"] {
        for depth in 30..=34 {
            let (article, _) = article::markdown(&format!("{}{inner}", "> ".repeat(depth)), None);
            assert!(walk::depth(&article) <= 32, "{inner} in {depth}");
        }
    }
}

#[test]
fn a_javascript_link_keeps_its_words_and_loses_its_address() {
    for text in [
        "See [the map](javascript:alert(1)).",
        "See [the map](<java\tscript:alert(1)>).",
        "See [the map](JaVaScRiPt&colon;alert(1)).",
        "See [the map][m].\n\n[m]: vbscript:x",
        "See ![the map](data:text/html,x).",
        "See <a href='javascript:alert(1)'>the map</a>.",
    ] {
        let (article, warnings) = article::markdown(text, None);
        assert_eq!(words(&article), "See the map.", "{text}");
        assert_eq!(walk::urls(&article), Vec::<String>::new(), "{text}");
        assert!(
            has(&warnings, WarningCode::Url) || has(&warnings, WarningCode::RawHtml),
            "{text}: {warnings:?}"
        );
        assert_eq!(warnings[0].line, Some(1), "{text}");
    }
}

#[test]
fn raw_html_leaves_its_readable_text() {
    let text = "Before.\n\n<div class=\"x\" onclick=\"alert(1)\"><p>One <b>two</b> &amp; three.</p><p>Four.</p>\n\
                <script>alert(1)</script><style>p { color: red }</style><!-- no --></div>\n\n\
                After <span onmouseover=x>five</span><br>six, H<sub>2</sub>O.\n";
    let (article, warnings) = article::markdown(text, None);
    assert_eq!(
        words(&article),
        "Before.\nOne two & three.\nFour.\nAfter five six, H2O."
    );
    let reported: Vec<_> = warnings
        .iter()
        .filter(|warning| warning.code == WarningCode::RawHtml)
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        reported,
        [
            "line 3: raw HTML: `<div>` is left out, its text is kept; write it as Markdown",
            "line 3: raw HTML: `<script>` and its content are left out",
            "line 3: raw HTML: `<style>` and its content are left out",
            "line 6: raw HTML: `<span>` is left out, its text is kept; write it as Markdown",
        ]
    );
}

#[test]
fn a_table_with_a_thousand_columns_is_shown() {
    let row = |cell: &str| format!("{}|\n", format!("|{cell}").repeat(1000));
    let text = format!("{}{}{}", row("head"), row("-"), row("cell").repeat(5));
    let (article, warnings) = article::markdown(&text, None);
    let [
        Block {
            kind: BlockKind::Table(table),
            ..
        },
    ] = article.body.as_slice()
    else {
        panic!("one table");
    };
    assert_eq!((table.head.len(), table.rows.len()), (1000, 5));
    assert!(table.rows.iter().all(|row| row.len() == 1000));
    assert!(!has(&warnings, WarningCode::TableSize));
}

#[test]
fn a_table_larger_than_a_page_can_show_keeps_its_text() {
    let row = |cell: &str| format!("{}|\n", format!("|{cell}").repeat(1000));
    let text = format!("{}{}{}|last|", row("head"), row("-"), row("cell").repeat(30));
    let (article, warnings) = article::markdown(&text, None);
    let [
        Block {
            kind: BlockKind::Table(table),
            ..
        },
        Block {
            kind: BlockKind::Paragraph(beyond),
            ..
        },
    ] = article.body.as_slice()
    else {
        panic!("a table and a paragraph");
    };
    assert_eq!(table.rows.len(), 19);
    assert!(plain_text(beyond).ends_with("cell last"));
    let warning = warnings
        .iter()
        .find(|warning| warning.code == WarningCode::TableSize);
    assert_eq!(warning.and_then(|warning| warning.line), Some(1));

    // A narrow row below a wide head costs the parser a thousand cells.
    let many = format!("{}{}{}", row("head"), row("-"), "|x|\n".repeat(20_000));
    let (article, _) = article::markdown(&many, None);
    assert!(words(&article).matches('x').count() >= 20_000);
}

#[test]
fn an_invalid_date_is_reported_and_not_shown() {
    for date in [
        "2024-02-31",
        "yesterday",
        "[1, 2]",
        "2024",
        "2024-13-01T00:00:00Z",
    ] {
        let text = format!("---\ntitle: T\ndate: {date}\nupdated: 2024-03-05\n---\nText.");
        let (article, warnings) = article::markdown(&text, None);
        assert_eq!(article.date, None, "{date}");
        assert!(article.updated.is_some());
        assert_eq!(
            (warnings[0].code, warnings[0].line),
            (WarningCode::Date, Some(3)),
            "{date}"
        );
        assert!(warnings[0].message.contains("expected a date such as"));
    }
}

#[test]
fn an_empty_article_says_what_is_missing() {
    for text in [
        "",
        "\u{FEFF}",
        "\n \n",
        "---\n---\n",
        "<!-- nothing -->",
        "[a]: b",
    ] {
        let (article, warnings) = article::markdown(text, None);
        assert_eq!((&*article.title, article.body.len()), ("", 0), "{text:?}");
        assert!(has(&warnings, WarningCode::MissingTitle), "{text:?}");
        assert!(has(&warnings, WarningCode::EmptyBody), "{text:?}");
    }
    let (article, warnings) = article::markdown("---\ntitle: The bridge\n---\n", None);
    assert_eq!(&*article.title, "The bridge");
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].code, WarningCode::EmptyBody);
}

#[test]
fn odd_characters_and_line_ends_are_read() {
    let unix = "---\ntitle: T\ntags: [a, b]\n---\nOne\ntwo.\n\n```\ncode\nmore\n```\n\n- x\n- y\n";
    let (expected, _) = article::markdown(unix, None);
    for text in [
        unix.replace('\n', "\r\n"),
        unix.replace('\n', "\r"),
        format!("\u{FEFF}{unix}"),
    ] {
        let (article, warnings) = article::markdown(&text, None);
        assert_eq!(article, expected, "{text:?}");
        assert!(warnings.is_empty());
    }
    let (article, _) = article::markdown("# T\n\nA\0b co\u{AD}operate\u{202E}", None);
    assert_eq!(words(&article), "A\u{FFFD}b co\u{AD}operate\u{202E}");
}

#[test]
fn warnings_carry_the_line_in_the_whole_file() {
    let text = "---\ntitle: T\nlang: e!\n---\n\nText.\n\n- [x](javascript:x)\n\n[^never]\n\n<video>\n";
    let (_, warnings) = article::markdown(text, None);
    let lines: Vec<_> = warnings
        .iter()
        .map(|warning| (warning.code.as_str(), warning.line))
        .collect();
    assert_eq!(
        lines,
        [
            ("field-value", Some(3)),
            ("url", Some(8)),
            ("footnote", Some(10)),
            ("raw-html", Some(12))
        ]
    );
}

#[test]
fn invalid_json_says_what_to_do() {
    for text in [
        "",
        "{",
        "[1]",
        "null",
        "\"text\"",
        "{\"title\": }",
        &"[".repeat(100_000),
    ] {
        let error = article::article_json(text, None).expect_err(text);
        assert!(error.message.contains("expected"), "{}", error.message);
        if text != "[1]" {
            let error = article::related(text, None).expect_err(text);
            assert!(error.message.contains("expected"), "{}", error.message);
        }
    }
}

#[test]
fn panels_that_cannot_be_shown_are_reported_and_the_others_are_read() {
    let text = r#"{ "panels": [
        { "title": "Most popular", "period": "24 hours", "updated": "2024-03-05T12:00:00Z", "limit": 5, "items": [
            { "title": "One", "url": "one.md", "date": "2024-03-05", "image": { "src": "a.jpg", "alt": "A" }, "audio": true },
            { "title": "Bad", "url": "javascript:alert(1)" },
            { "title": "No address" }, { "url": "no-title.md" }, 7 ] },
        { "title": "Editors' Picks", "source": "/posts/?filter=featured:true" },
        { "title": "Related", "source": "similar" },
        { "title": "Neither" }, { "items": "x" }, "x" ] }"#;
    let (panels, warnings) = article::related(text, None).expect("panels");
    let titles: Vec<_> = panels.iter().map(|panel| &*panel.title).collect();
    assert_eq!(titles, ["Most popular", "Editors' Picks", "Related"]);
    assert_eq!(warnings.len(), 7, "{warnings:#?}");
    let alone = article::related(
        r#"[{ "title": "One", "url": "a" }, { "title": "Two", "url": "b" }]"#,
        None,
    );
    assert_eq!(alone.expect("one panel").0.len(), 1);

    let inline = "---\ntitle: T\nrelated:\n  panels:\n    - title: P\n      items:\n        - { title: A, url: a.md }\n---\nText.";
    let (article, warnings) = article::markdown(inline, None);
    assert!(warnings.is_empty(), "{warnings:?}");
    let Some(RelatedSource::Panels(panels)) = article.related else {
        panic!("panels");
    };
    assert_eq!(&*panels[0].title, "P");
}

#[test]
fn the_shown_tree_matches_what_the_author_wrote() {
    let text = include_str!("../fixtures/every-kind.md");
    let (article, warnings) = article::markdown(text, None);
    assert!(warnings.is_empty(), "{warnings:#?}");
    let expected = include_str!("../fixtures/every-kind.txt");
    let found = format!("{}\n", tree::lines(&model_tree::exact(&article)));
    assert_eq!(found, expected, "{found}");
}
