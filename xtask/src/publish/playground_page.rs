//! `playground/`: the element with a control for each attribute and custom property of its manifest, the resulting tag, and
//! the events as they arrive.

use std::fmt::Write as _;

use article_site::html::{attribute, escape};
use article_site::{Assets, Builder, Page, Site, Summary, footer};

use super::assets::{self, PageAssets};
use super::staging::Staging;
use crate::element::{self, Element};
use crate::error::Result;
use crate::project::Project;

/// The address of the root of the site from the page.
const TO_ROOT: &str = "../";

/// The faces to choose from. Every system has such faces.
const FACES: [(&str, &str); 4] = [
    ("Serif", "Georgia, \"Noto Serif\", serif"),
    ("Sans serif", "system-ui, sans-serif"),
    ("Rounded", "ui-rounded, \"Nunito\", \"Trebuchet MS\", sans-serif"),
    ("Monospace", "ui-monospace, \"DejaVu Sans Mono\", monospace"),
];

/// Writes the page, its script and its style. Without an article there is nothing to play with.
pub fn write(project: &Project, staging: &Staging, builder: &Builder<'_>, articles: &[Summary]) -> Result {
    let assets = assets::page_assets(project, staging, "playground")?;
    let page = Page {
        language: "en",
        direction: "ltr",
        to_root: TO_ROOT,
        head: head(builder.site, builder.assets, &assets),
        body: body(builder.site, &Element::read(project)?, articles),
    };
    staging.write("playground/index.html", builder.frame.fill(&page))
}

fn head(site: &Site, assets: &Assets, own: &PageAssets) -> String {
    let PageAssets { script, style } = own;
    format!(
        "<title>Playground | {}</title>\n\
         <meta name=\"description\" content=\"Article Widget with a control for each of its attributes and colours.\" />\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{TO_ROOT}{}\" />\n\
         <link rel=\"stylesheet\" href=\"{TO_ROOT}{}\" integrity=\"{}\" />\n\
         <script type=\"module\" src=\"{TO_ROOT}article-widget.js\"></script>\n\
         <script type=\"module\" src=\"{TO_ROOT}{}\" integrity=\"{}\"></script>\n",
        escape(&site.name),
        assets.icon.name,
        style.name,
        style.integrity,
        script.name,
        script.integrity
    )
}

fn body(site: &Site, element: &Element, articles: &[Summary]) -> String {
    let content = match first(articles) {
        Some(article) => format!("{}{}", side(element, articles, article), stage(article)),
        None => "<p>There is no article to play with. <code>cargo xtask new SLUG</code> starts one.</p>\n"
            .to_owned(),
    };
    format!(
        "<a class=\"skip\" href=\"#stage\">Skip to the article</a>\n\
         <header class=\"masthead masthead--slim\">\n\
         <p class=\"masthead__name\"><a href=\"{TO_ROOT}\">{}</a></p>\n\
         <p class=\"masthead__note\">Playground</p>\n\
         </header>\n\
         <main class=\"playground\">\n\
         <div class=\"playground__intro\">\n<h1>Playground</h1>\n\
         <p>One tag, and everything that can be said to it. Change something, and copy what comes of it.</p>\n\
         <noscript><p>The playground needs JavaScript.</p></noscript>\n</div>\n{content}</main>\n{}",
        escape(&site.name),
        footer(site, TO_ROOT),
    )
}

/// Returns the newest article with a recording, or else the newest.
fn first(articles: &[Summary]) -> Option<&Summary> {
    let recorded = articles.iter().find(|article| article.has_audio());
    recorded.or_else(|| articles.first())
}

fn side(element: &Element, articles: &[Summary], chosen: &Summary) -> String {
    let events: Vec<&str> = element.events.iter().map(|event| event.name.as_str()).collect();
    format!(
        "<section class=\"panel playground__tag\" aria-labelledby=\"tag-title\">\n\
         <div class=\"panel__head\"><h2 id=\"tag-title\">The tag</h2>\
         <button type=\"button\" class=\"panel__button\" id=\"copy\">Copy</button></div>\n\
         <pre class=\"code\" id=\"tag\" tabindex=\"0\" role=\"region\" aria-label=\"HTML\"></pre>\n\
         <pre class=\"code\" id=\"style\" tabindex=\"0\" role=\"region\" aria-label=\"CSS\" hidden></pre>\n\
         <p class=\"panel__status\" role=\"status\" id=\"copied\"></p>\n\
         </section>\n\
         <div class=\"playground__side\">\n\
         <form class=\"panel\" id=\"controls\" autocomplete=\"off\">\n\
         <details>\n<summary><h2>Attributes</h2></summary>\n{}</details>\n\
         <details>\n<summary><h2>Colours</h2></summary>\n{}</details>\n\
         <details>\n<summary><h2>Type and measure</h2></summary>\n{}</details>\n\
         <p class=\"panel__foot\"><button type=\"reset\" class=\"panel__button\">Reset everything</button></p>\n\
         </form>\n\
         <section class=\"panel\" aria-labelledby=\"events-title\">\n\
         <div class=\"panel__head\"><h2 id=\"events-title\">Events</h2>\
         <button type=\"button\" class=\"panel__button\" id=\"clear\">Clear</button></div>\n\
         <div class=\"events\" id=\"events\" role=\"log\" tabindex=\"0\" aria-labelledby=\"events-title\" \
         data-events=\"{}\"></div>\n\
         </section>\n</div>\n",
        attributes(element, articles, chosen),
        colours(element),
        lengths_and_faces(element),
        escape(&events.join(" ")),
    )
}

fn stage(chosen: &Summary) -> String {
    format!(
        "<div class=\"playground__stage\">\n\
         <div class=\"stage__bar\"><h2 id=\"stage-title\">The article</h2>\n\
         <label class=\"stage__width\">Width <select id=\"width\">\
         <option value=\"\">all there is</option><option value=\"720\">720 px</option>\
         <option value=\"390\">390 px</option></select></label></div>\n\
         <div class=\"stage\" id=\"stage\" tabindex=\"0\" role=\"region\" aria-labelledby=\"stage-title\">\n\
         <article-widget src=\"{TO_ROOT}{}\"><p><a href=\"{TO_ROOT}{}\">{}</a></p></article-widget>\n\
         </div>\n</div>\n",
        escape(&chosen.source()),
        escape(&chosen.page()),
        escape(chosen.title()),
    )
}

fn attributes(element: &Element, articles: &[Summary], chosen: &Summary) -> String {
    let mut out = String::new();
    for entry in &element.attributes {
        let name = escape(&entry.name);
        let control = match entry.name.as_str() {
            // It is read once, when the element comes.
            "loading" => continue,
            "src" => {
                let mut options = String::new();
                for article in articles {
                    let selected = if article.slug() == chosen.slug() {
                        " selected"
                    } else {
                        ""
                    };
                    let lang = attribute("lang", Some(article.language()));
                    let (source, title) = (escape(&article.source()), escape(article.title()));
                    let _ = write!(
                        options,
                        "<option value=\"{TO_ROOT}{source}\"{lang}{selected}>{title}</option>"
                    );
                }
                format!("<select data-attribute=\"src\">{options}</select>")
            }
            _ => match entry.keywords().as_slice() {
                [] => format!(
                    "<input type=\"text\" data-attribute=\"{name}\"{} spellcheck=\"false\" />",
                    attribute("placeholder", entry.default.as_deref())
                ),
                words => {
                    let options: String = words
                        .iter()
                        .map(|word| format!("<option>{word}</option>"))
                        .collect();
                    format!(
                        "<select data-attribute=\"{name}\"><option value=\"\">default</option>{options}</select>"
                    )
                }
            },
        };
        push_field(&mut out, &name, &control);
    }
    out
}

fn colours(element: &Element) -> String {
    let mut out = String::new();
    for entry in element
        .css_properties
        .iter()
        .filter(|entry| entry.kind == "<color>")
    {
        let default = entry.default.as_deref().unwrap_or_default();
        let control = format!(
            "<input type=\"color\" data-property=\"{}\" value=\"{}\" />",
            escape(&entry.name),
            escape(default)
        );
        push_field(&mut out, short(entry), &control);
    }
    out
}

fn lengths_and_faces(element: &Element) -> String {
    let mut out = String::new();
    for entry in element
        .css_properties
        .iter()
        .filter(|entry| entry.kind != "<color>")
    {
        let name = escape(&entry.name);
        let control = match short(entry) {
            "font-size" => range(&name, "px", 14, 26, 19),
            "measure" => range(&name, "ch", 40, 90, 62),
            "radius" => range(&name, "px", 0, 28, 6),
            _ => {
                let option = |(label, face): &(&str, &str)| {
                    format!("<option value=\"{}\">{label}</option>", escape(face))
                };
                let options: String = FACES.iter().map(option).collect();
                format!(
                    "<select data-property=\"{name}\"><option value=\"\">default</option>{options}</select>"
                )
            }
        };
        push_field(&mut out, short(entry), &control);
    }
    out
}

fn range(name: &str, unit: &str, from: u32, to: u32, value: u32) -> String {
    format!(
        "<input type=\"range\" data-property=\"{name}\" data-unit=\"{unit}\" min=\"{from}\" max=\"{to}\" value=\"{value}\" />"
    )
}

/// Returns the name without the common prefix.
fn short(entry: &element::Entry) -> &str {
    entry.name.strip_prefix("--article-").unwrap_or(&entry.name)
}

fn push_field(out: &mut String, label: &str, control: &str) {
    let _ = writeln!(
        out,
        "<label class=\"field\"><span class=\"field__name\">{label}</span>{control}</label>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;
    use article_site::{Content, Folder, Frame};

    /// Publishes one article with a headline that must be escaped.
    fn articles(name: &str) -> Vec<Summary> {
        let folder = std::env::temp_dir().join(format!("article-widget-{name}-{}", std::process::id()));
        files::remove(&folder).unwrap();
        files::write(
            &folder.join("content/bridge.md"),
            "---\ntitle: A <b>\n---\nText.\n",
        )
        .unwrap();
        let frame = "<html lang=\"en\" dir=\"ltr\"><!-- {head} --><!-- {body} --></html>";
        let builder = Builder {
            site: &Site::default(),
            frame: &Frame::new(frame).unwrap(),
            assets: &Assets::default(),
            output: &Folder::new(folder.join("dist")),
        };
        let content = Content::list(&folder.join("content")).unwrap();
        let published = builder.articles(&content, &|_| {}).unwrap();
        files::remove(&folder).unwrap();
        published.articles
    }

    #[test]
    fn every_attribute_and_custom_property_has_a_control() {
        let element = Element::read(&Project::find().unwrap()).unwrap();
        let html = body(&Site::default(), &element, &articles("playground"));
        for attribute in &element.attributes {
            let control = format!("data-attribute=\"{}\"", attribute.name);
            assert_eq!(html.contains(&control), attribute.name != "loading", "{control}");
        }
        for property in &element.css_properties {
            let control = format!("data-property=\"{}\"", property.name);
            assert_eq!(html.matches(&control).count(), 1, "{control}");
        }
        assert!(html.contains("A &lt;b&gt;</option>"));
        assert!(!html.contains(" style=\""));
    }

    #[test]
    fn a_site_without_articles_says_how_to_start() {
        let element = Element::read(&Project::find().unwrap()).unwrap();
        assert!(body(&Site::default(), &element, &[]).contains("cargo xtask new"));
    }
}
