//! The whole narration, with a voice that is a script. With espeak-ng and ffmpeg too if they are installed.

use std::path::{Path, PathBuf};

use command::{Result, Run, files};
use narration::Timeline;

use super::sound::tests::wav_file;
use super::{Extras, Narration, RATE, Request, Workspace};

/// A workspace in a folder of its own, which is deleted with it.
pub struct Place {
    pub workspace: Workspace,
}

/// The options of a narration.
#[derive(Default)]
struct Options {
    command: Option<String>,
    with_code: bool,
    force: bool,
}

impl Place {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("voice-{name}-{}", std::process::id()));
        files::remove(&folder).unwrap();
        files::create_folder(&folder).unwrap();
        Self {
            workspace: Workspace {
                cache: folder.join("cache"),
                temporary: folder.join("temporary"),
                folder,
            },
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.workspace.folder.join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        files::write(&path, text).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        files::read_text(&self.path(name)).unwrap()
    }

    fn narrate(&self, options: Options) -> Result {
        let narration = Narration::prepare(Request {
            article: self.path("bridge.md"),
            voice: None,
            command: options.command,
            extras: Extras {
                code: options.with_code,
                ..Extras::default()
            },
            recorded: "2024-03-05".to_owned(),
        })?;
        if options.force || !narration.is_up_to_date() {
            narration.record(&self.workspace, options.force, &mut |_| {})?;
        }
        Ok(())
    }

    /// Returns why a narration by `command` failed, in one text.
    fn refuses(&self, command: &str) -> String {
        let options = Options {
            command: Some(command.to_owned()),
            ..Options::default()
        };
        self.narrate(options).expect_err("it must fail").to_string()
    }

    /// Returns a command that runs `lines` in a shell, with the file of the sentence as `$1` and the file of the sound as `$2`.
    fn command(&self, lines: &str) -> String {
        let script = self.write("voice.sh", lines);
        format!("sh {} {{text}} {{out}}", script.display())
    }

    /// Returns the article's timings as the player reads them. There must be no warning.
    fn timeline(&self, slug: &str) -> Timeline {
        let (article, _) = article::markdown(&self.read(&format!("{slug}.md")), None);
        let audio = article.audio.clone().unwrap();
        let timings = files::read(&self.workspace.folder.join(audio.timings.unwrap().as_str())).unwrap();
        let duration = audio.duration_ms.map(|duration| duration as u32);
        let script = narration::script(&article);
        let (timeline, warnings) = narration::timeline(&timings, "application/json", &script, duration);
        assert!(warnings.is_empty(), "{warnings:?}");
        timeline
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = files::remove(&self.workspace.folder);
    }
}

const ARTICLE: &str =
    "---\ntitle: The bridge\nlang: en\n---\nOne two. Three four five.\n\n```\ncode\n```\n\nThe end.\n";

/// Returns whether the programs are installed, and says so if one is not. In CI a missing one fails the test.
pub fn has(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| !is_installed(program));
    if let Some(program) = missing {
        skip(&format!("{program} is not on this machine"));
    }
    missing.is_none()
}

fn skip(reason: &str) {
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    assert!(!in_ci, "{reason}: in CI nothing that a test needs may be missing");
    println!("SKIPPED: {reason}");
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Returns whether espeak-ng and its library are installed. On Linux the program brings the library.
pub fn has_library() -> bool {
    if !has(&["espeak-ng"]) {
        return false;
    }
    let opens = cfg!(target_os = "linux") || super::espeak::speak("en-gb", 170, "One").is_some();
    if !opens {
        skip("the library of espeak-ng is not found on this machine");
    }
    opens
}

/// Returns half a second of noise, which is always the same (a linear congruential generator).
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
    place.write("empty.md", "---\nlang: en\n---\n\n```\ncode\n```\n");
    place.write("bridge.md", ARTICLE);
    for (article, recorded, why, remedy) in [
        ("none", "2024-03-05", "read", "none.md"),
        (
            "empty",
            "2024-03-05",
            "no text to read aloud",
            "Write the article first",
        ),
        ("bridge", "yesterday", "is no date", "--recorded 2024-03-05"),
    ] {
        let request = Request {
            article: place.path(&format!("{article}.md")),
            recorded: recorded.to_owned(),
            ..Request::default()
        };
        let said = Narration::prepare(request).unwrap_err().to_string();
        assert!(said.contains(why) && said.contains(remedy), "{article}: {said}");
    }
    assert_eq!(place.read("bridge.md"), ARTICLE);
}

#[test]
#[cfg(unix)]
fn a_voice_that_fails_says_what_to_do_and_changes_nothing() {
    let place = Place::new("bad-voices");
    if !has(&["ffmpeg"]) {
        return;
    }
    place.write("bridge.md", ARTICLE);
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
        let said = place.refuses(&place.command(lines));
        assert!(said.contains(why) && said.contains(remedy), "{lines}: {said}");
    }
    let said = place.refuses("no-such-program {text} {out}");
    assert!(said.contains("there is no program \"no-such-program\""), "{said}");
    let no_words = format!(
        "{} {{words}}",
        place.command(&silence.replace("silence", "noise"))
    );
    place.write("noise.wav", wav_file(RATE, &noise()));
    let said = place.refuses(&no_words);
    assert!(
        said.contains("the times of the words") && said.contains("docs/narration.md"),
        "{said}"
    );
    assert_eq!(place.read("bridge.md"), ARTICLE);
    assert!(!place.path("media").exists(), "nothing is left of a failure");
}

#[test]
#[cfg(unix)]
fn only_what_has_changed_is_spoken_again() {
    let place = Place::new("cache-of-voices");
    if !has(&["ffmpeg"]) {
        return;
    }
    place.write("bridge.md", ARTICLE);
    place.write("noise.wav", wav_file(RATE, &noise()));
    let log = place.path("spoken.txt");
    let command = place.command(&format!(
        "cat \"$1\" >> {log}; echo >> {log}; cp {sound} \"$2\"",
        log = log.display(),
        sound = place.path("noise.wav").display()
    ));
    let narrate = |options: Options| {
        files::write(&log, "").unwrap();
        let options = Options {
            command: Some(command.clone()),
            ..options
        };
        place.narrate(options).unwrap();
        place
            .read("spoken.txt")
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        narrate(Options::default()),
        ["The bridge", "One two.", "Three four five.", "The end."]
    );
    let first = place.read("bridge.md");
    assert!(first.contains("  timings: \"media/bridge.json\"\n"), "{first}");
    assert!(
        first.contains("  voice: \"sh (en-gb)\"\n  recorded: 2024-03-05\n  text_hash: \"sha256-"),
        "{first}"
    );
    assert_eq!(narrate(Options::default()), [""; 0]);
    assert_eq!(place.read("bridge.md"), first);
    place.write("bridge.md", first.replace("Three", "Six"));
    assert_eq!(narrate(Options::default()), ["Six four five."]);
    assert_ne!(place.read("bridge.md"), first, "another text has another hash");
    let with_code = Options {
        with_code: true,
        ..Options::default()
    };
    assert_eq!(narrate(with_code), ["code"]);
    let force = || Options {
        force: true,
        ..Options::default()
    };
    assert_eq!(narrate(force()).len(), 4);
    let timeline = place.timeline("bridge");
    assert_eq!((timeline.cues.len(), timeline.outdated.len()), (4, 0));
}

#[test]
#[cfg(unix)]
fn a_voice_that_reports_its_words_is_believed() {
    let place = Place::new("told-words");
    if !has(&["ffmpeg"]) {
        return;
    }
    place.write("bridge.md", "---\ntitle: The bridge\n---\n");
    // With a tenth of a second of silence, which is removed.
    let sound = [vec![0; RATE as usize / 10], noise()].concat();
    place.write("noise.wav", wav_file(RATE, &sound));
    let marks = "{\\\"time\\\":100,\\\"type\\\":\\\"word\\\",\\\"value\\\":\\\"The\\\"}\\n{\\\"time\\\":300,\\\"type\\\":\\\"word\\\",\\\"value\\\":\\\"bridge\\\"}\\n";
    let lines = format!(
        "cp {} \"$2\"; printf \"{marks}\" > \"$3\"",
        place.path("noise.wav").display()
    );
    let command = format!("{} {{words}}", place.command(&lines));
    let options = Options {
        command: Some(command),
        ..Options::default()
    };
    place.narrate(options).unwrap();
    let timeline = place.timeline("bridge");
    let [the, bridge] = timeline.words.as_slice() else {
        panic!("{timeline:?}")
    };
    // 100 ms before all, 20 ms of margin, and the encoder's delay, which depends on the build of ffmpeg.
    assert!((120..250).contains(&the.time_ms.start), "{timeline:?}");
    assert!(the.time_ms.len().abs_diff(200) <= 1, "{timeline:?}");
    assert!(bridge.time_ms.len().abs_diff(300) <= 1, "{timeline:?}");
}

#[test]
fn espeak_speaks_each_word_at_its_time_and_as_loud_as_other_speech() {
    let place = Place::new("espeak");
    if !has(&["ffmpeg"]) || !has_library() {
        return;
    }
    place.write("bridge.md", "---\ntitle: The bridge\nlang: en\n---\nBoats passed in 1926, one by one. It was 7:40, at the bridge.\n");
    place.narrate(Options::default()).unwrap();
    let timeline = place.timeline("bridge");
    assert_eq!((timeline.cues.len(), timeline.outdated.len()), (3, 0));
    assert_eq!(timeline.words.len(), 2 + 7 + 6, "{:?}", timeline.words);
    // The same program as another one: its words are found by comparison.
    let unknown = Options {
        command: Some("espeak-ng -v en-us -s 150 -w {out} -f {text}".to_owned()),
        ..Options::default()
    };
    place.narrate(unknown).unwrap();
    assert_eq!(place.timeline("bridge").words.len(), 2 + 7 + 6);
    place.narrate(Options::default()).unwrap();
    let bytes = || ["mp3", "json", "vtt"].map(|kind| files::read(&media(&place, kind)).unwrap());
    let first = bytes();
    let again = Options {
        force: true,
        ..Options::default()
    };
    place.narrate(again).unwrap();
    assert_eq!(bytes(), first, "the same again gives the same bytes");
    let [loudness, peak] = measured(&media(&place, "mp3"));
    assert!(
        (loudness - super::loudness::TARGET).abs() < 0.7,
        "{loudness} LUFS"
    );
    assert!(20.0 * peak.log10() <= -1.0, "{peak}");
}

fn media(place: &Place, kind: &str) -> PathBuf {
    place.path("media").join(format!("bridge.{kind}"))
}

/// Returns the integrated loudness in LUFS and the true peak as a part of full scale, by ffmpeg's own meter.
fn measured(path: &Path) -> [f64; 2] {
    let read = |name: &str| {
        let filter = format!("ebur128=metadata=1:peak=true,ametadata=mode=print:key={name}:file=-");
        let text = Run::new("ffmpeg")
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
