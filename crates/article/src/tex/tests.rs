use super::symbols::{Kind, SIGNS, SYMBOLS};
use super::tex;
use crate::model::{Alignment, Formula, MathForm, MathGroup, MathNode, MathOperator, MathSpacing, MathToken};

/// A tree on one line. `:x` is upright, `#1` a number. After an operator's `'`: `p`refix or post`q`fix,
/// `t`ight, `s`eparator, `g`rowing, `f`ixed size, `m`ovable or `n`ot, and its height.
fn line(nodes: &[MathNode]) -> String {
    nodes.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn one(node: &MathNode) -> String {
    match node {
        MathNode::Token(MathToken::Identifier, text) => text.clone(),
        MathNode::Token(MathToken::Upright, text) => format!(":{text}"),
        MathNode::Token(MathToken::Number, text) => format!("#{text}"),
        MathNode::Token(MathToken::Text, text) => format!("{text:?}").replace("\\u{a0}", "_"),
        MathNode::Operator(sign) => operator(sign),
        MathNode::Space(width) => match *width {
            "0.1667em" => "thin".to_owned(),
            "0.2778em" => "thick".to_owned(),
            "0.3333em" => "word".to_owned(),
            "1em" => "quad".to_owned(),
            width => width.to_owned(),
        },
        MathNode::Group(MathGroup::Row, parts) => format!("[{}]", line(parts)),
        MathNode::Group(MathGroup::Table(kind), rows) => {
            let rows: Vec<_> = rows.iter().map(one).collect();
            format!("({} {})", format!("{kind:?}").to_lowercase(), rows.join(" ; "))
        }
        MathNode::Group(MathGroup::TableRow, cells) => {
            let cells: Vec<_> = cells.iter().map(one).collect();
            cells.join(" & ")
        }
        MathNode::Group(MathGroup::Cell(cell), parts) => {
            let alignment = match cell.alignment {
                Alignment::Start => "<",
                Alignment::Center => "",
                Alignment::End => ">",
            };
            let before = if cell.line_before { "|" } else { "" };
            let above = if cell.line_above { "--" } else { "" };
            format!("{before}{above}{alignment}{}", line(parts))
        }
        MathNode::Group(kind, parts) => format!("({} {})", format!("{kind:?}").to_lowercase(), line(parts)),
    }
}

fn operator(sign: &MathOperator) -> String {
    let flags: String = [
        sign.form.and_then(|form| match form {
            MathForm::Prefix => Some('p'),
            MathForm::Infix => None,
            MathForm::Postfix => Some('q'),
        }),
        sign.spacing.map(|spacing| match spacing {
            MathSpacing::Tight => 't',
            MathSpacing::Separator => 's',
        }),
        sign.stretchy.map(|grows| if grows { 'g' } else { 'f' }),
        sign.movable_limits.map(|movable| if movable { 'm' } else { 'n' }),
        sign.height.and_then(|height| height.chars().next()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let text = sign.text.replace('\u{2061}', "of");
    if flags.is_empty() {
        text
    } else {
        format!("{text}'{flags}")
    }
}

/// The parsed formula on one line, or `None`.
fn read(source: &str) -> Option<String> {
    tex(source).map(|Formula(content)| line(&content))
}

#[track_caller]
fn assert_reads(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(read(source).as_deref(), Some(*expected), "{source}");
    }
}

#[test]
fn letters_numbers_and_signs_stand_for_themselves() {
    assert_reads(&[
        ("E = mc^2", "E = m (sup c #2)"),
        ("3.14 + .5", "#3.14 + #.5"),
        ("1,000,000.5", "#1,000,000.5"),
        ("3{,}14", "#3,14"),
        ("f(1,2)", "f ('pf #1 , #2 )'qf"),
        ("2024,100", "#2024 , #100"),
        ("1,0000", "#1 , #0000"),
        ("x.", "x .'t"),
        ("a/b", "a /'t b"),
        ("n!", "n !'t"),
        ("50\\%", "#50 :%"),
        ("\\$5", ":$ #5"),
        ("\\{x\\}", "{'pf x }'qf"),
        ("a := b", "a := b"),
        ("a \\ne b <= c", "a ≠ b <= c"),
        ("x → ∞", "x → :∞"),
        ("è ж 数", "è ж 数"),
        ("a\\,b\\quad c~d\\ e", "a thin b quad c word d word e"),
        ("a\\!b", "a b"),
    ]);
}

#[test]
fn greek_letters_are_upright_or_slanted_as_in_tex() {
    assert_reads(&[
        ("\\alpha\\Gamma", "α :Γ"),
        ("\\phi \\varphi", "ϕ φ"),
        ("\\partial f", "∂ f"),
    ]);
}

#[test]
fn a_sign_without_an_operand_before_it_is_a_prefix() {
    assert_reads(&[
        ("a - b", "a − b"),
        ("-b", "−'p b"),
        ("a = -b", "a = −'p b"),
        ("(-b)", "('pf −'p b )'qf"),
        ("2 \\cdot -3", "#2 ⋅ −'p #3"),
        ("e^{-x}", "(sup e [−'p x])"),
        ("\\sin -x", ":sin of thin −'p x"),
        ("f(x) - 1", "f ('pf x )'qf − #1"),
        ("|-x|", "|'tf −'p x |'tf"),
        ("|x| - 1", "|'tf x |'tf − #1"),
    ]);
}

#[test]
fn scripts_belong_to_the_part_before_them() {
    assert_reads(&[
        ("x_1^2", "(subsup x #1 #2)"),
        ("x^2_1", "(subsup x #1 #2)"),
        ("x^{10}", "(sup x #10)"),
        ("x^10", "(sup x #1) #0"),
        ("10^6", "(sup #10 #6)"),
        ("f'(x)", "(sup f ′) ('pf x )'qf"),
        ("f''", "(sup f ′′)"),
        ("f'^2", "(sup f [′ #2])"),
        ("{}^{14}C", "(sup [] #14) C"),
        ("^{14}C", "(sup [] #14) C"),
        ("x^\\frac12", "(sup x (fraction #1 #2))"),
        ("x_{i_j}", "(sub x (sub i j))"),
        ("90^\\circ", "(sup #90 ∘)"),
    ]);
}

#[test]
fn fractions_and_roots_take_arguments() {
    assert_reads(&[
        ("\\frac{a}{b}", "(fraction a b)"),
        ("\\frac12", "(fraction #1 #2)"),
        ("\\frac1{10}", "(fraction #1 #10)"),
        ("\\dfrac ab", "(displaysize (fraction a b))"),
        ("\\tfrac ab", "(textsize (fraction a b))"),
        ("\\binom{n}{k}", "[('pg (stack n k) )'qg]"),
        ("\\sqrt2", "(squareroot #2)"),
        ("\\sqrt[3]{x+1}", "(root [x + #1] #3)"),
        ("\\sqrt{\\frac{a}{b}}", "(squareroot (fraction a b))"),
    ]);
}

#[test]
fn large_operators_take_limits() {
    assert_reads(&[
        ("\\sum_{i=1}^n i", "(underover ∑'m [i = #1] n) i"),
        ("\\int_0^1 f", "(subsup ∫ #0 #1) f"),
        ("\\int\\limits_0^1", "(underover ∫'n #0 #1)"),
        ("\\sum\\nolimits_i", "(sub ∑'n i)"),
        ("\\lim_{x\\to0} f", "(under lim'tm [x → #0]) of thin f"),
        ("\\sum_{\\substack{i<n\\\\j}}", "(under ∑'m (lines i < n ; j))"),
        ("\\operatorname*{arg\\,max}_x", "(under arg\u{2009}max'tm x)"),
    ]);
}

#[test]
fn functions_keep_a_distance_from_their_arguments() {
    assert_reads(&[
        ("\\sin x", ":sin of thin x"),
        ("\\sin(x)", ":sin of ('pf x )'qf"),
        ("2\\sin^2 x", "#2 thin (sup :sin #2) of thin x"),
        ("\\log\\log n", ":log of thin :log of thin n"),
        ("\\ln|x|", ":ln of |'tf x |'tf"),
        ("\\operatorname{Var} X", ":Var of thin X"),
        ("\\max = 1", "max'tm = #1"),
        ("\\sin", ":sin"),
    ]);
}

#[test]
fn delimiters_grow_only_if_asked() {
    assert_reads(&[
        ("\\left(\\frac ab\\right)", "[('pg (fraction a b) )'qg]"),
        ("\\left. x \\right|_0", "(sub [x |'qg] #0)"),
        ("\\left\\{ x \\middle| y \\right\\}", "[{'pg x |'tg y }'qg]"),
        ("\\left\\langle x\\right>", "[⟨'pg x ⟩'qg]"),
        ("\\bigl( x \\Bigr)", "('pg1 x )'qg1"),
        ("\\big|", "|'tg1"),
        ("\\|x\\|", "‖'tf x ‖'tf"),
        ("]0,1[", "]'qf #0 , #1 ['pf"),
    ]);
}

#[test]
fn words_keep_their_spaces() {
    assert_reads(&[
        ("x \\text{ if } y", "x \"_if_\" y"),
        ("\\text{5\\% of {it}}", "\"5%_of_it\""),
        ("\\textbf{ab}", "\"𝐚𝐛\""),
        ("v = 5\\,\\mathrm{km}", "v = #5 thin :km"),
    ]);
}

#[test]
fn alphabets_are_unicode_letters() {
    assert_reads(&[
        ("\\mathbb{R}^n", "(sup ℝ n)"),
        ("\\mathbb R", "ℝ"),
        ("\\mathcal{L}", "ℒ"),
        ("\\mathcal{A}", "𝒜"),
        ("\\mathfrak{g}", "𝔤"),
        ("\\mathbf{v1}", "[𝐯 #𝟏]"),
        ("\\boldsymbol{\\alpha}", "𝜶"),
        ("\\mathrm{d}x", ":d x"),
        ("\\mathrm{CO_2}", "(sub :CO #2)"),
        ("\\mathit{h}\\mathsf{A}\\mathtt{0}", "ℎ 𝖠 #𝟶"),
        ("\\mathbf{\\mathrm{x}y}", "[:x 𝐲]"),
    ]);
}

#[test]
fn accents_are_over_or_under() {
    assert_reads(&[
        ("\\hat{x}", "(accent x ^'f)"),
        ("\\vec v", "(accent v →'f)"),
        ("\\overline{ab}", "(lineabove [a b] ‾'g)"),
        ("\\underline x", "(linebelow x _'g)"),
        ("\\overbrace{a+b}^{n}", "(over (accent [a + b] ⏞'g) n)"),
        (
            "\\underbrace{x}_{\\text{it}}",
            "(under (accentbelow x ⏟'g) \"it\")",
        ),
        ("\\stackrel{?}{=}", "(over ='n ?'t)"),
        ("\\underset{x}{\\max}", "(under max'tn x)"),
        ("a \\xrightarrow{k} b", "a (over →'g [thick k thick]) b"),
    ]);
}

#[test]
fn environments_are_tables() {
    assert_reads(&[
        (
            "\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}",
            "[('pg (matrix #1 & #2 ; #3 & #4) )'qg]",
        ),
        ("\\begin{matrix}a\\\\\\end{matrix}", "(matrix a)"),
        (
            "|x| = \\begin{cases} x & x \\ge 0 \\\\[4pt] -x & \\text{else} \\end{cases}",
            "|'tf x |'tf = [{'pg (cases <x & <x ≥ #0 ; <−'p x & <\"else\")]",
        ),
        (
            "\\begin{align*} a &= b \\\\ &+ c \\end{align*}",
            "(aligned >a & <= b ; > & <+ c)",
        ),
        (
            "\\begin{array}{r|l} 1 & 2 \\\\ \\hline 3 \\end{array}",
            "(array >#1 & |<#2 ; -->#3)",
        ),
        ("\\begin{gather}a\\\\b\\end{gather}", "(gathered a ; b)"),
    ]);
}

#[test]
fn commands_that_print_nothing_are_skipped() {
    assert_reads(&[
        ("\\color{red} x", "x"),
        ("\\textcolor{red}{x}", "x"),
        ("x \\label{eq:1} \\nonumber", "x"),
        ("\\displaystyle \\frac ab", "(displaysize (fraction a b))"),
        ("\\not= \\not\\in", "=\u{338} ∈\u{338}"),
        ("7 \\equiv 1 \\pmod{3}", "#7 ≡ #1 [quad ('pf :mod word #3 )'qf]"),
        ("7 \\bmod 3", "#7 mod #3"),
        ("f\\colon A \\to B", "f :'s A → B"),
        ("1{=}2", "#1 ='t #2"),
    ]);
}

#[test]
fn a_formula_that_is_not_understood_is_none() {
    for source in [
        "",
        "  ",
        "\\",
        "\\unknown x",
        "{x",
        "x}",
        "x^",
        "x^^2",
        "x^1^2",
        "x^2'",
        "x_1_2",
        "\\frac{a}",
        "\\frac a",
        "\\sqrt[3",
        "\\left( x",
        "\\left( x \\right",
        "x \\right)",
        "\\left x \\right)",
        "\\middle|",
        "a & b",
        "a \\\\ b",
        "50%",
        "#1",
        "a $ b",
        "\\text{a $x$}",
        "\\text{x",
        "\\begin{pmatrix} 1",
        "\\begin{pmatrix} 1 \\end{bmatrix}",
        "\\begin{tikzpicture}\\end{tikzpicture}",
        "\\begin{array}{c} 1 & 2 \\end{array}",
        "\\begin{array}{c|} 1 \\end{array}",
        "\\begin{array}{c} 1 \\\\ \\hline \\end{array}",
        "\\end{matrix}",
        "\\not x",
        "x\\limits_1",
        "a \\over b",
        "\\def\\x{1}",
        "\\ce{H2O}",
        "\\tag{1}",
        "س",
        "x\u{202e}y",
        "e\u{301}",
    ] {
        assert_eq!(read(source), None, "{source}");
    }
}

#[test]
fn every_name_of_the_lists_is_read_as_its_sign() {
    assert_eq!(
        SYMBOLS[SIGNS].0,
        Kind::Separator,
        "the first list that holds no signs"
    );
    let mut names = Vec::new();
    for (number, (kind, list)) in SYMBOLS.iter().enumerate() {
        let words: Vec<_> = list.split_ascii_whitespace().collect();
        for pair in words.chunks(2) {
            let [name, sign] = pair else {
                panic!("{kind:?}: a name without a sign: {pair:?}");
            };
            if number < SIGNS {
                let mut characters = sign.chars();
                let character = characters.next().unwrap();
                assert_eq!(characters.next(), None, "{name}: more than a character");
                assert!(
                    !character.is_ascii() || !character.is_alphanumeric(),
                    "{name}: {sign}"
                );
            }
            assert!(
                name.bytes().all(|b| b.is_ascii_alphabetic()) || name.len() == 1,
                "{name}: no command"
            );
            let arguments = match kind {
                Kind::Fraction | Kind::Binomial => "{x}{y}",
                Kind::Big => "(",
                _ => "{x}",
            };
            let tree = read(&format!("\\{name}{arguments}")).unwrap_or_else(|| panic!("{name} is not read"));
            let told = matches!(
                kind,
                Kind::Space | Kind::Fraction | Kind::Binomial | Kind::Size | Kind::Big
            );
            assert!(told || tree.contains(sign), "{name}: {tree}");
            names.push(*name);
        }
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "a command twice");
    assert!(count > 250, "{count}");
}

/// Runs `test` with the stack size of WebAssembly.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(1024 * 1024).spawn(test);
    thread.unwrap().join().unwrap();
}

#[test]
fn depth_and_length_are_bounded() {
    on_a_small_stack(|| {
        let nested = |open: &str, close: &str, depth: usize| {
            read(&format!("{}x{}", open.repeat(depth), close.repeat(depth)))
        };
        let pairs = [
            ("{", "}"),
            ("x^{", "}"),
            ("\\sqrt{", "}"),
            ("\\left(", "\\right)"),
            ("\\begin{matrix}", "\\end{matrix}"),
            ("\\frac{1}{", "}"),
            ("\\hat ", ""),
            ("\\displaystyle ", ""),
            ("\\mathbf ", ""),
            ("\\not ", ""),
            ("\\sqrt[", "]{x}"),
        ];
        for (open, close) in pairs {
            for depth in [33, 100, 100_000] {
                assert_eq!(nested(open, close, depth), None, "{open} {depth}");
            }
        }
        for (open, close) in [("{", "}"), ("\\left(", "\\right)"), ("\\hat ", "")] {
            assert!(nested(open, close, 30).is_some(), "{open}");
        }
        assert!(read(&"x".repeat(16 * 1024)).is_some());
        assert_eq!(read(&"x".repeat(16 * 1024 + 1)), None);
        assert!(read(&"\\color{x}".repeat(1000)).is_none());
    });
}

#[test]
fn any_string_of_tokens_is_read_or_refused() {
    const TOKENS: &[&str] = &[
        "{",
        "}",
        "{",
        "}",
        "^",
        "_",
        "'",
        "&",
        "\\\\",
        "\\",
        " ",
        "x",
        "12",
        ",",
        ".",
        "+",
        "-",
        "=",
        "|",
        "(",
        ")",
        "[",
        "]",
        "~",
        "%",
        "$",
        "#",
        "é",
        "数",
        "\u{202e}",
        "\u{1d400}",
        "\\frac",
        "\\sqrt",
        "\\sqrt[",
        "\\left",
        "\\right",
        "\\middle",
        "\\left(",
        "\\right)",
        "\\begin",
        "\\end",
        "\\begin{cases}",
        "\\end{cases}",
        "\\begin{array}{c|c}",
        "\\end{array}",
        "\\hline",
        "\\text",
        "\\text{",
        "\\mathbf",
        "\\not",
        "\\sum",
        "\\limits",
        "\\lim",
        "\\alpha",
        "\\hat",
        "\\displaystyle",
        "\\color",
        "\\bigl",
        "\\operatorname",
        "*",
        "\\substack{",
        "\\overset",
        "\\xrightarrow",
        "\\,",
        "\\{",
        "\\|",
        "[4pt]",
    ];
    on_a_small_stack(|| {
        let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut random = |below: usize| {
            // xorshift64* (Vigna, 2016): the same strings on every run.
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % below
        };
        let mut understood = 0;
        for _ in 0..10_000 {
            let length = 1 + random(24);
            let source: String = (0..length).map(|_| TOKENS[random(TOKENS.len())]).collect();
            understood += usize::from(read(&source).is_some());
        }
        assert!(understood > 100, "{understood}");
    });
}
