//! An article as plain data, with the names of the contract's section 4: JSON that `article_json` reads back as the same
//! article. What is absent has no name in it; lists are there even where they are empty.

use article::{
    Article, DateTime, Image, Map, Narration, Panel, PanelContent, RelatedItem, RelatedSource, SafeUrl, Value,
};

/// `article` as the text of a JSON object.
#[must_use]
pub fn plain_data(article: &Article) -> String {
    let mut json = Json::default();
    json.open('{');
    json.text("title", Some(&article.title));
    json.text("kicker", article.kicker.as_deref());
    json.text("description", article.description.as_deref());
    json.date("date", article.date);
    json.date("updated", article.updated);
    json.list("authors");
    for author in &article.authors {
        json.open('{');
        json.text("name", Some(&author.name));
        json.url("url", author.url.as_ref());
        json.url("image", author.image.as_ref());
        json.close('}');
    }
    json.close(']');
    json.url("url", article.url.as_ref());
    json.url("edit_url", article.edit_url.as_ref());
    json.text("lang", article.lang.as_ref().map(|lang| lang.as_str()));
    json.text("dir", article.dir.map(|dir| dir.as_str()));
    json.list("tags");
    for tag in &article.tags {
        json.string(tag);
    }
    json.close(']');
    json.text("section", article.section.as_deref());
    json.image(article.image.as_ref());
    if let Some(narration) = &article.audio {
        json.narration(narration);
    }
    match &article.related {
        Some(RelatedSource::File(url)) => json.url("related", Some(url)),
        Some(RelatedSource::Panels(panels)) => {
            json.list("related");
            for panel in panels.iter() {
                json.panel(panel);
            }
            json.close(']');
        }
        None => {}
    }
    json.list("corrections");
    for correction in &article.corrections {
        json.open('{');
        json.date("date", correction.date);
        json.text("text", Some(&correction.text));
        json.close('}');
    }
    json.close(']');
    json.name("extra");
    json.map(&article.extra);
    let written = &article.written;
    let body = if written.in_html {
        "body_html"
    } else {
        "body_markdown"
    };
    json.text(body, Some(&written.text));
    if !written.base.is_empty() {
        json.text("base", Some(&written.base));
    }
    json.close('}');
    json.0
}

/// JSON as it is written (RFC 8259).
#[derive(Default)]
struct Json(String);

impl Json {
    fn narration(&mut self, narration: &Narration) {
        self.name("audio");
        self.open('{');
        self.list("sources");
        for source in &narration.sources {
            self.open('{');
            self.url("src", Some(&source.src));
            self.text("type", source.media_type.as_deref());
            self.close('}');
        }
        self.close(']');
        if let Some(ms) = narration.duration_ms {
            // Seconds; without a floating-point number, whose text costs 5 kB of the bundle.
            let mut secs = (ms / 1000).to_string();
            secs.push('.');
            secs.push_str((1000 + ms % 1000).to_string().get(1..).unwrap_or_default());
            self.literal("duration", &secs);
        }
        self.url("timings", narration.timings.as_ref());
        self.flag("ai_generated", narration.ai_generated);
        self.text("voice", narration.voice.as_deref());
        self.date("recorded", narration.recorded);
        self.text("notice", narration.notice.as_deref());
        self.close('}');
    }

    fn panel(&mut self, panel: &Panel) {
        self.open('{');
        self.text("title", Some(&panel.title));
        self.text("period", panel.period.as_deref());
        self.date("updated", panel.updated);
        match &panel.content {
            PanelContent::Items(items) => {
                self.list("items");
                for item in items {
                    self.item(item);
                }
                self.close(']');
            }
            PanelContent::Source(url) => self.url("source", Some(url)),
            PanelContent::Similar => self.text("source", Some("similar")),
        }
        if let Some(limit) = panel.limit {
            self.literal("limit", &limit.to_string());
        }
        self.close('}');
    }

    fn item(&mut self, item: &RelatedItem) {
        self.open('{');
        self.text("title", Some(&item.title));
        self.url("url", Some(&item.url));
        self.text("summary", item.summary.as_deref());
        self.date("date", item.date);
        self.image(item.image.as_ref());
        self.flag("audio", item.audio);
        self.close('}');
    }

    fn image(&mut self, image: Option<&Image>) {
        let Some(image) = image else {
            return;
        };
        self.name("image");
        self.open('{');
        self.url("src", Some(&image.src));
        if !image.srcset.is_empty() {
            self.list("srcset");
            for (url, descriptor) in &image.srcset {
                self.string([url.as_str(), descriptor].join(" ").trim_end());
            }
            self.close(']');
        }
        self.text("sizes", image.sizes.as_deref());
        if let Some(size) = image.dimensions {
            self.literal("width", &size.width.to_string());
            self.literal("height", &size.height.to_string());
        }
        self.text("alt", Some(&image.alt));
        self.text("caption", image.caption.as_deref());
        self.text("credit", image.credit.as_deref());
        self.close('}');
    }

    fn map(&mut self, map: &Map) {
        self.open('{');
        for (name, value) in map.iter() {
            self.name(name);
            self.value(value);
        }
        self.close('}');
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.word("null"),
            Value::Bool(true) => self.word("true"),
            Value::Bool(false) => self.word("false"),
            Value::Number(number) => self.word(number.as_str()),
            Value::String(text) => self.string(text),
            Value::Array(entries) => {
                self.open('[');
                for entry in entries {
                    self.value(entry);
                }
                self.close(']');
            }
            Value::Object(map) => self.map(map),
        }
    }

    /// Text, where there is one.
    fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.name(name);
            self.string(value);
        }
    }

    fn url(&mut self, name: &str, value: Option<&SafeUrl>) {
        self.text(name, value.map(SafeUrl::as_str));
    }

    fn date(&mut self, name: &str, value: Option<DateTime>) {
        self.text(name, value.map(|date| date.to_rfc3339()).as_deref());
    }

    /// `true`, where it is.
    fn flag(&mut self, name: &str, value: bool) {
        if value {
            self.literal(name, "true");
        }
    }

    /// What is JSON already.
    fn literal(&mut self, name: &str, value: &str) {
        self.name(name);
        self.word(value);
    }

    fn list(&mut self, name: &str) {
        self.name(name);
        self.open('[');
    }

    fn name(&mut self, name: &str) {
        self.string(name);
        self.0.push(':');
    }

    fn open(&mut self, bracket: char) {
        self.comma();
        self.0.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    fn word(&mut self, word: &str) {
        self.comma();
        self.0.push_str(word);
    }

    /// Section 7.
    fn string(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.push('\\'),
                '\0'..='\u{1F}' => {
                    self.0.push_str("\\u00");
                    let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                    self.0.push(digit(character as u32 >> 4));
                    self.0.push(digit(character as u32 & 15));
                    continue;
                }
                _ => {}
            }
            self.0.push(character);
        }
        self.0.push('"');
    }

    /// Between two entries: where one has just begun, or its name is written, the text ends so and only so, since a
    /// string ends with a quotation mark.
    fn comma(&mut self) {
        if !matches!(self.0.bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::BaseUrl;

    fn read_back(article: &Article) -> (Article, String) {
        let text = plain_data(article);
        serde_json::from_str::<Value>(&text).expect(&text);
        // From wherever it is set: its own base counts.
        let elsewhere = BaseUrl::new("https://other.example/page/");
        let (back, warnings) = article::article_json(&text, Some(&elsewhere)).expect(&text);
        assert_eq!(warnings, [], "{text}");
        (back, text)
    }

    #[test]
    fn what_was_read_shows_the_same_article_again() {
        let base = BaseUrl::new("https://news.example/content/a.md");
        for front_matter in [
            "title: \"Say \\\"A\\\" \\\\ B\"\nkicker: K\ndescription: 'D: d'\ndate: 2024-03-05T14:31:00+02:00\nupdated: 2024-03-06",
            "title: T\nauthors: [Ada, { name: Bo, url: ../bo, image: bo.jpg }]\ntags: [a, b]\nsection: City\nlang: ar\ndir: rtl",
            "title: T\nurl: /a/\nedit_url: https://edit.example/a\nmood: { calm: [1.50, true, null, \"x\\u0007y\"] }\nextra: 1",
            "title: T\nimage: { src: a.jpg, srcset: 'b.jpg 2x, c.jpg', sizes: 50vw, width: 16, height: 9, alt: A, caption: B, credit: C }",
            "title: T\naudio: { sources: [{ src: a.mp3, type: audio/mpeg }], duration: 1:02.5, timings: a.vtt, ai_generated: true, voice: V, notice: N }",
            "title: T\nrelated: related.json\ncorrections: [{ date: 2024-03-07, text: C }, D]",
            "title: T\nrelated: none",
            "title: T\nrelated:\n- { title: P, period: 24 h, updated: 2024-03-05, limit: 3, items: [{ title: I, url: i/, summary: S, date: 2024-03-05, image: i.jpg, audio: true }] }\n- { title: Q, source: q.json }\n- { title: R, source: similar }",
            "kicker: The headline is in the text",
        ] {
            let text = format!(
                "---\n{front_matter}\n---\n# T\n\nSee [this](b.md) and ![x](x.png).[^1]\n\n[^1]: A note.\n"
            );
            let (article, _) = article::markdown(&text, Some(&base));
            let (back, text) = read_back(&article);
            assert_eq!(back, article, "{text}");
        }
    }

    #[test]
    fn html_is_given_back_as_html() {
        let text = r#"{"title":"T","body_html":"<p>One.</p>\n<p>Two &amp; three.</p>"}"#;
        let (article, _) = article::article_json(text, None).unwrap();
        let (back, text) = read_back(&article);
        assert_eq!(back.body, article.body);
        assert!(text.contains("\"body_html\":\"<p>One.</p>\\u000a"), "{text}");
    }

    #[test]
    fn names_that_nobody_knows_stand_under_extra() {
        let (article, _) = article::markdown("---\ntitle: T\nmood: calm\n---\nText.", None);
        let data: Value = serde_json::from_str(&plain_data(&article)).unwrap();
        assert_eq!(data["extra"]["mood"], "calm");
        assert_eq!(data["authors"], serde_json::json!([]));
        assert_eq!(data.get("kicker"), None);
        assert_eq!(data["body_markdown"], "Text.");
    }

    #[test]
    fn every_character_can_be_read_back() {
        let every: String = ('\0'..'\u{3000}').chain(['\u{2028}', '\u{10FFFF}']).collect();
        let mut json = Json::default();
        json.string(&every);
        assert_eq!(serde_json::from_str::<String>(&json.0).unwrap(), every);
    }
}
