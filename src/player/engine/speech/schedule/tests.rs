use super::Effect::*;
use super::*;

fn schedule(lines: &[&str]) -> Schedule {
    Schedule::new(lines.iter().map(|line| Rc::from(*line)).collect(), 1.0)
}

fn three() -> Schedule {
    schedule(&[
        "The river rose by two metres.",
        "The old bridge held.",
        "Nobody was hurt.",
    ])
}

fn said(effects: &[Effect]) -> Option<(u32, String)> {
    effects.iter().rev().find_map(|effect| match effect {
        Say { generation, text, .. } => Some((*generation, text.to_string())),
        _ => None,
    })
}

/// Speaks every utterance as a good voice does. Returns the texts and the last effects.
fn listen(schedule: &mut Schedule, mut effects: Vec<Effect>) -> (Vec<String>, Vec<Effect>) {
    let (mut texts, mut now) = (Vec::new(), 0.0);
    while let Some((generation, text)) = said(&effects) {
        schedule.report(generation, Report::Began, now);
        now += duration::seconds(&text) * 1000.0;
        texts.push(text);
        effects = schedule.report(generation, Report::Done, now);
    }
    (texts, effects)
}

#[test]
fn it_reads_sentence_by_sentence_to_the_end_and_then_from_the_beginning() {
    let mut schedule = three();
    let effects = schedule.play();
    let (texts, last) = listen(&mut schedule, effects);
    assert_eq!(
        texts,
        [
            "The river rose by two metres.",
            "The old bridge held.",
            "Nobody was hurt."
        ]
    );
    assert_eq!(last.last(), Some(&End));
    assert!(!schedule.is_requested());
    assert_eq!(schedule.position(0.0), schedule.length());
    assert_eq!(said(&schedule.play()).unwrap().1, "The river rose by two metres.");
}

#[test]
fn a_pause_cancels_and_playing_repeats_the_sentence() {
    let mut schedule = three();
    let (first, _) = said(&schedule.play()).unwrap();
    schedule.report(first, Report::Began, 0.0);
    let effects = schedule.pause(1_000.0);
    assert_eq!(effects, [Played(Span { start: 0.0, end: 1.0 }), Cancel, Line(0)]);
    assert_eq!(
        schedule.position(9_000.0),
        0.0,
        "it stands at the sentence's beginning"
    );
    let (second, text) = said(&schedule.play()).unwrap();
    assert_eq!(text, "The river rose by two metres.");
    assert_ne!(first, second);
    assert_eq!(schedule.pause(0.0).first(), Some(&Cancel));
    assert_eq!(schedule.pause(0.0), [], "a second pause is none");
}

#[test]
fn late_reports_of_cancelled_utterances_are_ignored() {
    let mut schedule = three();
    let (first, _) = said(&schedule.play()).unwrap();
    schedule.report(first, Report::Began, 0.0);
    let (second, text) = said(&schedule.go_to_line(1, 500.0)).unwrap();
    assert_eq!(text, "The old bridge held.");
    for late in [
        Report::Done,
        Report::Failed(Fault::Elsewhere),
        Report::Word(3),
        Report::Began,
        Report::Silent,
    ] {
        assert_eq!(schedule.report(first, late, 600.0), [], "{late:?}");
    }
    schedule.report(second, Report::Began, 700.0);
    assert_eq!(schedule.line(), 1);
}

#[test]
fn a_lost_utterance_is_repeated_once_and_then_skipped() {
    let mut schedule = three();
    let (first, _) = said(&schedule.play()).unwrap();
    schedule.report(first, Report::Began, 0.0);
    let (second, text) = said(&schedule.report(first, Report::Silent, 20_000.0)).unwrap();
    assert_eq!(text, "The river rose by two metres.");
    let (third, text) = said(&schedule.report(second, Report::Failed(Fault::Other), 20_100.0)).unwrap();
    assert_eq!(text, "The old bridge held.");
    schedule.report(third, Report::Silent, 40_000.0);
    let last = schedule.report(schedule.generation, Report::Silent, 60_000.0);
    assert_eq!(last, [Cancel, GiveUp(Failure::Voice)]);
    assert!(!schedule.is_requested());
}

#[test]
fn an_utterance_that_ends_at_once_counts_as_lost() {
    let lines: Vec<String> = (0..20).map(|n| format!("Sentence number {n} of many.")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut schedule = schedule(&lines);
    let mut effects = schedule.play();
    let mut heard = 0;
    for _ in 0..20 {
        let Some((generation, _)) = said(&effects) else {
            break;
        };
        effects = schedule.report(generation, Report::Done, 5.0);
        heard += effects
            .iter()
            .filter(|effect| matches!(effect, Played(_)))
            .count();
    }
    assert_eq!(effects.last(), Some(&GiveUp(Failure::Voice)));
    assert_eq!(heard, 0);
}

#[test]
fn faults_are_distinguished() {
    let cases = [
        ("not-allowed", Some(GiveUp(Failure::Blocked))),
        ("voice-unavailable", Some(LoseVoice)),
        ("language-unavailable", Some(LoseVoice)),
        ("network", Some(LoseVoice)),
        ("interrupted", Some(Stand)),
        ("canceled", Some(Stand)),
    ];
    for (code, expected) in cases {
        let mut schedule = three();
        let (first, _) = said(&schedule.play()).unwrap();
        let effects = schedule.report(first, Report::Failed(Fault::of(code)), 0.0);
        assert_eq!(effects.last().cloned(), expected, "{code}");
    }
    assert_eq!(Fault::of("synthesis-failed"), Fault::Other);
    assert_eq!(Fault::of("anything new"), Fault::Other);
}

#[test]
fn a_lost_voice_is_replaced_at_the_same_sentence() {
    let mut schedule = three();
    schedule.go_to_line(1, 0.0);
    let (first, _) = said(&schedule.play()).unwrap();
    schedule.report(first, Report::Failed(Fault::Voice), 0.0);
    assert!(schedule.is_requested());
    let (_, text) = said(&schedule.begin_again(10.0)).unwrap();
    assert_eq!(text, "The old bridge held.");
}

#[test]
fn the_position_follows_the_time_until_words_are_reported() {
    let mut schedule = three();
    let (first, text) = said(&schedule.play()).unwrap();
    assert_eq!(schedule.position(500.0), 0.0, "nothing sounds yet");
    schedule.report(first, Report::Began, 1_000.0);
    assert_eq!(schedule.position(2_000.0), 1.0);
    let much_later = schedule.position(60_000.0);
    assert!(much_later < schedule.starts[1], "it waits for the voice");
    let effects = schedule.report(first, Report::Word(4), 3_000.0);
    assert_eq!(effects, [Word(4, 9)], "river");
    assert!((schedule.position(3_000.0) - 0.25).abs() < 1e-9);
    assert_eq!(schedule.report(first, Report::Word(900), 3_000.0), []);
    assert_eq!(text.len(), 29);
}

#[test]
fn words_are_counted_in_utf_16_within_the_line() {
    let long = format!("🎈 {}, and more 🎈 of it.", "a word, ".repeat(40));
    let mut schedule = schedule(&[&long]);
    let mut effects = schedule.play();
    let (mut before, mut now) = (0, 0.0);
    for _ in 0..20 {
        let Some((generation, text)) = said(&effects) else {
            break;
        };
        let orders_of_word = schedule.report(generation, Report::Word(0), now);
        let Some(Word(start, _)) = orders_of_word.last() else {
            panic!("{orders_of_word:?}")
        };
        assert_eq!(*start, before);
        now += duration::seconds(&text) * 1000.0;
        before += schedule
            .text_of(&schedule.utterances[schedule.at])
            .encode_utf16()
            .count() as u32;
        effects = schedule.report(generation, Report::Done, now);
    }
    assert_eq!(before as usize, long.encode_utf16().count());
}

#[test]
fn another_speed_repeats_the_sentence_and_keeps_the_length() {
    let long = "a word, ".repeat(60);
    let mut schedule = schedule(&["First.", &long, "Last."]);
    let length = schedule.length();
    schedule.go_to_line(1, 0.0);
    let (first, _) = said(&schedule.play()).unwrap();
    schedule.report(first, Report::Began, 0.0);
    let (second, text) = said(&schedule.set_rate(0.5, 3_000.0)).unwrap();
    assert_ne!(first, second);
    assert!(text.starts_with("a word") && schedule.line() == 1);
    assert!((schedule.length() - length).abs() < 1e-6);
    assert_eq!(
        schedule.set_rate(0.5, 3_000.0),
        [],
        "the same speed changes nothing"
    );
}

#[test]
fn seeking_moves_to_the_beginning_of_the_line() {
    let mut schedule = three();
    for secs in [-5.0, 0.0, 1.0] {
        schedule.seek(secs, 0.0);
        assert_eq!(schedule.line(), 0, "{secs}");
    }
    schedule.seek(schedule.starts[1] + 0.1, 0.0);
    assert_eq!((schedule.line(), schedule.position(0.0)), (1, schedule.starts[1]));
    for secs in [1e9, f64::INFINITY] {
        schedule.seek(secs, 0.0);
        assert_eq!(schedule.line(), 2, "{secs}");
    }
    schedule.go_to_line(99, 0.0);
    assert_eq!(schedule.line(), 2);
}

#[test]
fn an_empty_script_has_nothing_to_say() {
    for lines in [&[][..], &["", "  "][..]] {
        let mut schedule = schedule(lines);
        assert_eq!(schedule.length(), 0.0);
        assert_eq!(schedule.seek(5.0, 0.0).len(), 1);
        assert_eq!(schedule.play(), [GiveUp(Failure::NoSource)]);
        assert!(!schedule.is_requested());
        assert_eq!(schedule.position(5.0), 0.0);
    }
}

/// The generator of Numerical Recipes: the same sequence in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn no_order_of_requests_and_reports_leaves_two_voices_or_an_ignored_request() {
    let long = "a word, ".repeat(40);
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let mut schedule = schedule(&["First one.", "", &long, "Another 🎈 here.", "Last."]);
        let mut now = 0.0;
        // The utterance that the synthesiser is speaking.
        let mut out: Option<u32> = None;
        for step in 0..2_000 {
            now += dice.roll(4_000) as f64;
            let generation = match dice.roll(4) {
                0 => schedule.generation.wrapping_sub(1),
                _ => schedule.generation,
            };
            let report = match dice.roll(9) {
                0..=2 => Report::Done,
                3 => Report::Silent,
                4 => Report::Failed(Fault::Other),
                5 => Report::Failed(Fault::Elsewhere),
                6 => Report::Word(dice.roll(400) as u32),
                7 => Report::Failed(Fault::Voice),
                _ => Report::Began,
            };
            let wish = dice.roll(12);
            if wish > 5
                && generation == out.unwrap_or_default()
                && matches!(report, Report::Done | Report::Failed(_))
            {
                out = None;
            }
            let effects = match wish {
                0 => schedule.play(),
                1 => schedule.pause(now),
                2 => schedule.seek(dice.roll(60) as f64 - 5.0, now),
                3 => schedule.go_to_line(dice.roll(7) as usize, now),
                4 => schedule.set_rate(dice.roll(4) as f64, now),
                5 => schedule.begin_again(now),
                _ => schedule.report(generation, report, now),
            };
            let mut lost = false;
            for effect in &effects {
                match effect {
                    Cancel => out = None,
                    Say { generation, text, .. } => {
                        assert_eq!(out, None, "two at once: {seed} {step} {effects:?}");
                        assert!(!text.is_empty());
                        out = Some(*generation);
                    }
                    LoseVoice => lost = true,
                    Played(span) => assert!(span.end <= schedule.length() + 1e-9, "{span:?}"),
                    _ => {}
                }
            }
            if lost {
                for effect in schedule.begin_again(now) {
                    if let Say { generation, .. } = effect {
                        out = Some(generation);
                    }
                }
            }
            assert_eq!(schedule.saying, schedule.requested, "{seed} {step} {effects:?}");
            if schedule.requested {
                assert_eq!(
                    out,
                    Some(schedule.generation),
                    "a silent wish: {seed} {step} {effects:?}"
                );
            }
            let position = schedule.position(now);
            assert!((0.0..=schedule.length()).contains(&position), "{position}");
            assert!(schedule.line() < 5);
        }
    }
}
