//! Writes the recording into the front matter of an article.

/// The recording for the front matter. Addresses are relative to the article.
#[derive(Debug)]
pub struct Audio<'a> {
    /// The address of the recording.
    pub source: String,
    /// The address of the times.
    pub timings: String,
    /// The duration in seconds.
    pub duration: f64,
    /// The name of the voice.
    pub voice: String,
    /// The day of the recording, such as `2024-03-05`.
    pub recorded: String,
    /// The hash of the narrated text.
    pub text_hash: String,
    /// The publisher's own notice of machine-made audio, if there was one.
    pub notice: Option<&'a str>,
}

/// Returns the article with this `audio:` in place of its own, or at the end of its front matter if it has none. All other
/// lines stay as they are, with their line ends.
pub fn with_audio(article: &str, audio: &Audio<'_>) -> String {
    let line_end = if article.contains("\r\n") { "\r\n" } else { "\n" };
    let block = block(audio, line_end);
    let (mark, text) = match article.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", article),
    };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_fence = |line: &&str| line.trim_end() == "---";
    let end = lines
        .iter()
        .skip(1)
        .position(|line| is_fence(line) || line.trim_end() == "...")
        .map(|at| at + 1);
    let (Some(end), true) = (end, lines.first().is_some_and(is_fence)) else {
        return format!("{mark}---{line_end}{block}---{line_end}{line_end}{text}");
    };
    let (head, body) = lines.split_at(end);
    let old = head.iter().position(|line| starts_key(line, "audio"));
    let mut out = String::from(mark);
    match old {
        Some(start) => {
            let (before, from) = head.split_at(start);
            let length = length_of_value(from);
            out.extend(before.iter().copied());
            out.push_str(&block);
            out.extend(from.iter().skip(length).copied());
        }
        None => {
            out.extend(head.iter().copied());
            out.push_str(&block);
        }
    }
    out.extend(body.iter().copied());
    out
}

fn block(audio: &Audio<'_>, line_end: &str) -> String {
    let mut lines = vec![
        "audio:".to_owned(),
        "  sources:".to_owned(),
        format!("    - src: {}", quoted(&audio.source)),
        "      type: audio/mpeg".to_owned(),
        format!("  duration: {:.3}", audio.duration),
        format!("  timings: {}", quoted(&audio.timings)),
        "  ai_generated: true".to_owned(),
        format!("  voice: {}", quoted(&audio.voice)),
        format!("  recorded: {}", audio.recorded),
        format!("  text_hash: {}", quoted(&audio.text_hash)),
    ];
    if let Some(notice) = audio.notice {
        lines.push(format!("  notice: {}", quoted(notice)));
    }
    lines.iter().map(|line| format!("{line}{line_end}")).collect()
}

/// Returns a text in YAML's double quotes.
fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
    )
}

fn starts_key(line: &str, key: &str) -> bool {
    line.strip_prefix(key)
        .is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(':'))
}

/// Returns the number of lines of the first line's key. Indented lines and items of its list belong to it. Blank lines belong
/// to it if such a line follows.
fn length_of_value(lines: &[&str]) -> usize {
    let belongs = |line: &&str| line.starts_with([' ', '\t']) || line.starts_with("- ");
    let mut length = 1;
    for (at, line) in lines.iter().enumerate().skip(1) {
        if line.trim().is_empty() {
            continue;
        }
        if !belongs(line) {
            break;
        }
        length = at + 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn audio() -> Audio<'static> {
        Audio {
            source: "media/a.mp3".to_owned(),
            timings: "media/a.json".to_owned(),
            duration: 61.5,
            voice: "espeak-ng (en-gb)".to_owned(),
            recorded: "2024-03-05".to_owned(),
            text_hash: "sha256-01".to_owned(),
            notice: None,
        }
    }

    const BLOCK: &str = "audio:\n  sources:\n    - src: \"media/a.mp3\"\n      type: audio/mpeg\n  duration: 61.500\n  \
                         timings: \"media/a.json\"\n  ai_generated: true\n  voice: \"espeak-ng (en-gb)\"\n  recorded: 2024-03-05\n  text_hash: \"sha256-01\"\n";

    #[test]
    fn only_the_audio_changes() {
        for (before, after) in [
            // At the end if there is none.
            (
                "---\ntitle: a\n---\n\nText.\n",
                format!("---\ntitle: a\n{BLOCK}---\n\nText.\n"),
            ),
            // In its place if there is one, whatever is around it.
            (
                "---\ntitle: a # note\naudio:\n  sources: []\n\n  x:\n    - y\n\nlang: en\n---\naudio: text\n",
                format!("---\ntitle: a # note\n{BLOCK}\nlang: en\n---\naudio: text\n"),
            ),
            (
                "---\naudio:\n- a\n- b\ntags: [a]\n---\n",
                format!("---\n{BLOCK}tags: [a]\n---\n"),
            ),
            (
                "---\naudio: {}\naudiox: 1\n---\n",
                format!("---\n{BLOCK}audiox: 1\n---\n"),
            ),
            // Without front matter.
            ("Text.\n", format!("---\n{BLOCK}---\n\nText.\n")),
            ("", format!("---\n{BLOCK}---\n\n")),
        ] {
            assert_eq!(with_audio(before, &audio()), after, "{before}");
        }
    }

    #[test]
    fn a_second_time_changes_nothing() {
        let once = with_audio("\u{feff}---\r\ntitle: a\r\n---\r\nText.\r\n", &audio());
        assert!(once.starts_with("\u{feff}---\r\ntitle: a\r\naudio:\r\n"));
        assert_eq!(with_audio(&once, &audio()), once);
    }

    #[test]
    fn the_publishers_notice_is_kept() {
        let audio = Audio {
            notice: Some("Read by \"Ada\""),
            ..audio()
        };
        assert!(with_audio("", &audio).contains("  notice: \"Read by \\\"Ada\\\"\"\n"));
    }
}
