//! Errors and notices as the terminal shows them: with the line that they are about.

use std::io::{self, IsTerminal};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, Title};

use crate::error::Error;
use crate::notice::Notice;
use crate::place::Place;

/// Prints an error to the standard error.
pub fn print_error(error: &Error) {
    eprintln!("\n{}", renderer().render(&[error_group(error)]));
}

/// Prints a notice to the standard error.
pub fn print_notice(notice: &Notice) {
    eprintln!("{}\n", renderer().render(&[notice_group(notice)]));
}

/// Colours are for terminals. Logs get the same text without them.
fn renderer() -> Renderer {
    if io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}

fn error_group(error: &Error) -> Group<'_> {
    let title = Level::ERROR.primary_title(format!("could not {}", error.step));
    let group = match &error.place {
        Some(place) => with_place(title, place, Some(&error.cause)),
        None => Group::with_title(title).element(Level::NOTE.with_name("why").message(&*error.cause)),
    };
    with_remedy(group, error.remedy.as_deref())
}

fn notice_group(notice: &Notice) -> Group<'_> {
    let group = match &notice.place {
        Some(place) => with_place(Level::WARNING.primary_title(&*notice.message), place, None),
        None => {
            let message = format!("{}: {}", notice.file, notice.message);
            Group::with_title(Level::WARNING.primary_title(message))
        }
    };
    with_remedy(group, notice.remedy.as_deref())
}

fn with_place<'a>(title: Title<'a>, place: &'a Place, label: Option<&'a str>) -> Group<'a> {
    let mark = AnnotationKind::Primary.span(place.span()).label(label);
    title.element(
        Snippet::source(&**place.text())
            .path(place.file())
            .annotation(mark),
    )
}

fn with_remedy<'a>(group: Group<'a>, remedy: Option<&'a str>) -> Group<'a> {
    group.elements(remedy.map(|remedy| Level::HELP.message(remedy)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(group: Group<'_>) -> String {
        Renderer::plain().render(&[group])
    }

    #[test]
    fn an_error_shows_the_line_and_points_at_it() {
        let text = "{\n  \"name\": 3\n}";
        let error = Error::new("read site.json", "expected a text")
            .at(Place::line("site.json", text, 2))
            .remedy("Correct the value.");
        let expected = "\
error: could not read site.json
 --> site.json:2:3
  |
2 |   \"name\": 3
  |   ^^^^^^^^^ expected a text
  |
  = help: Correct the value.";
        assert_eq!(drawn(error_group(&error)), expected);
    }

    #[test]
    fn an_error_without_a_line_says_why_and_what_to_do() {
        let error = Error::new("speak", "there is no program").remedy("Install it.");
        let expected = "\
error: could not speak
 |
 = why: there is no program
 = help: Install it.";
        assert_eq!(drawn(error_group(&error)), expected);
    }

    #[test]
    fn a_notice_without_a_line_names_its_file() {
        let notice = Notice::new("a.md", "there is no title").remedy("Add one.");
        let expected = "\
warning: a.md: there is no title
 |
 = help: Add one.";
        assert_eq!(drawn(notice_group(&notice)), expected);
    }
}
