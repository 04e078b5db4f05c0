//! Selects the links to show: leaves out the open article and repeats, keeps limits, drops empty panels.

use crate::address::StoryAddress;
use article::{Panel, PanelContent, RelatedItem, Warning, WarningCode};

/// A panel with at least one link.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownPanel<'a> {
    /// Its index among all panels, from 0. It does not depend on which panels are shown.
    pub place: usize,
    /// The panel. A panel with a `period` is a ranking.
    pub panel: &'a Panel,
    /// The links to show, each story once.
    pub items: Vec<&'a RelatedItem>,
}

/// Returns the panels with at least one link to show. `current` are the addresses of the open article. Calls
/// `left_out` for each panel that has no link left, with the number of links it was given; [`left_out`]
/// writes the warning.
///
/// A panel whose links are still to be fetched is left out without a call: the code that fetches them reports
/// on it.
#[must_use]
pub fn shown_panels<'a, A: AsRef<str>>(
    panels: &'a [Panel],
    current: &[A],
    mut left_out: impl FnMut(&'a Panel, usize),
) -> Vec<ShownPanel<'a>> {
    // A page has a few dozen links. Searching a list needs less code than hashing.
    let mut seen: Vec<StoryAddress> = current
        .iter()
        .map(|address| StoryAddress::new(address.as_ref()))
        .collect();
    let mut shown = Vec::new();
    for (place, panel) in panels.iter().enumerate() {
        let PanelContent::Items(given) = &panel.content else {
            continue;
        };
        let mut items = Vec::new();
        for item in given {
            // The limit comes first: links beyond it may appear in a later panel.
            if panel.limit.is_some_and(|limit| items.len() >= limit) {
                break;
            }
            let address = StoryAddress::new(item.url.as_str());
            if !item.url.is_fragment() && !seen.contains(&address) {
                seen.push(address);
                items.push(item);
            }
        }
        if items.is_empty() {
            left_out(panel, given.len());
        } else {
            shown.push(ShownPanel { place, panel, items });
        }
    }
    shown
}

/// Returns a warning that `panel` is not shown. `given` is the number of links it was given.
#[must_use]
pub fn left_out(panel: &Panel, given: usize) -> Warning {
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
            "the panel \"{title}\" is not shown: all of its {given} links lead to the open article or are in an earlier panel"
        )
    };
    Warning::new(WarningCode::RelatedPanel, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{SafeUrl, UrlUse};

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
        let mut warnings = 0;
        let shown = shown_panels(panels, current, |_, _| warnings += 1);
        let lines = shown
            .iter()
            .map(|panel| {
                let links: Vec<&str> = panel.items.iter().map(|item| item.url.as_str()).collect();
                format!("{} {}: {}", panel.place, panel.panel.title, links.join(" "))
            })
            .collect();
        (lines, warnings)
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
        let panels = [panel("Most popular", None, "")];
        let mut message = String::new();
        let shown = shown_panels::<&str>(&panels, &[], |panel, given| {
            message = left_out(panel, given).to_string()
        });
        assert_eq!(shown, []);
        assert!(
            message.contains("\"Most popular\"") && message.contains("give it items"),
            "{message}"
        );
    }
}
