//! Style sheets made small, without any change of meaning: comments go, and white space where CSS needs none.

/// The sheets joined in the order given.
pub fn join(sheets: &[String]) -> String {
    let mut out = String::new();
    for sheet in sheets {
        out.push_str(minify(sheet).trim());
        out.push('\n');
    }
    out
}

/// Removes comments, joins white space to one space, and drops that beside `{`, `}`, `;` and `,`, and a `;` before `}`.
/// Strings and what stands in the parentheses of `url(` stay as they are. A space beside `:`, `+`, `-`, `(` or `)` may
/// have meaning (`a :hover`, `calc(1px + 2px)`) and stays.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    // A space was seen and is written only before something that does not stand by itself.
    let mut space = false;
    while let Some(letter) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("/*") {
            rest = after.split_once("*/").map_or("", |(_, after)| after);
            space = true;
            continue;
        }
        if letter.is_ascii_whitespace() {
            space = true;
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let token = token_length(rest, letter);
        let (text, after) = rest.split_at(token);
        let joins = |letter: char| matches!(letter, '{' | '}' | ';' | ',');
        if space && !out.is_empty() && !joins(letter) && !out.ends_with(joins) {
            out.push(' ');
        }
        if letter == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(text);
        space = false;
        rest = after;
    }
    out
}

/// The bytes that belong together from here on: a string, an unquoted address, an escape, or one letter.
fn token_length(rest: &str, letter: char) -> usize {
    match letter {
        '"' | '\'' => string_length(rest, letter),
        '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
        'u' | 'U' if starts_url(rest) => rest.find(')').map_or(rest.len(), |end| end + 1),
        _ => letter.len_utf8(),
    }
}

fn starts_url(rest: &str) -> bool {
    let quoted = |at: usize| {
        rest.get(at..)
            .and_then(|rest| rest.trim_start().chars().next())
            .is_some_and(|letter| matches!(letter, '"' | '\''))
    };
    rest.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("url("))
        && !quoted(4)
}

fn string_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_no_meaning_goes() {
        let cases = [
            ("/* a */ b { c : d ; }\n", "b{c : d}"),
            (
                "a:hover , b :hover > c { x: calc(1px + 2px) }",
                "a:hover,b :hover > c{x: calc(1px + 2px)}",
            ),
            (
                "@media (a) and (b) { c { d: e; } }",
                "@media (a) and (b){c{d: e}}",
            ),
            (
                "a { content: \"/* { ; } */  \\\"x\" ; }",
                "a{content: \"/* { ; } */  \\\"x\"}",
            ),
            ("a { b: url( x;y{z/*.png ) c; }", "a{b: url( x;y{z/*.png ) c}"),
            ("a { b: url(\"x)y\") }", "a{b: url(\"x)y\")}"),
            (".a\\:b { c: d }", ".a\\:b{c: d}"),
            ("a /* b */ c { d: e }", "a c{d: e}"),
            ("a { --x: ; --y: {} }", "a{--x:;--y:{}}"),
            ("a { b: \"unclosed", "a{b: \"unclosed"),
            ("/* unclosed", ""),
            ("ü { ö: 'ä' }", "ü{ö: 'ä'}"),
        ];
        for (css, expected) in cases {
            assert_eq!(minify(css), expected, "{css}");
        }
    }

    #[test]
    fn sheets_keep_their_order() {
        let sheets = ["a { b: c }".to_owned(), "d { e: f }".to_owned()];
        assert_eq!(join(&sheets), "a{b: c}\nd{e: f}\n");
    }
}
