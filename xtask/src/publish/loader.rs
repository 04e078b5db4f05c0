//! `article-widget.js`, the bundle's one stable name.

use article_widget::article::SKELETON_BOXES;

use super::assets::Assets;
use super::script;
use super::staging::Staging;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// Writes it with the names of the files that it loads.
pub fn write(project: &Project, staging: &Staging, assets: &Assets) -> Result {
    let source = project.root.join("static/article-widget.js");
    let text = fill(&files::read_text(&source)?, assets)?;
    staging.write("article-widget.js", script::compact(&text))
}

/// Replaces the placeholders, each of which stands in the source as a string.
fn fill(source: &str, assets: &Assets) -> Result<String> {
    let values = [
        ("__SKELETON__", &SKELETON_BOXES.join(" ")),
        ("__READER__", &assets.reader.name),
        ("__READER_INTEGRITY__", &assets.reader.integrity),
        ("__PREPARED__", &assets.prepared.name),
        ("__PREPARED_INTEGRITY__", &assets.prepared.integrity),
        ("__GLUE__", &assets.glue.name),
        ("__WASM__", &assets.wasm.name),
        ("__STYLE__", &assets.style.name),
        ("__GLUE_INTEGRITY__", &assets.glue.integrity),
        ("__WASM_INTEGRITY__", &assets.wasm.integrity),
        ("__STYLE_INTEGRITY__", &assets.style.integrity),
    ];
    let mut text = source.to_owned();
    for (name, value) in values {
        let placeholder = format!("\"{name}\"");
        if !text.contains(&placeholder) {
            return Err(Error::new(
                "write article-widget.js",
                format!("static/article-widget.js does not hold the string {placeholder}"),
            )
            .remedy("Put it back where the loader needs this file's name or integrity."));
        }
        text = text.replace(&placeholder, &format!("\"{value}\""));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::assets::Asset;
    use super::*;

    fn assets() -> Assets {
        let asset = |name: &str| Asset {
            name: name.to_owned(),
            integrity: format!("sha384-{name}"),
        };
        Assets {
            glue: asset("g.js"),
            wasm: asset("w.wasm"),
            reader: asset("r.wasm"),
            prepared: asset("p.wasm"),
            style: asset("s.css"),
            part_styles: std::collections::BTreeMap::new(),
            icon: asset("i.svg"),
        }
    }

    const SOURCE: &str = r#"a("__SKELETON__","__READER__","__READER_INTEGRITY__","__PREPARED__","__PREPARED_INTEGRITY__","__GLUE__","__GLUE_INTEGRITY__","__WASM__","__WASM_INTEGRITY__","__STYLE__","__STYLE_INTEGRITY__")"#;

    #[test]
    fn every_placeholder_is_filled() {
        assert_eq!(
            fill(SOURCE, &assets()).unwrap(),
            r#"a("skeleton-headline skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line","r.wasm","sha384-r.wasm","p.wasm","sha384-p.wasm","g.js","sha384-g.js","w.wasm","sha384-w.wasm","s.css","sha384-s.css")"#
        );
    }

    #[test]
    fn a_missing_placeholder_is_named() {
        let error = fill(&SOURCE.replace("__STYLE__", "x"), &assets()).unwrap_err();
        assert!(error.to_string().contains("\"__STYLE__\""), "{error}");
    }
}
