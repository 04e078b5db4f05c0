//! Keys in a row of tabs (WAI-ARIA Authoring Practices, "Tabs pattern").

use article::Direction;

/// Returns the index of the tab that `key` moves to from the tab `current` of `count`, or `None` if the key is not for tabs.
///
/// The arrows follow the eye: in a row that runs right to left, `ArrowLeft` leads to the next tab.
pub fn tab_for_key(key: &str, current: usize, count: usize, direction: Direction) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let next = if current >= last { 0 } else { current + 1 };
    let previous = current.checked_sub(1).map_or(last, |tab| tab.min(last));
    match (key, direction) {
        ("ArrowRight", Direction::Ltr) | ("ArrowLeft", Direction::Rtl) => Some(next),
        ("ArrowLeft", Direction::Ltr) | ("ArrowRight", Direction::Rtl) => Some(previous),
        ("Home", _) => Some(0),
        ("End", _) => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Ltr, Rtl};

    #[test]
    fn keys_move_as_the_pattern_says() {
        for (key, current, count, direction, expected) in [
            ("ArrowRight", 0, 3, Ltr, Some(1)),
            ("ArrowRight", 2, 3, Ltr, Some(0)),
            ("ArrowLeft", 0, 3, Ltr, Some(2)),
            ("ArrowLeft", 2, 3, Ltr, Some(1)),
            ("ArrowLeft", 0, 3, Rtl, Some(1)),
            ("ArrowRight", 0, 3, Rtl, Some(2)),
            ("Home", 2, 3, Rtl, Some(0)),
            ("End", 0, 3, Ltr, Some(2)),
            ("ArrowDown", 0, 3, Ltr, None),
            ("Tab", 0, 3, Ltr, None),
            ("ArrowRight", 0, 1, Ltr, Some(0)),
            // Panels may have gone since.
            ("ArrowRight", 7, 3, Ltr, Some(0)),
            ("ArrowLeft", 7, 3, Ltr, Some(2)),
            ("End", 0, 0, Ltr, None),
        ] {
            assert_eq!(
                tab_for_key(key, current, count, direction),
                expected,
                "{key} from {current} of {count}, {direction:?}"
            );
        }
    }
}
