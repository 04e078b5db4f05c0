//! `cargo xtask new SLUG`: a new article.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// Writes `static/content/SLUG.md` with its front matter filled in. Never replaces an article.
pub fn new(project: &Project, slug: &str) -> Result {
    check_slug(slug)?;
    let relative = format!("static/content/{slug}.md");
    let path = project.root.join(&relative);
    if path.exists() {
        return Err(Error::new(format!("create {relative}"), "it exists already")
            .remedy("Edit it, or choose another name."));
    }
    let remote = project
        .command("git")
        .args(["remote", "get-url", "origin"])
        .probe();
    let edit_url = remote.and_then(|remote| edit_url(&remote, &relative));
    files::write(&path, article(slug, &now(project), edit_url.as_deref()))?;
    println!(
        "Created {relative}.\n\nNext:\n  1. Write: replace the standfirst and the text.\n  2. Look: `cargo xtask serve`, \
         then http://127.0.0.1:8080/articles/{slug}/.\n  3. Make a recording: `cargo xtask narrate {relative}`."
    );
    Ok(())
}

fn article(slug: &str, date: &str, edit_url: Option<&str>) -> String {
    let edit_url = edit_url.map_or_else(
        || "# edit_url: the address of the link 'Edit post'".to_owned(),
        |url| format!("edit_url: {url}"),
    );
    format!(
        "---\ntitle: \"{}\"\ndescription: One sentence that says what happened and why it matters.\ndate: {date}\n\
         authors:\n  - name: Your Name\nlang: en\n{edit_url}\ntags: []\n# image:\n#   src: media/{slug}.jpg\n#   width: 1600\n\
         #   height: 900\n#   alt: A description of the picture\n---\n\nThe first paragraph says the news.\n",
        title(slug)
    )
}

/// Returns `Harbour bridge` for `harbour-bridge`.
fn title(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Checks that a slug is a part of addresses and a file name on every system: small letters, digits, single hyphens.
fn check_slug(slug: &str) -> Result {
    let good = tidy(slug);
    // Windows reserves these names for devices.
    let device = ["con", "prn", "aux", "nul"].contains(&slug);
    if slug == good && !slug.is_empty() && slug.len() <= 80 && !device {
        return Ok(());
    }
    let error = Error::new(
        format!("call an article {slug:?}"),
        "a name is made of small letters a to z, digits and single hyphens, at most 80",
    );
    Err(if good.is_empty() || device {
        error.remedy("Such as: cargo xtask new harbour-bridge")
    } else {
        error.remedy(format!("Such as: cargo xtask new {good}"))
    })
}

/// Returns the nearest valid slug.
fn tidy(text: &str) -> String {
    let text = text.strip_suffix(".md").unwrap_or(text);
    let letters: String = text
        .chars()
        .map(|letter| letter.to_ascii_lowercase())
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let joined = letters.split_whitespace().collect::<Vec<_>>().join("-");
    joined
        .chars()
        .take(80)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

/// Returns the address at which a public host edits the file. `None` for unknown hosts.
fn edit_url(remote: &str, path: &str) -> Option<String> {
    let remote = remote.trim().trim_end_matches('/').trim_end_matches(".git");
    let at_host = |host: &str| {
        [
            format!("https://{host}/"),
            format!("git@{host}:"),
            format!("ssh://git@{host}/"),
        ]
        .iter()
        .find_map(|prefix| remote.strip_prefix(prefix.as_str()).map(str::to_owned))
    };
    if let Some(name) = at_host("github.com") {
        return Some(format!("https://github.com/{name}/edit/main/{path}"));
    }
    let name = at_host("gitlab.com")?;
    Some(format!("https://gitlab.com/{name}/-/edit/main/{path}"))
}

/// Returns today's date in this machine's offset, such as `2024-03-05`.
pub fn today(project: &Project) -> String {
    now(project).chars().take("2024-03-05".len()).collect()
}

/// Returns the time in this machine's offset, which Node.js reports. UTC without Node.js.
fn now(project: &Project) -> String {
    let offset_minutes = project
        .command("node")
        .args(["-p", "-new Date().getTimezoneOffset()"])
        .probe()
        .and_then(|answer| answer.parse().ok())
        .unwrap_or(0);
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    rfc3339(i64::try_from(seconds).unwrap_or(0), offset_minutes)
}

/// Returns `seconds` since 1970 in UTC as a time in an offset, to the minute, such as `2024-03-05T14:31:00+02:00`.
fn rfc3339(seconds: i64, offset_minutes: i64) -> String {
    let minutes = seconds.div_euclid(60) + offset_minutes;
    let (days, minute_of_day) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    // H. Hinnant, "chrono-compatible date algorithms", civil_from_days.
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let offset = offset_minutes.abs();
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:00{sign}{:02}:{:02}",
        minute_of_day / 60,
        minute_of_day % 60,
        offset / 60,
        offset % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_slug_is_refused_with_a_good_one() {
        for good in ["a", "harbour-bridge", "2024-03-flood"] {
            assert!(check_slug(good).is_ok(), "{good}");
        }
        for (bad, better) in [
            ("Harbour Bridge", "harbour-bridge"),
            ("../etc/passwd", "etc-passwd"),
            ("a--b", "a-b"),
            ("bridge.md", "bridge"),
            ("-a-", "a"),
            ("ö", "harbour-bridge"),
            ("", "harbour-bridge"),
            ("con", "harbour-bridge"),
        ] {
            let error = check_slug(bad).unwrap_err().to_string();
            assert!(error.ends_with(&format!("new {better}")), "{bad}: {error}");
        }
        assert!(check_slug(&"a".repeat(81)).is_err());
    }

    #[test]
    fn the_title_is_the_slug_in_words() {
        assert_eq!(title("harbour-bridge"), "Harbour bridge");
    }

    #[test]
    fn times_are_shown_in_the_machines_offset() {
        for (seconds, offset, expected) in [
            (0, 0, "1970-01-01T00:00:00+00:00"),
            (1_709_641_860, 0, "2024-03-05T12:31:00+00:00"),
            (1_709_641_860, 120, "2024-03-05T14:31:00+02:00"),
            (1_709_641_860, -1020, "2024-03-04T19:31:00-17:00"),
            (1_709_164_799, 60, "2024-02-29T00:59:00+01:00"),
            (951_782_400, -210, "2000-02-28T20:30:00-03:30"),
        ] {
            assert_eq!(rfc3339(seconds, offset), expected);
        }
    }

    #[test]
    fn public_hosts_have_an_address_for_editing() {
        let path = "static/content/a.md";
        for remote in [
            "https://github.com/o/r.git",
            "git@github.com:o/r.git",
            "https://github.com/o/r/",
        ] {
            assert_eq!(
                edit_url(remote, path).as_deref(),
                Some("https://github.com/o/r/edit/main/static/content/a.md")
            );
        }
        assert_eq!(edit_url("/srv/git/x", path), None);
    }

    #[test]
    fn a_new_article_is_one_that_the_widget_reads() {
        let text = article("harbour-bridge", "2024-03-05T14:31:00+02:00", None);
        assert!(text.starts_with("---\ntitle: \"Harbour bridge\"\n"));
        assert_eq!(text.matches("---\n").count(), 2);
    }
}
