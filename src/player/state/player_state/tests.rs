use super::Action::*;
use super::*;
use crate::player::state::decimal;

fn after(actions: &[Action]) -> Rc<PlayerState> {
    actions
        .iter()
        .fold(Rc::new(PlayerState::new(Some(100.0))), |state, action| {
            state.reduce(action.clone())
        })
}

#[test]
fn phases_follow_the_reports() {
    let cases: [(&[Action], Phase); 17] = [
        (&[], Phase::Idle),
        (&[RequestPlay], Phase::Loading),
        (&[RequestPlay, Start], Phase::Playing),
        (&[RequestPlay, Start, RequestPlay], Phase::Playing),
        (&[RequestPlay, Start, Stall], Phase::Stalled),
        (&[RequestPlay, Start, Stall, Start], Phase::Playing),
        (&[RequestPlay, Stall], Phase::Loading),
        (&[RequestPlay, Pause], Phase::Paused),
        (&[RequestPlay, Start, Stall, Pause], Phase::Paused),
        (&[Pause], Phase::Idle),
        (&[Stall], Phase::Idle),
        (&[RequestPlay, Start, End], Phase::Ended),
        (&[RequestPlay, Start, End, Pause], Phase::Ended),
        (&[RequestPlay, Start, End, RequestPlay], Phase::Loading),
        (&[RequestPlay, Start, End, Seek(5.0)], Phase::Paused),
        (
            &[RequestPlay, Fail(Failure::Network), Pause, Seek(5.0)],
            Phase::Failed(Failure::Network),
        ),
        (
            &[RequestPlay, Fail(Failure::Network), RequestPlay],
            Phase::Loading,
        ),
    ];
    for (actions, expected) in cases {
        assert_eq!(after(actions).phase, expected, "{actions:?}");
    }
}

#[test]
fn positions_stay_within_the_recording() {
    let cases: [(&[Action], f64); 15] = [
        (&[Tick(12.5)], 12.5),
        (&[Tick(-1.0)], 0.0),
        (&[Tick(f64::NAN)], 0.0),
        (&[Move(30.0)], 30.0),
        (&[Move(f64::INFINITY)], 0.0),
        (&[Move(1000.0)], 100.0),
        (&[Measure(90.0), Tick(95.0)], 90.0),
        (&[Tick(95.0), Measure(90.0)], 90.0),
        (&[Seek(50.0), Tick(3.0)], 50.0),
        (&[Seek(50.0), Land(49.9), Tick(50.2)], 50.2),
        (&[Seek(50.0), Fail(Failure::Network)], 50.0),
        (&[Move(50.0), RequestPlay, Tick(50.0)], 50.0),
        (&[Measure(90.0), RequestPlay, Start, End], 90.0),
        (&[Measure(90.0), RequestPlay, Start, End, RequestPlay], 0.0),
        (&[Tick(10.0), Prepare(Some(5.0))], 0.0),
    ];
    for (actions, expected) in cases {
        assert_eq!(after(actions).position, expected, "{actions:?}");
    }
}

#[test]
fn the_media_knows_its_length_better_than_the_article() {
    let cases: [(&[Action], Option<f64>); 10] = [
        (&[], Some(100.0)),
        (&[Measure(90.0)], Some(90.0)),
        (&[Measure(90.0), Expect(Some(120.0))], Some(90.0)),
        (&[Expect(Some(120.0))], Some(120.0)),
        (&[Expect(None)], None),
        (&[Measure(f64::INFINITY)], Some(100.0)),
        (&[Measure(f64::NAN)], Some(100.0)),
        (&[Tick(104.0)], Some(104.0)),
        (&[Tick(42.0), End], Some(42.0)),
        (&[Measure(90.0), Prepare(None)], None),
    ];
    for (actions, expected) in cases {
        assert_eq!(after(actions).duration(), expected, "{actions:?}");
    }
    for nonsense in [0.0, -3.0, f64::NAN, f64::INFINITY] {
        assert_eq!(PlayerState::new(Some(nonsense)).duration(), None);
    }
}

#[test]
fn dragging_shows_without_seeking() {
    let state = after(&[Tick(10.0), Scrub(60.0), Tick(10.5)]);
    assert_eq!((state.shown_position(), state.position), (60.0, 10.5));
    assert_eq!(after(&[Scrub(60.0), Seek(60.0)]).scrub, None);
    assert_eq!(after(&[Scrub(600.0)]).scrub, Some(100.0));
    assert_eq!(after(&[Expect(None), Scrub(6.0)]).scrub, None);
}

#[test]
fn a_wait_is_long_only_while_it_lasts() {
    assert!(after(&[RequestPlay, StillWaiting]).slow);
    assert!(after(&[RequestPlay, Start, Stall, StillWaiting, Tick(1.0)]).slow);
    for end in [Start, Pause, End, Fail(Failure::Network), Prepare(None)] {
        assert!(!after(&[RequestPlay, StillWaiting, end.clone()]).slow, "{end:?}");
    }
    assert!(!after(&[StillWaiting]).slow, "nobody waits");
    assert!(
        !after(&[RequestPlay, StillWaiting, Start, Stall]).slow,
        "another wait"
    );
}

#[test]
fn a_new_recording_keeps_the_choices_of_the_reader() {
    let state = after(&[SetRate(1.5), SetVolume(0.4), SetMuted(true), Prepare(None)]);
    assert_eq!((state.rate, state.volume, state.muted), (1.5, 0.4, true));
}

#[test]
fn actions_without_a_change_cause_no_render() {
    let state = after(&[RequestPlay, Start, Tick(3.0)]);
    for action in [
        Start,
        RequestPlay,
        Tick(3.0),
        Progress(25),
        SetRate(1.0),
        Measure(f64::NAN),
    ] {
        let next = Rc::clone(&state).reduce(action.clone());
        assert!(Rc::ptr_eq(&state, &next), "{action:?}");
    }
}

#[test]
fn the_voice_continues_at_the_position_of_the_recording() {
    let takeover = |because| Switch {
        engine: Engine::Speech,
        position: 30.0,
        length: Some(140.0),
        because,
    };
    let failed = after(&[
        RequestPlay,
        Start,
        Tick(20.0),
        Stall,
        takeover(Some(Failure::Network)),
    ]);
    assert_eq!(failed.phase, Phase::Loading);
    assert_eq!((failed.position, failed.duration()), (30.0, Some(140.0)));
    assert_eq!(
        (failed.engine, failed.takeover),
        (Engine::Speech, Some(Failure::Network))
    );
    let chosen = after(&[takeover(None)]);
    assert_eq!((chosen.phase, chosen.takeover), (Phase::Idle, None));
    assert_eq!(
        after(&[RequestPlay, Start, End, takeover(None)]).phase,
        Phase::Paused
    );
    let back = failed.reduce(Switch {
        engine: Engine::Media,
        position: 20.0,
        length: Some(100.0),
        because: None,
    });
    assert_eq!(
        (back.engine, back.takeover, back.line),
        (Engine::Media, None, None)
    );
}

#[test]
fn a_word_belongs_to_its_line() {
    let speaking = Switch {
        engine: Engine::Speech,
        position: 0.0,
        length: None,
        because: None,
    };
    let cases: [(&[Action], _); 5] = [
        (&[Line(2), Word(0, 3)], (None, None)),
        (&[speaking.clone(), Word(0, 3)], (None, None)),
        (&[speaking.clone(), Line(2), Word(0, 3)], (Some(2), Some((0, 3)))),
        (&[speaking.clone(), Line(2), Word(0, 3), Line(3)], (Some(3), None)),
        (&[speaking.clone(), Line(2), Word(4, 4)], (Some(2), None)),
    ];
    for (actions, expected) in cases {
        let state = after(actions);
        assert_eq!((state.line, state.word), expected, "{actions:?}");
    }
}

#[test]
fn the_bar_follows_the_reader_from_playing_until_it_is_dismissed() {
    let cases: [(&[Action], bool); 7] = [
        (&[InView(false)], false),
        (&[InView(false), RequestPlay], true),
        (&[RequestPlay, Start, InView(false)], true),
        (&[RequestPlay, Start, InView(false), Pause], true),
        (&[RequestPlay, Start, InView(false), InView(true)], false),
        (&[RequestPlay, Start, InView(false), Dismiss], false),
        (&[RequestPlay, Start, Pause, InView(false)], false),
    ];
    for (actions, expected) in cases {
        assert_eq!(after(actions).follows, expected, "{actions:?}");
    }
}

#[test]
fn the_next_article_is_announced_until_it_is_shown() {
    let words = Note::GoesOn("Next: B".into());
    let over = after(&[Start, End, Notify(words.clone())]);
    assert_eq!(over.note, Some(words));
    assert_eq!(over.reduce(Prepare(None)).note, None);
    let copied = after(&[Notify(Note::Copied), Prepare(None)]);
    assert_eq!(copied.note, Some(Note::Copied));
}

#[test]
fn an_interjection_counts_as_playing_and_ends_with_its_recording() {
    let state = after(&[Start, Pause, Interject(Some(3))]);
    assert_eq!(
        (state.phase, state.is_active(), state.interjection),
        (Phase::Paused, true, Some(3))
    );
    let over = Rc::clone(&state).reduce(Interject(None));
    assert!(!over.is_active());
    assert_eq!(state.reduce(Prepare(None)).interjection, None);
    let without = after(&[Start, Notify(Note::NoVoice), RequestPlay, Start]);
    assert_eq!(
        without.note,
        Some(Note::NoVoice),
        "it is said while the recording goes on"
    );
    assert_eq!(without.reduce(Interject(Some(1))).note, None);
}

#[test]
fn the_sleep_timer_is_off_after_it_has_fired() {
    let timed = SetSleep(Sleep::After(15));
    assert_eq!(
        after(&[timed.clone(), RequestPlay, Start]).sleep,
        Sleep::After(15)
    );
    assert_eq!(
        after(&[timed.clone(), RequestPlay, Start, End]).sleep,
        Sleep::After(15)
    );
    let slept = after(&[timed, RequestPlay, Start, Pause, Notify(Note::Slept)]);
    assert_eq!((slept.sleep, &slept.note), (Sleep::Off, &Some(Note::Slept)));
    assert_eq!(slept.reduce(Start).note, None);
    assert_eq!(
        after(&[SetSleep(Sleep::AtEnd), RequestPlay, Start, End]).sleep,
        Sleep::Off
    );
}

/// The generator of Numerical Recipes: the same sequence in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }

    fn number(&mut self) -> f64 {
        let numbers = [
            0.0,
            -0.0,
            -7.5,
            0.001,
            3.0,
            42.0,
            99.999,
            100.0,
            151.2,
            1e9,
            f64::MAX,
            f64::MIN_POSITIVE,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ];
        numbers.get(self.roll(numbers.len())).copied().unwrap_or_default()
    }

    fn length(&mut self) -> Option<f64> {
        (self.roll(3) > 0).then(|| self.number())
    }

    fn action(&mut self) -> Action {
        match self.roll(33) {
            0 if self.roll(4) == 0 => Prepare(self.length()),
            0 | 1 => Expect(self.length()),
            2 => RequestPlay,
            3 => Start,
            4 => Stall,
            5 => Pause,
            6 => End,
            7 => Fail(Failure::Network),
            8 | 9 => Tick(self.number()),
            10 => Measure(self.number()),
            11 => Buffer(Span::new(self.number(), self.number()).into_iter().collect()),
            12 => Seek(self.number()),
            13 => Move(self.number()),
            14 => Land(self.number()),
            15 => Scrub(self.number()),
            16 => SetRate(self.number()),
            17 => SetVolume(self.number()),
            18 | 19 => SetMuted(self.roll(2) == 0),
            20 | 21 => Switch {
                engine: if self.roll(2) == 0 {
                    Engine::Media
                } else {
                    Engine::Speech
                },
                position: self.number(),
                length: self.length(),
                because: (self.roll(2) == 0).then_some(Failure::Decode),
            },
            22 => Voices((0..self.roll(4)).map(voice).collect(), self.roll(6)),
            23 | 24 => Line(self.roll(9)),
            25 => Word(self.roll(9) as u32, self.roll(9) as u32),
            26 => SetSleep([Sleep::Off, Sleep::After(15), Sleep::AtEnd][self.roll(3)]),
            27 => Notify([Note::Copied, Note::Slept, Note::GoesOn("Next".into())][self.roll(3)].clone()),
            28 => Open([Sheet::None, Sheet::More, Sheet::Queue, Sheet::Keys][self.roll(4)].clone()),
            29 => Interject((self.roll(2) == 0).then(|| self.roll(9))),
            30 => FillGaps(self.roll(2) == 0),
            31 => MarkWords(self.roll(2) == 0),
            _ if self.roll(3) == 0 => Dismiss,
            _ => InView(self.roll(2) == 0),
        }
    }
}

fn voice(number: usize) -> Voice {
    Voice {
        uri: decimal::write(number as f64).into(),
        name: "A voice".into(),
        lang: "en".into(),
        local: true,
        default: false,
    }
}

#[test]
fn no_order_of_actions_leaves_an_impossible_state() {
    for seed in 0..40 {
        let mut dice = Dice(seed);
        let mut state = Rc::new(PlayerState::new(dice.length()));
        let mut last = Vec::new();
        for _ in 0..2_000 {
            let action = dice.action();
            last.push(action.clone());
            state = state.reduce(action);
            let tail = last.get(last.len().saturating_sub(6)..);
            let longest = state.duration().unwrap_or(f64::MAX);
            assert!(longest.is_finite() && longest > 0.0, "{tail:?} {state:?}");
            assert!((0.0..=longest).contains(&state.position), "{tail:?} {state:?}");
            assert!(
                state
                    .scrub
                    .is_none_or(|s| state.duration().is_some_and(|d| (0.0..=d).contains(&s))),
                "{tail:?} {state:?}"
            );
            assert!((0.5..=3.0).contains(&state.rate), "{tail:?} {state:?}");
            assert!((0.0..=1.0).contains(&state.volume), "{tail:?} {state:?}");
            assert!(
                state.interjection.is_none() || state.engine == Engine::Media,
                "{tail:?} {state:?}"
            );
            if state.phase == Phase::Ended {
                assert!(!state.seeking, "{tail:?} {state:?}");
                assert!(
                    state.duration().is_none_or(|d| d == state.position),
                    "{tail:?} {state:?}"
                );
            }
            let speaks = state.engine == Engine::Speech;
            assert!(
                speaks || (state.line, state.word, state.takeover) == (None, None, None),
                "{tail:?} {state:?}"
            );
            assert!(
                state
                    .word
                    .is_none_or(|(start, end)| state.line.is_some() && start < end),
                "{tail:?} {state:?}"
            );
            assert!(
                state.takeover.is_none() || state.phase.failure().is_none(),
                "{tail:?} {state:?}"
            );
            assert!(
                state.voice == 0 || state.voice < state.voices.len(),
                "{tail:?} {state:?}"
            );
            assert!(!state.slow || state.phase.is_busy(), "{tail:?} {state:?}");
            assert!(!(state.follows && state.in_view), "{tail:?} {state:?}");
            assert!(
                state.in_view || state.follows || !state.phase.is_active(),
                "{tail:?} {state:?}"
            );
            if state.phase == Phase::Idle {
                assert!(state.phase.failure().is_none() && !state.phase.is_active());
            }
        }
    }
}
