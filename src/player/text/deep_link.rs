//! Deep links: a time of the audio in an address, `#t=95` (Media Fragments URI 1.0, section 4.2.1).

/// Returns the time in `fragment`, in seconds: `t=95`, `t=1:35`, `t=npt:1:02:03.5`, with or without an end.
#[must_use]
pub fn of_fragment(fragment: &str) -> Option<f64> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let value = fragment.split('&').find_map(|pair| pair.strip_prefix("t="))?;
    let value = value.strip_prefix("npt:").unwrap_or(value);
    let start = value.split(',').next()?;
    let mut secs = 0.0;
    let parts: Vec<&str> = start.split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    for part in parts {
        let number = crate::player::state::decimal::read(part).filter(|number| *number >= 0.0)?;
        secs = secs * 60.0 + number;
    }
    Some(secs)
}

/// Returns the address of `page` with the time in place of its fragment, in whole seconds.
#[must_use]
pub fn address(page: &str, secs: f64) -> String {
    let page = page.split('#').next().unwrap_or_default();
    [page, "#t=", &crate::player::state::decimal::write(secs.floor())].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_links_are_read_by_the_standard() {
        let cases = [
            ("#t=95", Some(95.0)),
            ("#t=1:35", Some(95.0)),
            ("#t=npt:1:02:03.5", Some(3723.5)),
            ("#t=10,20", Some(10.0)),
            ("#xywh=1,2,3,4&t=7", Some(7.0)),
            ("t=0", Some(0.0)),
            ("#t=", None),
            ("#t=,20", None),
            ("#t=-5", None),
            ("#t=1:2:3:4", None),
            ("#t=soon", None),
            ("#the-gauge", None),
            ("", None),
        ];
        for (fragment, expected) in cases {
            assert_eq!(of_fragment(fragment), expected, "{fragment}");
        }
    }

    #[test]
    fn a_deep_link_is_read_back_as_the_same_time() {
        let link = address("https://news.example/a?b=1#old", 95.7);
        assert_eq!(link, "https://news.example/a?b=1#t=95");
        assert_eq!(of_fragment(link.split_once('#').unwrap().1), Some(95.0));
    }
}
