//! The program that speaks.

use std::path::{Path, PathBuf};

use super::words::{self, Word};
use super::{RATE, espeak, forced, sound};
use crate::Workspace;
use article::Language;
use command::files;
use command::{Error, Result};

/// 170 words a minute is a newsreader's pace.
const SPEED: i32 = 170;
const DEFAULT: &str = "espeak-ng -v {voice} -s 170 -w {out} -f {text}";

/// A voice and its program.
#[derive(Debug)]
pub struct Voice {
    /// The name for people, which the front matter contains.
    pub name: String,
    /// The name for the program.
    voice: String,
    language: String,
    /// The words of the command, with places such as `{text}`.
    template: Vec<String>,
    /// Whether the caller names the command.
    own: bool,
}

/// A spoken sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utterance {
    /// The sound, without silence around it. Empty if all is silent.
    pub samples: Vec<i16>,
    /// The words, as far as their times are known.
    pub words: Vec<Word>,
}

impl Voice {
    /// Selects the default program in the article's language, or the voice and command that the caller names.
    pub fn choose(language: &str, voice: Option<String>, template: Option<String>) -> Result<Self> {
        let own = template.is_some();
        let template = split_words(template.as_deref().unwrap_or(DEFAULT))?;
        for place in ["{text}", "{out}"] {
            if !template.iter().any(|word| word.contains(place)) {
                return Err(Error::new("use the command", format!("it has no {place}")).remedy(format!(
                    "Write {{text}} for the file with the sentence and {{out}} for the file of the sound. {{voice}}, {{lang}} and \
                     {{words}} are optional; see docs/narration.md. The default is: {DEFAULT}"
                )));
            }
        }
        let voice = voice.unwrap_or_else(|| espeak_voice(language).to_owned());
        let program = template.first().map(String::as_str).unwrap_or_default();
        let name = format!("{} ({voice})", files::stem(Path::new(program)));
        Ok(Self {
            name,
            voice,
            language: language.to_owned(),
            template,
            own,
        })
    }

    /// Returns whether the caller names a program.
    pub fn is_own(&self) -> bool {
        self.own
    }

    /// Returns everything besides the text that decides the sound.
    pub fn signature(&self) -> String {
        format!("{} {} {}", self.template.join(" "), self.voice, self.language)
    }

    /// Returns the signature with the version of espeak-ng, because another version may sound differently, or find words
    /// differently. Other programs have no version here: `--force` is for those.
    pub fn signature_here(&self, workspace: &Workspace) -> String {
        let version = workspace.command("espeak-ng").arg("--version").probe();
        format!("{} {}", self.signature(), version.unwrap_or_default())
    }

    /// Speaks one sentence.
    pub fn speak(&self, workspace: &Workspace, sentence: &str) -> Result<Utterance> {
        let files = Files::of(&workspace.temporary);
        files::write(&files.text, sentence)?;
        files::remove(&files.out)?;
        files::remove(&files.words)?;
        self.run(workspace, &files, sentence)?;
        let samples = sound::decode(workspace, &files.out)?;
        let found = if self.template.iter().any(|word| word.contains("{words}")) {
            words::from_file(&files.words, &samples)?
        } else if self.own {
            self.aligned_words(sentence, &samples)
        } else {
            self.espeak_words(&files.out, sentence, &samples)
        };
        Ok(trim(&samples, found))
    }

    fn run(&self, workspace: &Workspace, files: &Files, sentence: &str) -> Result {
        let step = format!("speak {sentence:?}");
        let mut words = self.template.iter().map(|word| {
            word.replace("{text}", &files.text.to_string_lossy())
                .replace("{out}", &files.out.to_string_lossy())
                .replace("{words}", &files.words.to_string_lossy())
                .replace("{voice}", &self.voice)
                .replace("{lang}", &self.language)
        });
        let program = words.next().unwrap_or_default();
        let by_hand = "Try the command by hand with a file of one sentence. `espeak-ng --voices` lists the voices for --voice.";
        workspace
            .command(&program)
            .args(words)
            .output(&step)
            .map_err(|error| error.or_remedy(by_hand))?;
        let is_empty = std::fs::metadata(&files.out).map_or(true, |file| file.len() == 0);
        if is_empty {
            return Err(Error::new(step, "the command succeeded but wrote no sound")
                .remedy("It must write a file that ffmpeg reads to the path of {out}."));
        }
        Ok(())
    }

    /// Returns the words of a voice that does not report them, by comparison with espeak-ng.
    fn aligned_words(&self, sentence: &str, samples: &[i16]) -> Vec<Word> {
        let reference = espeak::speak(espeak_voice(&self.language), SPEED, sentence);
        let events = reference.map(|reference| forced::events(&reference, samples));
        words::from_events(sentence, &events.unwrap_or_default(), RATE, samples)
    }

    /// Returns the words that espeak-ng's library reports, if its sound equals the sound of the command in `out`.
    fn espeak_words(&self, out: &Path, sentence: &str, samples: &[i16]) -> Vec<Word> {
        let written = files::read(out).ok().and_then(|file| sound::wav(&file));
        match (espeak::speak(&self.voice, SPEED, sentence), written) {
            (Some(spoken), Some(written)) if spoken.sound == written => {
                words::from_events(sentence, &spoken.events, written.rate, samples)
            }
            _ => Vec::new(),
        }
    }
}

/// The files that the program reads and writes.
struct Files {
    text: PathBuf,
    out: PathBuf,
    words: PathBuf,
}

impl Files {
    fn of(folder: &Path) -> Self {
        Self {
            text: folder.join("sentence.txt"),
            out: folder.join("sentence.wav"),
            words: folder.join("sentence.words"),
        }
    }
}

/// Removes silence around the sound, and moves the words accordingly.
fn trim(samples: &[i16], words: Vec<Word>) -> Utterance {
    let Some(start) = sound::silence_before(samples) else {
        return Utterance::default();
    };
    let end = sound::sounding_length(samples);
    let place = |sample: usize| sample.clamp(start, end) - start;
    let words = words.into_iter().map(|word| Word {
        samples: place(word.samples.start)..place(word.samples.end),
        ..word
    });
    Utterance {
        samples: samples.get(start..end).unwrap_or_default().to_vec(),
        words: words.filter(|word| !word.samples.is_empty()).collect(),
    }
}

/// Returns the name of espeak-ng's voice for a language: the language tag, with a few exceptions.
fn espeak_voice(language: &str) -> &str {
    match Language::primary_of(language) {
        "zh" => "cmn",
        "no" => "nb",
        "iw" => "he",
        "en" if language.eq_ignore_ascii_case("en-US") => "en-us",
        "en" => "en-gb",
        "pt" if language.eq_ignore_ascii_case("pt-BR") => "pt-br",
        other => other,
    }
}

/// Splits a command into words as a shell does: at white space outside quotes. No shell runs.
fn split_words(command: &str) -> Result<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in command.chars() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => word.get_or_insert_default().push(letter),
            None if letter == '"' || letter == '\'' => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            None if letter.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(letter),
        }
    }
    if quote.is_some() {
        return Err(Error::new("use the command", "a quote in it is not closed").remedy("Close it."));
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_as_a_shell_would() {
        assert_eq!(
            split_words("say  -o '{out}' \"a b\"c ''").unwrap(),
            ["say", "-o", "{out}", "a bc", ""]
        );
        assert!(split_words("say 'x").is_err());
    }

    #[test]
    fn a_command_must_have_places_for_text_and_sound() {
        let error = Voice::choose("en", None, Some("say {text}".to_owned())).unwrap_err();
        assert!(error.to_string().contains("{out}"), "{error}");
    }

    #[test]
    fn the_default_command_and_its_library_have_the_same_speed() {
        assert!(DEFAULT.contains(&format!("-s {SPEED} ")));
    }

    #[test]
    fn words_move_with_the_silence_that_is_cut() {
        let mut samples = vec![0; 5000];
        samples.extend([9000; 1000]);
        samples.extend([0; 5000]);
        let word = |from, to| Word {
            text: "a".to_owned(),
            samples: from..to,
        };
        let utterance = trim(&samples, vec![word(0, 100), word(0, 5500), word(5500, 9000)]);
        assert_eq!(utterance.samples.len(), 1000 + 2 * 480);
        assert_eq!(utterance.words, [word(0, 980), word(980, 1960)]);
        assert_eq!(trim(&[0; 100], vec![word(0, 9)]), Utterance::default());
    }

    #[test]
    fn each_language_has_its_voice() {
        for (language, voice) in [
            ("en", "en-gb"),
            ("en-US", "en-us"),
            ("uk", "uk"),
            ("zh-Hant", "cmn"),
            ("ar", "ar"),
        ] {
            assert_eq!(Voice::choose(language, None, None).unwrap().voice, voice);
        }
        let own = Voice::choose("en", Some("anna".to_owned()), None).unwrap();
        assert_eq!(own.name, "espeak-ng (anna)");
    }
}
