//! The scripts with stable names: the loader `article-widget.js`, and `embed-height.js` for pages around a frame.

use article_widget::article::SKELETON_BOXES;

use site::{Asset, Assets};

use super::assets::add;
use super::minify::{bundle_modules, minify};
use super::module;
use super::staging::Staging;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// Writes both, the loader with the names of the files that it loads.
pub fn write(project: &Project, staging: &Staging, assets: &Assets) -> Result {
    let sources = project.root.join("static");
    let modules = module::work_folder(project).join("loader");
    files::remove(&modules)?;
    files::copy_folder(&sources.join("loader"), &modules, &|_| true)?;
    let preview = bundle_modules(project, &modules.join("preview.js"))?;
    let preview = add(staging, "article-widget-preview", "js", preview.as_bytes())?;
    let names = modules.join("files.js");
    files::write(&names, fill(&files::read_text(&names)?, assets, &preview)?)?;
    staging.write(
        "article-widget.js",
        bundle_modules(project, &modules.join("main.js"))?,
    )?;
    let height = files::read_text(&sources.join("site/embed-height.js"))?;
    staging.write("embed-height.js", minify(project, "embed-height.js", &height)?)
}

/// Replaces the placeholders, each of which is a string in the source.
fn fill(source: &str, assets: &Assets, preview: &Asset) -> Result<String> {
    let values = [
        ("__PREVIEW__", &preview.name),
        ("__PREVIEW_INTEGRITY__", &preview.integrity),
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
                format!("static/loader/files.js does not hold the string {placeholder}"),
            )
            .remedy("Put it back at the place that needs this file's name or integrity."));
        }
        text = text.replace(&placeholder, &format!("\"{value}\""));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(name: &str) -> Asset {
        Asset {
            name: name.to_owned(),
            integrity: format!("sha384-{name}"),
        }
    }

    fn assets() -> Assets {
        Assets {
            glue: asset("g.js"),
            wasm: asset("w.wasm"),
            reader: asset("r.wasm"),
            prepared: asset("p.wasm"),
            style: asset("s.css"),
            icon: asset("i.svg"),
            ..Assets::default()
        }
    }

    const SOURCE: &str = r#"a("__SKELETON__","__READER__","__READER_INTEGRITY__","__PREPARED__","__PREPARED_INTEGRITY__","__GLUE__","__GLUE_INTEGRITY__","__WASM__","__WASM_INTEGRITY__","__STYLE__","__STYLE_INTEGRITY__","__PREVIEW__","__PREVIEW_INTEGRITY__")"#;

    #[test]
    fn every_placeholder_is_filled() {
        assert_eq!(
            fill(SOURCE, &assets(), &asset("v.js")).unwrap(),
            r#"a("skeleton-headline skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line skeleton-line","r.wasm","sha384-r.wasm","p.wasm","sha384-p.wasm","g.js","sha384-g.js","w.wasm","sha384-w.wasm","s.css","sha384-s.css","v.js","sha384-v.js")"#
        );
    }

    #[test]
    fn a_missing_placeholder_is_named() {
        let error = fill(&SOURCE.replace("__STYLE__", "x"), &assets(), &asset("v.js")).unwrap_err();
        assert!(error.to_string().contains("\"__STYLE__\""), "{error}");
    }
}
