//! The whole command, with a voice that is a script and, where they are installed, with espeak-ng and ffmpeg.

use std::path::{Path, PathBuf};

use article_widget::model::Timeline;
use article_widget::{narration, parse};

use super::sound::tests::wav_file;
use super::{RATE, narrate};
use crate::error::Result;
use crate::files;
use crate::options::Options;
use crate::project::Project;

/// A project in a folder of its own, which goes with it.
pub struct Place {
    pub project: Project,
}

impl Place {
    pub fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("article-widget-{name}-{}", std::process::id()));
        files::remove(&root).unwrap();
        files::create_folder(&root.join("static/content")).unwrap();
        let cache = root.join("cache");
        Self {
            project: Project { root, cache },
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.project.root.join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        files::write(&path, text).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        files::read_text(&self.path(name)).unwrap()
    }

    fn narrate(&self, args: &[&str]) -> Result {
        let args = args.iter().map(|arg| (*arg).to_owned()).collect();
        narrate(&self.project, Options::new("narrate", args))
    }

    /// Why it failed, in one text.
    fn refuses(&self, args: &[&str]) -> String {
        self.narrate(args).expect_err("it must fail").to_string()
    }

    /// A command that runs `lines` in a shell, with the file of the sentence as `$1` and that of the sound as `$2`.
    fn command(&self, lines: &str) -> String {
        let script = self.write("voice.sh", lines);
        format!("sh {} {{text}} {{out}}", script.display())
    }

    /// What the widget makes of the article's timings; it must not warn.
    fn timeline(&self, slug: &str) -> Timeline {
        let (article, _) = parse::markdown(&self.read(&format!("static/content/{slug}.md")), None);
        let audio = article.audio.clone().unwrap();
        let timings =
            files::read(&self.path("static/content").join(audio.timings.unwrap().as_str())).unwrap();
        let duration = audio.duration_ms.map(|duration| duration as u32);
        let script = narration::script(&article);
        let (timeline, warnings) = narration::timeline(&timings, "application/json", &script, duration);
        assert!(warnings.is_empty(), "{warnings:?}");
        timeline
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = files::remove(&self.project.root);
    }
}

const ARTICLE: &str =
    "---\ntitle: The bridge\nlang: en\n---\nOne two. Three four five.\n\n```\ncode\n```\n\nThe end.\n";

/// Whether `programs` are here; says so where one is not.
pub fn has(place: &Place, programs: &[&str]) -> bool {
    let missing = programs
        .iter()
        .find(|program| place.project.which(program).is_none());
    if let Some(program) = missing {
        println!("SKIPPED: {program} is not on this machine");
    }
    missing.is_none()
}

/// Whether espeak-ng and its library are here. Where Linux has the one, it has the other.
pub fn has_library(place: &Place) -> bool {
    if !has(place, &["espeak-ng"]) {
        return false;
    }
    let opens = cfg!(target_os = "linux") || super::espeak::speak("en-gb", 170, "One").is_some();
    if !opens {
        println!("SKIPPED: the library of espeak-ng is not found on this machine");
    }
    opens
}

/// Half a second of noise, which is the same each time (a linear congruential generator).
pub fn noise() -> Vec<i16> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((state >> 16) as i16) / 4
    };
    (0..RATE / 2).map(|_| next()).collect()
}

#[test]
fn an_article_that_cannot_be_narrated_says_what_to_do() {
    let place = Place::new("bad-articles");
    place.write("outside.md", ARTICLE);
    place.write("static/content/below/deep.md", ARTICLE);
    place.write("static/content/notes.txt", "Text.");
    place.write(
        "static/content/empty.md",
        "---\nlang: en\n---\n\n```\ncode\n```\n",
    );
    place.write("static/content/bridge.md", ARTICLE);
    for (args, why, remedy) in [
        (&["none"][..], "there is no such file", "Name an article's file"),
        (&["outside.md"], "not in the content folder", "Move it into"),
        (
            &["static/content/below/deep.md"],
            "not in the content folder",
            "Move it into",
        ),
        (
            &["static/content/notes.txt"],
            "not a Markdown file",
            "Only articles in Markdown",
        ),
        (&["empty"], "no text to read aloud", "Write the article first"),
        (&[], "the article's file is missing", "cargo xtask help"),
        (
            &["bridge", "--loud"],
            "\"--loud\" is not one of its options",
            "cargo xtask help",
        ),
        (
            &["bridge", "--recorded", "yesterday"],
            "is no date",
            "--recorded 2024-03-05",
        ),
    ] {
        let said = place.refuses(args);
        assert!(said.contains(why) && said.contains(remedy), "{args:?}: {said}");
    }
    assert_eq!(place.read("static/content/bridge.md"), ARTICLE);
}

#[test]
#[cfg(unix)]
fn a_voice_that_fails_says_what_to_do_and_changes_nothing() {
    let place = Place::new("bad-voices");
    if !has(&place, &["ffmpeg"]) {
        return;
    }
    place.write("static/content/bridge.md", ARTICLE);
    place.write("silence.wav", wav_file(RATE, &[0; 9000]));
    let silence = format!("cp {} \"$2\"", place.path("silence.wav").display());
    for (lines, why, remedy) in [
        (
            "echo no such voice >&2; exit 3",
            "no such voice",
            "Try the command by hand",
        ),
        ("exit 0", "wrote no sound", "must write a file that ffmpeg reads"),
        (
            ": > \"$2\"",
            "wrote no sound",
            "must write a file that ffmpeg reads",
        ),
        (
            "cp \"$1\" \"$2\"",
            "read the sound in",
            "must write sound that ffmpeg reads",
        ),
        (&silence, "gave only silence", "another voice with --voice"),
    ] {
        let said = place.refuses(&["bridge", "--command", &place.command(lines)]);
        assert!(said.contains(why) && said.contains(remedy), "{lines}: {said}");
    }
    let said = place.refuses(&["bridge", "--command", "no-such-program {text} {out}"]);
    assert!(said.contains("there is no program \"no-such-program\""), "{said}");
    let no_words = format!(
        "{} {{words}}",
        place.command(&silence.replace("silence", "noise"))
    );
    place.write("noise.wav", wav_file(RATE, &noise()));
    let said = place.refuses(&["bridge", "--command", &no_words]);
    assert!(
        said.contains("the times of the words") && said.contains("docs/narration.md"),
        "{said}"
    );
    assert_eq!(place.read("static/content/bridge.md"), ARTICLE);
    assert!(
        !place.path("static/content/media").exists(),
        "nothing is left of a failure"
    );
}

#[test]
#[cfg(unix)]
fn only_what_has_changed_is_spoken_again() {
    let place = Place::new("cache-of-voices");
    if !has(&place, &["ffmpeg"]) {
        return;
    }
    place.write("static/content/bridge.md", ARTICLE);
    place.write("noise.wav", wav_file(RATE, &noise()));
    let log = place.path("spoken.txt");
    let command = place.command(&format!(
        "cat \"$1\" >> {log}; echo >> {log}; cp {sound} \"$2\"",
        log = log.display(),
        sound = place.path("noise.wav").display()
    ));
    let narrate = |args: &[&str]| {
        files::write(&log, "").unwrap();
        let given = ["bridge", "--command", &command, "--recorded", "2024-03-05"];
        place.narrate(&[&given, args].concat()).unwrap();
        place
            .read("spoken.txt")
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        narrate(&[]),
        ["The bridge", "One two.", "Three four five.", "The end."]
    );
    let first = place.read("static/content/bridge.md");
    assert!(first.contains("  timings: \"media/bridge.json\"\n"), "{first}");
    assert!(
        first.contains("  voice: \"sh (en-gb)\"\n  recorded: 2024-03-05\n  text_hash: \"sha256-"),
        "{first}"
    );
    assert_eq!(narrate(&[]), [""; 0]);
    assert_eq!(place.read("static/content/bridge.md"), first);
    place.write("static/content/bridge.md", first.replace("Three", "Six"));
    assert_eq!(narrate(&[]), ["Six four five."]);
    assert_ne!(
        place.read("static/content/bridge.md"),
        first,
        "another text has another hash"
    );
    assert_eq!(narrate(&["--with-code"]), ["code"]);
    assert_eq!(narrate(&["--force"]).len(), 4);
    let timeline = place.timeline("bridge");
    assert_eq!((timeline.stretches.len(), timeline.stale.len()), (4, 0));
}

#[test]
#[cfg(unix)]
fn a_voice_that_tells_its_words_is_believed() {
    let place = Place::new("told-words");
    if !has(&place, &["ffmpeg"]) {
        return;
    }
    place.write("static/content/bridge.md", "---\ntitle: The bridge\n---\n");
    // A tenth of a second of silence, which is cut.
    let sound = [vec![0; RATE as usize / 10], noise()].concat();
    place.write("noise.wav", wav_file(RATE, &sound));
    let marks = "{\\\"time\\\":100,\\\"type\\\":\\\"word\\\",\\\"value\\\":\\\"The\\\"}\\n{\\\"time\\\":300,\\\"type\\\":\\\"word\\\",\\\"value\\\":\\\"bridge\\\"}\\n";
    let lines = format!(
        "cp {} \"$2\"; printf \"{marks}\" > \"$3\"",
        place.path("noise.wav").display()
    );
    let command = format!("{} {{words}}", place.command(&lines));
    place.narrate(&["bridge", "--command", &command]).unwrap();
    let timeline = place.timeline("bridge");
    let [the, bridge] = timeline.words.as_slice() else {
        panic!("{timeline:?}")
    };
    // 100 ms before all, 20 ms of margin, and the encoder's delay, which ffmpeg's build decides.
    assert!((120..250).contains(&the.time_ms.start), "{timeline:?}");
    assert!(the.time_ms.len().abs_diff(200) <= 1, "{timeline:?}");
    assert!(bridge.time_ms.len().abs_diff(300) <= 1, "{timeline:?}");
}

#[test]
fn espeak_speaks_each_word_at_its_time_and_as_loud_as_other_speech() {
    let place = Place::new("espeak");
    if !has(&place, &["ffmpeg"]) || !has_library(&place) {
        return;
    }
    place.write("static/content/bridge.md", "---\ntitle: The bridge\nlang: en\n---\nBoats passed in 1926, one by one. It was 7:40, at the bridge.\n");
    place.narrate(&["bridge", "--recorded", "2024-03-05"]).unwrap();
    let timeline = place.timeline("bridge");
    assert_eq!((timeline.stretches.len(), timeline.stale.len()), (3, 0));
    assert_eq!(timeline.words.len(), 2 + 7 + 6, "{:?}", timeline.words);
    // The same program as if nothing were known of it: its words are found by how they sound.
    place
        .narrate(&[
            "bridge",
            "--command",
            "espeak-ng -v en-us -s 150 -w {out} -f {text}",
        ])
        .unwrap();
    assert_eq!(place.timeline("bridge").words.len(), 2 + 7 + 6);
    place.narrate(&["bridge", "--recorded", "2024-03-05"]).unwrap();
    let bytes = || ["mp3", "json", "vtt"].map(|kind| files::read(&media(&place, kind)).unwrap());
    let first = bytes();
    place
        .narrate(&["bridge", "--recorded", "2024-03-05", "--force"])
        .unwrap();
    assert_eq!(bytes(), first, "the same again gives the same bytes");
    let [loudness, peak] = measured(&place.project, &media(&place, "mp3"));
    assert!(
        (loudness - super::loudness::TARGET).abs() < 0.7,
        "{loudness} LUFS"
    );
    assert!(20.0 * peak.log10() <= -1.0, "{peak}");
}

fn media(place: &Place, kind: &str) -> PathBuf {
    place.path("static/content/media").join(format!("bridge.{kind}"))
}

/// The integrated loudness in LUFS and the true peak as a part of full scale, by ffmpeg's own meter.
fn measured(project: &Project, path: &Path) -> [f64; 2] {
    let read = |name: &str| {
        let filter = format!("ebur128=metadata=1:peak=true,ametadata=mode=print:key={name}:file=-");
        let text = project
            .command("ffmpeg")
            .args(["-nostdin", "-loglevel", "error", "-i"])
            .arg(path)
            .args(["-af", &filter, "-f", "null", "-"])
            .output("measure")
            .unwrap();
        let last = text
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        last.and_then(|value| value.parse().ok()).expect("a number")
    };
    [read("lavfi.r128.I"), read("lavfi.r128.true_peak")]
}
