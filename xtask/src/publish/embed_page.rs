//! `embed.html`: the widget for an `<iframe>`.

use super::assets::{self, Assets};
use super::staging::Staging;
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// Writes the page and its script.
pub fn write(project: &Project, staging: &Staging, assets: &Assets) -> Result {
    let site = project.root.join("static/site");
    let script = files::read(&site.join("embed.js"))?;
    let script = assets::add(staging, "embed", "js", &script)?;
    let style = files::read_text(&site.join("embed.css"))?;
    let style = assets::add(staging, "embed", "css", super::css::minify(&style).as_bytes())?;
    let (glue, wasm) = (&assets.glue, &assets.wasm);
    let page = format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <meta name=\"color-scheme\" content=\"light dark\" />\n\
         <meta name=\"robots\" content=\"noindex\" />\n\
         <title>Article</title>\n\
         <base target=\"_top\" />\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\" />\n\
         <link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\" />\n\
         <link rel=\"modulepreload\" href=\"{}\" integrity=\"{}\" />\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{}\" />\n\
         <script type=\"module\" src=\"article-widget.js\"></script>\n\
         <script type=\"module\" src=\"{}\" integrity=\"{}\"></script>\n\
         </head>\n\
         <body><main></main><noscript>This page needs JavaScript.</noscript></body>\n\
         </html>\n",
        assets.icon.name,
        style.name,
        style.integrity,
        glue.name,
        glue.integrity,
        wasm.name,
        script.name,
        script.integrity,
    );
    staging.write("embed.html", page)
}
