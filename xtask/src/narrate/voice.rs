//! The program that speaks.

use std::path::Path;

use super::sound;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// 160 words a minute is a newsreader's pace.
const DEFAULT: &str = "espeak-ng -v {voice} -s 160 -w {out} -f {text}";

/// A voice, and how it is made to speak.
#[derive(Debug)]
pub struct Voice {
    /// For people: the front matter names it.
    pub name: String,
    /// For the program.
    voice: String,
    language: String,
    /// Words of the command, some with `{…}` in them.
    template: Vec<String>,
    own: bool,
}

impl Voice {
    /// The default program in the article's language, or what the caller names.
    pub fn choose(language: &str, voice: Option<String>, template: Option<String>) -> Result<Self> {
        let own = template.is_some();
        let template = split_words(template.as_deref().unwrap_or(DEFAULT))?;
        for place in ["{text}", "{out}"] {
            if !template.iter().any(|word| word.contains(place)) {
                return Err(Error::new("use the command", format!("it does not say {place}")).remedy(format!(
                    "Write {{text}} where the file with the words goes, {{out}} where the sound goes, and if you like \
                     {{voice}} and {{lang}}. The default is: {DEFAULT}"
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

    /// Whether the caller brings a program.
    pub fn is_own(&self) -> bool {
        self.own
    }

    /// What, besides the text, decides how it sounds.
    pub fn signature(&self) -> String {
        format!("{} {} {}", self.template.join(" "), self.voice, self.language)
    }

    /// The samples of one sentence, as the program gives them.
    pub fn speak(&self, project: &Project, folder: &Path, sentence: &str) -> Result<Vec<i16>> {
        let (text, out) = (folder.join("sentence.txt"), folder.join("sentence.wav"));
        files::write(&text, sentence)?;
        files::remove(&out)?;
        let step = format!("speak {sentence:?}");
        let mut words = self.template.iter().map(|word| {
            word.replace("{text}", &text.to_string_lossy())
                .replace("{out}", &out.to_string_lossy())
                .replace("{voice}", &self.voice)
                .replace("{lang}", &self.language)
        });
        let program = words.next().unwrap_or_default();
        project
            .command(program)
            .args(words)
            .output(&step)
            .map_err(|error| {
                error.remedy("Try the command by hand. `espeak-ng --voices` lists what --voice may name.")
            })?;
        if !out.is_file() {
            return Err(Error::new(step, "the command ended well but wrote no sound")
                .remedy("It must write a file that ffmpeg reads to the path in place of {out}."));
        }
        sound::decode(project, &out)
    }
}

/// The name of espeak-ng's voice for a language: its tag, but for a few.
fn espeak_voice(language: &str) -> &str {
    let primary = language.split('-').next().unwrap_or(language);
    match primary {
        "zh" => "cmn",
        "no" => "nb",
        "iw" => "he",
        "en" if language.eq_ignore_ascii_case("en-US") => "en-us",
        "en" => "en-gb",
        "pt" if language.eq_ignore_ascii_case("pt-BR") => "pt-br",
        other => other,
    }
}

/// Words as a shell would split them: at white space, but for what stands in quotes. No shell runs.
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
    fn a_command_must_say_where_text_and_sound_go() {
        let error = Voice::choose("en", None, Some("say {text}".to_owned())).unwrap_err();
        assert!(error.to_string().contains("{out}"), "{error}");
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
