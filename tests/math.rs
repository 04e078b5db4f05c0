//! Rendered formulas.
#![cfg(all(feature = "prerender", not(target_arch = "wasm32")))]

use article::{Article, Block, BlockId, BlockKind, Inline, Shared};
use article_widget::prerender::{self, Published};

fn page(kind: BlockKind) -> String {
    let block = Block {
        id: BlockId::new("b"),
        kind,
    };
    let article = Article {
        body: vec![block],
        ..Article::default()
    };
    prerender::html(&Published::new(Shared::new(article)))
}

#[track_caller]
fn assert_draws(kind: BlockKind, expected: &str) {
    let page = page(kind);
    let without_comments: String = page
        .split("<!--")
        .map(|part| part.split_once("-->").map_or(part, |(_, rest)| rest))
        .collect();
    assert!(
        without_comments.contains(expected),
        "{expected}\n{without_comments}"
    );
}

#[test]
fn a_display_formula_is_a_block_with_its_source_as_alternative() {
    assert_draws(
        BlockKind::Math("\\frac{-b}{2a}".into()),
        concat!(
            r#"<div tabindex="0" id="b" class="math-block"><math dir="ltr" display="block" alttext="\frac{-b}{2a}">"#,
            r#"<mfrac><mrow><mo form="prefix">−</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>"#,
            "</math></div>",
        ),
    );
}

#[test]
fn a_formula_within_a_line_is_part_of_it() {
    assert_draws(
        BlockKind::Paragraph(vec![
            Inline::Text("As ".into()),
            Inline::Math("\\Omega_1 \\to 0".into()),
        ]),
        concat!(
            r#"As <math dir="ltr" alttext="\Omega_1 \to 0">"#,
            r#"<msub><mi mathvariant="normal">Ω</mi><mn>1</mn></msub><mo>→</mo><mn>0</mn></math>"#,
        ),
    );
}

#[test]
fn a_formula_that_is_not_understood_is_drawn_as_its_source() {
    assert_draws(
        BlockKind::Math("\\ce{H2O}".into()),
        r#"<div tabindex="0" id="b" class="math-block"><code dir="ltr" class="math">\ce{H2O}</code></div>"#,
    );
}

#[test]
fn a_sign_between_words_keeps_its_space() {
    assert_draws(
        BlockKind::Math("\\text{new} - \\text{old}".into()),
        r#"<mtext>new</mtext><mo form="infix">−</mo><mtext>old</mtext><mi></mi></math>"#,
    );
}
