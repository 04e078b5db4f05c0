//! Panels of related links (docs/writing.md), in a file or in a named value.

use crate::fields::Fields;
use crate::fields::image::take_image;
use crate::model::{Map, Panel, PanelContent, RelatedItem, UrlUse, Value, WarningCode};

/// Reads the panels in `value`: `{ panels: […] }`, one panel alone, a list of panels, or a list of links, which is one panel
/// without a title. Panels and links that cannot be shown are left out, with a warning. `None` if `value` is anything else.
pub(crate) fn read_panels(value: Value, fields: &mut Fields<'_, '_>) -> Option<Vec<Panel>> {
    let entries = match value {
        Value::Object(mut map) => match map.remove("panels") {
            Some(Value::Array(entries)) => entries,
            Some(Value::Object(panel)) => vec![Value::Object(panel)],
            Some(Value::Null) => Vec::new(),
            Some(_) => return None,
            None if map.contains_key("items") || map.contains_key("source") => vec![Value::Object(map)],
            None => return None,
        },
        Value::Array(entries) => entries,
        _ => return None,
    };
    let is_link = |entry: &Value| entry.get("url").is_some() && entry.get("items").is_none();
    if entries.first().is_some_and(is_link) {
        let mut panel = Map::new();
        panel.insert("items".to_owned(), Value::Array(entries));
        return Some(read_panel("panels", panel, fields).into_iter().collect());
    }
    let mut panels = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let path = format!("panels[{index}]");
        match entry {
            Value::Object(map) => panels.extend(read_panel(&path, map, fields)),
            other => fields.wrong(&path, "a panel with `items` or a `source`", &other),
        }
    }
    Some(panels)
}

fn read_panel(path: &str, map: Map, fields: &mut Fields<'_, '_>) -> Option<Panel> {
    let mut fields = fields.inside(path, map).warning_as(WarningCode::RelatedPanel);
    let title = fields.text("title").unwrap_or_default();
    let (name, expected, found) = match fields.take("items") {
        Some(found) => ("items", "a list of links", found),
        None => match fields.take("source") {
            Some(found) => ("source", "an address or `similar`", found),
            None => ("items", "a list of links, or a `source`", Value::Null),
        },
    };
    let content = match found {
        Value::Array(entries) if name == "items" => PanelContent::Items(read_items(entries, &mut fields)),
        Value::String(source) if name == "source" => match source.trim() {
            "similar" => PanelContent::Similar,
            _ => PanelContent::Source(fields.check_url(name, &source, UrlUse::Resource)?),
        },
        other => {
            fields.wrong(name, expected, &other);
            return None;
        }
    };
    Some(Panel {
        title,
        content,
        period: fields.text("period"),
        updated: fields.date("updated"),
        limit: fields.count("limit"),
    })
}

fn read_items(entries: Vec<Value>, fields: &mut Fields<'_, '_>) -> Vec<RelatedItem> {
    let mut items = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let path = format!("items[{index}]");
        match entry {
            Value::Object(map) => items.extend(read_item(&mut fields.inside(&path, map))),
            other => fields.wrong(&path, "a link with `title` and `url`", &other),
        }
    }
    items
}

fn read_item(fields: &mut Fields<'_, '_>) -> Option<RelatedItem> {
    let title = fields.text("title");
    let address = fields.take("url").unwrap_or_default();
    let (Some(title), Value::String(address)) = (title, &address) else {
        fields.wrong("url", "a `title` and an address", &address);
        return None;
    };
    let url = fields.check_url("url", address, UrlUse::Link)?;
    Some(RelatedItem {
        title,
        url,
        summary: fields.text("summary"),
        date: fields.date("date"),
        image: take_image(fields, "image"),
        audio: match fields.take("audio") {
            None | Some(Value::Bool(false)) => false,
            Some(_) => true,
        },
    })
}
