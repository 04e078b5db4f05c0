//! Which links are shown: the open article and repeats are left out, limits are kept, empty panels disappear.

use crate::address::StoryAddress;
use article::{Panel, PanelContent, RelatedItem, Warning, WarningCode};

/// A panel with at least one link.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownPanel<'a> {
    /// Its place among all panels, from 0: the same whichever of the others are shown.
    pub place: usize,
    /// The panel; one that says over which time it was counted is a ranking.
    pub panel: &'a Panel,
    /// Those of its links that are shown, each story once.
    pub items: Vec<&'a RelatedItem>,
}

/// The panels that have something to show while the article at the addresses `current` is open. `left_out` is told each
/// that was given links, or none, and has none left, with how many it was given; [`left_out`] puts that in words.
///
/// A panel whose links are still to come is left out without a word: who fetches them knows more.
#[must_use]
pub fn shown_panels<'a, A: AsRef<str>>(
    panels: &'a [Panel],
    current: &[A],
    mut left_out: impl FnMut(&'a Panel, usize),
) -> Vec<ShownPanel<'a>> {
    // A page has some dozens of links: searching a list costs less code than hashing.
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
            // The limit comes first: what it cuts off is never looked at, and may stand in a later panel.
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

/// A warning that `panel`, which was given `given` links, is not shown.
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
            "the panel \"{title}\" is not shown: every one of its {given} links leads to the open article or is in an \
             earlier panel"
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
