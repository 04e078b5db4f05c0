//! Which links are shown: the open article and repeats are left out, limits are kept, empty panels disappear.

use std::collections::HashSet;
use std::rc::Rc;

use super::address::StoryAddress;
use crate::model::{DateTime, Panel, PanelContent, RelatedItem, Warning, WarningCode};

/// A panel with at least one link.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownPanel {
    /// Its place among all panels, from 0: the same whichever of the others are shown.
    pub place: usize,
    /// Such as 'Most popular'.
    pub title: Rc<str>,
    /// Over which time it was counted; a panel that has one is a ranking.
    pub period: Option<Rc<str>>,
    /// How old it is.
    pub updated: Option<DateTime>,
    /// The links, each story once.
    pub items: Vec<RelatedItem>,
}

/// The panels that have something to show while the article at the addresses `current` is open, and a warning for each
/// that was given links and has none left.
///
/// A panel whose links are still to come is left out without a word: who fetches them knows more.
#[must_use]
pub fn shown_panels<A: AsRef<str>>(panels: &[Panel], current: &[A]) -> (Vec<ShownPanel>, Vec<Warning>) {
    let mut seen: HashSet<StoryAddress> = current
        .iter()
        .map(|address| StoryAddress::new(address.as_ref()))
        .collect();
    let mut shown = Vec::new();
    let mut warnings = Vec::new();
    for (place, panel) in panels.iter().enumerate() {
        let PanelContent::Items(given) = &panel.content else {
            continue;
        };
        // The limit comes last: what it cuts off was never looked at, and may stand in a later panel.
        let items: Vec<RelatedItem> = given
            .iter()
            .filter(|item| !item.url.is_fragment() && seen.insert(StoryAddress::new(item.url.as_str())))
            .take(panel.limit.unwrap_or(usize::MAX))
            .cloned()
            .collect();
        if items.is_empty() {
            warnings.push(left_out(panel, given.len()));
            continue;
        }
        shown.push(ShownPanel {
            place,
            title: Rc::clone(&panel.title),
            period: panel.period.clone(),
            updated: panel.updated,
            items,
        });
    }
    (shown, warnings)
}

fn left_out(panel: &Panel, given: usize) -> Warning {
    let title = &panel.title;
    let message = if given == 0 {
        format!(
            "the panel \"{title}\" has no items and is not shown; give it items or a source, or take it out"
        )
    } else if panel.limit == Some(0) {
        format!(
            "the panel \"{title}\" has a limit of 0 and is not shown; give it a higher one, or take it out"
        )
    } else {
        format!(
            "the panel \"{title}\" is not shown: every one of its {given} links leads to the open article or is in an \
             earlier panel"
        )
    };
    Warning::new(WarningCode::RelatedPanel, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SafeUrl, UrlUse};

    /// A panel as `title (limit): address address`.
    fn panel(title: &str, limit: Option<usize>, addresses: &str) -> Panel {
        let items = addresses
            .split_whitespace()
            .filter_map(|address| {
                Some(RelatedItem {
                    title: address.into(),
                    url: SafeUrl::parse(address, UrlUse::Link, None)?,
                    summary: None,
                    date: None,
                    image: None,
                    audio: false,
                })
            })
            .collect();
        Panel {
            title: title.into(),
            period: None,
            updated: None,
            content: PanelContent::Items(items),
            limit,
        }
    }

    fn outline(panels: &[Panel], current: &[&str]) -> (Vec<String>, usize) {
        let (shown, warnings) = shown_panels(panels, current);
        let lines = shown
            .iter()
            .map(|panel| {
                let links: Vec<&str> = panel.items.iter().map(|item| item.url.as_str()).collect();
                format!("{} {}: {}", panel.place, panel.title, links.join(" "))
            })
            .collect();
        (lines, warnings.len())
    }

    #[test]
    fn a_story_is_shown_once_and_the_open_one_never() {
        type Case<'a> = (&'a str, Vec<Panel>, &'a [&'a str], &'a [&'a str], usize);
        let cases: Vec<Case> = vec![
            ("nothing", vec![], &[], &[], 0),
            (
                "as given",
                vec![panel("A", None, "/1 /2")],
                &[],
                &["0 A: /1 /2"],
                0,
            ),
            (
                "the open article by any of its addresses",
                vec![panel("A", None, "/1 /2 /3/index.html#a")],
                &["/2/", "/3"],
                &["0 A: /1"],
                0,
            ),
            (
                "a link into the open page",
                vec![panel("A", None, "#more /1")],
                &[],
                &["0 A: /1"],
                0,
            ),
            (
                "repeats of an earlier panel, and within one",
                vec![panel("A", None, "/1 /1/ /2"), panel("B", None, "/2 /3 /1")],
                &[],
                &["0 A: /1 /2", "1 B: /3"],
                0,
            ),
            (
                "a limit counts what is shown",
                vec![panel("A", Some(2), "/0 /1 /2 /3")],
                &["/0"],
                &["0 A: /1 /2"],
                0,
            ),
            (
                "what a limit cuts off is free for a later panel",
                vec![panel("A", Some(1), "/1 /2"), panel("B", None, "/1 /2")],
                &[],
                &["0 A: /1", "1 B: /2"],
                0,
            ),
            (
                "an empty panel disappears and the others keep their places",
                vec![
                    panel("A", None, ""),
                    panel("B", None, "/1"),
                    panel("C", None, "/1 /9"),
                    panel("D", Some(0), "/2"),
                    panel("E", None, "/3"),
                ],
                &["/9"],
                &["1 B: /1", "4 E: /3"],
                3,
            ),
        ];
        for (name, panels, current, expected, warnings) in cases {
            let (lines, count) = outline(&panels, current);
            assert_eq!(lines, expected, "{name}");
            assert_eq!(count, warnings, "{name}");
        }
    }

    #[test]
    fn a_panel_still_to_be_filled_waits_without_a_warning() {
        let mut similar = panel("Related", None, "");
        similar.content = PanelContent::Similar;
        assert_eq!(
            outline(&[similar, panel("A", None, "/1")], &[]),
            (vec!["1 A: /1".to_owned()], 0)
        );
    }

    #[test]
    fn a_warning_names_the_panel_and_what_to_do() {
        let (_, warnings) = shown_panels::<&str>(&[panel("Most popular", None, "")], &[]);
        let message = warnings.first().map(ToString::to_string).unwrap_or_default();
        assert!(
            message.contains("\"Most popular\"") && message.contains("give it items"),
            "{message}"
        );
    }
}
