//! Sessions on doubles of both engines, which report as the real ones do. No browser is needed.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Effect::{GoToLine, Pause, Play, PlayNext, Seek, SetLines};
use super::{Effect, EngineStatus, Event, Now, SessionState, Stage, VoiceStatus};
use crate::player::engine::speech::Schedule;
use crate::player::state::failure::Failure;
use crate::player::state::media_item::MediaItem;
use crate::player::state::playback::Engine::{self, Media, Speech};
use crate::player::state::player_state::{Action, Note};
use crate::player::state::sleep::Sleep;
use crate::player::text::cues::Cues;
use article::{Article, AudioSource, BlockId, Narration, SafeUrl, Shared, UrlUse};
use narration::{Confidence, Cue, Grain, Outdated, Timeline, Utf16Offset};

const LINES: [&str; 4] = [
    "A bridge",
    "The river rose by two metres.",
    "The old bridge held.",
    "Nobody was hurt in the night.",
];
const KEY: &str = "A bridge https://example.org/bridge.mp3";
const KEY_OF_VOICE: &str = "A bridge ";

fn article() -> Shared<Article> {
    let markdown = "---\ntitle: A bridge\nlang: en\n---\n\n\
        The river rose by two metres. The old bridge held.\n\nNobody was hurt in the night.";
    Shared::new(article::markdown(markdown, None).0)
}

/// The recording has line `n` from second `10 n` to `10 n + 9`, except those that are `missing`.
fn timeline(article: &Article, missing: &[u32]) -> Shared<Timeline> {
    let script = narration::script(article);
    let heard = (0..4_u32).filter(|line| !missing.contains(line));
    let cues = heard.map(|line| {
        let sentence = &script.sentences[line as usize];
        Cue {
            time_ms: line * 10_000..line * 10_000 + 9_000,
            passage: sentence.passage,
            range: script.locate(sentence).unwrap().1,
            grain: Grain::Sentence,
            confidence: Confidence::FULL,
            sentences: line..line + 1,
            words: 0..0,
        }
    });
    Shared::new(Timeline {
        cues: cues.collect(),
        outdated: missing.iter().map(|line| (*line, Outdated::Missing)).collect(),
        ..Timeline::of(&script)
    })
}

/// An item with a recording and without timings; the voice may read it.
fn item() -> MediaItem {
    let source = AudioSource {
        src: SafeUrl::parse("https://example.org/bridge.mp3", UrlUse::Resource, None).unwrap(),
        media_type: None,
    };
    MediaItem {
        narration: Shared::new(Narration {
            sources: vec![source],
            duration_ms: Some(40_000),
            ..Narration::default()
        }),
        ..without_recording()
    }
}

fn without_recording() -> MediaItem {
    MediaItem {
        narration: Shared::new(Narration::default()),
        article: article(),
        timeline: None,
        awaits_timeline: false,
        speech: true,
        tag: "en".into(),
        page: "".into(),
    }
}

fn with_timings(item: &MediaItem, missing: &[u32]) -> MediaItem {
    MediaItem {
        timeline: Some(timeline(&item.article, missing)),
        awaits_timeline: false,
        ..item.clone()
    }
}

/// A place in the middle of line `line`.
fn place(line: usize) -> (BlockId, Utf16Offset) {
    let script = narration::script(&article());
    let (block, Range { start, .. }) = script.locate(&script.sentences[line]).unwrap();
    (block.clone(), Utf16Offset::new(start.get() + 3))
}

struct Voice {
    schedule: Schedule,
    has_voices: bool,
}

/// A session with doubles of the engines and of the storage.
struct World {
    state: SessionState,
    media: EngineStatus,
    sources: Vec<AudioSource>,
    voice: Option<Voice>,
    stored: HashMap<String, f64>,
    /// The effects on the engines and the queue.
    orders: Vec<Effect>,
    /// The actions that were emitted.
    emitted: Vec<Action>,
    timers: Vec<Effect>,
}

impl World {
    fn empty() -> Self {
        Self {
            state: SessionState::default(),
            media: EngineStatus {
                position: 0.0,
                duration: f64::NAN,
                rate: 1.0,
                is_paused: true,
            },
            sources: Vec::new(),
            voice: Some(Voice {
                schedule: Schedule::new(Rc::new([]), 1.0),
                has_voices: true,
            }),
            stored: HashMap::new(),
            orders: Vec::new(),
            emitted: Vec::new(),
            timers: Vec::new(),
        }
    }

    fn with(item: &MediaItem) -> Self {
        let mut world = Self::empty();
        world.run(Event::SetItem(item.clone()));
        world
    }

    /// The recording of `item` plays at `secs`.
    fn playing_at(item: &MediaItem, secs: f64) -> Self {
        let mut world = Self::with(item);
        world.run(Event::Play);
        world.media_plays_at(secs);
        world
    }

    /// Returns the effects on the engines and the queue.
    fn run(&mut self, event: Event) -> Vec<Effect> {
        self.orders.clear();
        self.emitted.clear();
        self.timers.clear();
        self.handle(event);
        self.orders.clone()
    }

    fn report(&mut self, engine: Engine, action: Action) -> Vec<Effect> {
        self.run(Event::Report(engine, action))
    }

    fn media_plays_at(&mut self, secs: f64) {
        self.media.position = secs;
        self.report(Media, Action::Start);
        self.report(Media, Action::Tick(secs));
    }

    fn handle(&mut self, event: Event) {
        let now = Now {
            media: self.media,
            voice: self.voice.as_ref().map(|voice| VoiceStatus {
                engine: EngineStatus {
                    position: voice.schedule.position(0.0),
                    duration: voice.schedule.length(),
                    rate: 1.0,
                    is_paused: !voice.schedule.is_requested(),
                },
                cues: Cues::of_voice(&voice.schedule.starts()),
                is_able: voice.has_voices && voice.schedule.length() > 0.0,
            }),
        };
        for effect in self.state.step(event, &now) {
            self.execute(effect);
        }
    }

    fn execute(&mut self, effect: Effect) {
        match &effect {
            Play(_) | Pause(_) | Seek(..) | GoToLine(_) | SetLines(_) | PlayNext => {
                self.orders.push(effect.clone());
            }
            Effect::LookForGapIn(_) | Effect::StartSleepTimer(_) | Effect::CancelSleepTimer => {
                self.timers.push(effect.clone());
            }
            _ => {}
        }
        match effect {
            Effect::Emit(action) => self.emitted.push(action),
            Effect::Next(event) => self.handle(event),
            Effect::Resume(key) => {
                if let Some(secs) = self.stored.get(&key) {
                    self.handle(Event::Seek(*secs));
                }
            }
            Effect::SavePosition(key) => {
                self.stored.insert(key, self.position());
            }
            Effect::ForgetPosition(key) => {
                self.stored.remove(&key);
            }
            Effect::SetNarration(narration, secs) => {
                self.media.duration = secs.unwrap_or(f64::NAN);
                if self.sources == narration.sources {
                    self.report_each(Media, [Action::Expect(secs)]);
                } else {
                    self.sources = narration.sources.clone();
                    self.execute(Pause(Media));
                    self.media.position = 0.0;
                    self.report_each(Media, [Action::Prepare(secs)]);
                }
            }
            Play(Media) => {
                let was_paused = std::mem::take(&mut self.media.is_paused);
                self.report_if(was_paused, Media, Action::RequestPlay);
            }
            Pause(Media) => {
                let was_paused = std::mem::replace(&mut self.media.is_paused, true);
                self.report_if(!was_paused, Media, Action::Pause);
            }
            Seek(Media, secs) => {
                self.media.position = secs;
                self.report_each(Media, [Action::Seek(secs)]);
            }
            Play(Speech) => {
                let voice = self.voice.as_mut().unwrap();
                if !voice.schedule.play().is_empty() {
                    self.report_each(Speech, [Action::RequestPlay]);
                }
            }
            Pause(Speech) => self.pause_voice(),
            Seek(Speech, secs) => {
                self.voice.as_mut().unwrap().schedule.seek(secs, 0.0);
                self.report_each(Speech, [Action::Move(secs)]);
            }
            GoToLine(line) => {
                let voice = self.voice.as_mut().unwrap();
                voice.schedule.go_to_line(line, 0.0);
                let secs = voice.schedule.position(0.0);
                self.report_each(Speech, [Action::Line(line), Action::Move(secs)]);
            }
            SetLines(lines) => {
                self.pause_voice();
                if let Some(voice) = &mut self.voice {
                    voice.schedule = Schedule::new(lines, 1.0);
                }
            }
            _ => {}
        }
    }

    fn pause_voice(&mut self) {
        let Some(voice) = &mut self.voice else { return };
        if voice.schedule.is_requested() {
            voice.schedule.pause(0.0);
            let secs = voice.schedule.position(0.0);
            self.report_each(Speech, [Action::Pause, Action::Tick(secs)]);
        }
    }

    fn report_if(&mut self, is_so: bool, engine: Engine, action: Action) {
        if is_so {
            self.report_each(engine, [action]);
        }
    }

    fn report_each<const N: usize>(&mut self, engine: Engine, actions: [Action; N]) {
        for action in actions {
            self.handle(Event::Report(engine, action));
        }
    }

    fn position(&self) -> f64 {
        match self.state.engine {
            Media => self.media.position,
            Speech => self.voice.as_ref().unwrap().schedule.position(0.0),
        }
    }

    /// The line that the voice is at.
    fn line(&self) -> usize {
        self.voice.as_ref().unwrap().schedule.line()
    }

    fn emits(&self, action: &Action) -> bool {
        self.emitted.contains(action)
    }

    /// The reason of the switch that was emitted, if one was.
    fn switch(&self) -> Option<(Engine, Option<Failure>)> {
        self.emitted.iter().find_map(|action| match action {
            Action::Switch { engine, because, .. } => Some((*engine, *because)),
            _ => None,
        })
    }
}

fn lines(range: Range<usize>) -> Effect {
    SetLines(LINES[range].iter().map(|line| Rc::from(*line)).collect())
}

#[test]
fn listening_from_a_paragraph_works_before_and_after_the_timings_are_loaded() {
    let (block, offset) = place(3);
    let listen = || Event::ListenFrom(block.clone(), offset);
    let awaiting = MediaItem {
        awaits_timeline: true,
        ..item()
    };
    let cases: [(&str, MediaItem, &[Effect]); 4] = [
        (
            "the times are known",
            with_timings(&item(), &[]),
            &[Seek(Media, 30.0), Play(Media)],
        ),
        ("the times may still come", awaiting.clone(), &[]),
        (
            "the times will not come: from the current position",
            item(),
            &[Seek(Media, 0.0), Play(Media)],
        ),
        (
            "the voice reads",
            without_recording(),
            &[GoToLine(3), Play(Speech)],
        ),
    ];
    for (case, item, expected) in cases {
        let mut world = World::with(&item);
        assert_eq!(world.run(listen()), expected, "{case}");
    }

    // The request is carried out once, when the times are there or are known not to come.
    let mut world = World::with(&awaiting);
    world.run(listen());
    let orders = world.run(Event::SetItem(with_timings(&awaiting, &[])));
    assert_eq!(orders, [lines(0..4), Seek(Media, 30.0), Play(Media)]);
    assert_eq!(world.run(Event::SetItem(with_timings(&awaiting, &[]))), []);

    let mut world = World::with(&awaiting);
    world.run(listen());
    let failed = MediaItem {
        awaits_timeline: false,
        ..awaiting.clone()
    };
    assert_eq!(world.run(Event::SetItem(failed)), [Seek(Media, 0.0), Play(Media)]);

    // The request does not concern another article.
    let mut world = World::with(&awaiting);
    world.run(listen());
    let other = MediaItem {
        article: article(),
        ..awaiting.clone()
    };
    assert_eq!(
        world.run(Event::SetItem(with_timings(&other, &[]))),
        [lines(0..4)]
    );

    // If the recording fails meanwhile, the voice reads from there.
    let mut world = World::with(&awaiting);
    world.run(listen());
    world.run(Event::Play);
    world.report(Media, Action::Fail(Failure::Network));
    assert_eq!((world.state.engine, world.line()), (Speech, 3));
}

#[test]
fn a_place_that_the_recording_lacks_plays_from_the_next_one() {
    let mut world = World::with(&with_timings(&item(), &[1, 2]));
    let (block, offset) = place(1);
    assert_eq!(
        world.run(Event::ListenFrom(block, offset)),
        [Seek(Media, 30.0), Play(Media)]
    );
}

#[test]
fn the_voice_continues_at_the_same_sentence_if_the_recording_fails() {
    let cases = [
        ("with timings", with_timings(&item(), &[]), 22.0, 2),
        ("in the first sentence", with_timings(&item(), &[]), 3.0, 0),
        ("without timings: by the share of the whole", item(), 39.0, 3),
    ];
    for (case, item, secs, line) in cases {
        let mut world = World::playing_at(&item, secs);
        let orders = world.report(Media, Action::Fail(Failure::Network));
        assert_eq!(world.switch(), Some((Speech, Some(Failure::Network))), "{case}");
        assert_eq!(world.line(), line, "{case}");
        let text_first = usize::from(item.timeline.is_none());
        assert_eq!(
            orders[text_first..],
            [GoToLine(line), Pause(Media), Play(Speech)],
            "{case}"
        );
        assert!(world.emits(&Action::Line(line)), "{case}");
        assert!(!world.emits(&Action::Pause), "{case}");
    }
}

#[test]
fn a_failure_that_the_voice_cannot_mend_is_emitted() {
    type Prepare = fn(&mut World);
    let mute = |world: &mut World| world.voice.as_mut().unwrap().has_voices = false;
    let cases: [(Failure, MediaItem, Prepare); 5] = [
        (Failure::Blocked, item(), |_| {}),
        (Failure::NoSource, item(), |_| {}),
        (Failure::Network, item(), mute),
        (Failure::Network, item(), |world| world.voice = None),
        (
            Failure::Decode,
            MediaItem {
                speech: false,
                ..item()
            },
            |_| {},
        ),
    ];
    for (failure, item, prepare) in cases {
        let mut world = World::playing_at(&item, 12.0);
        prepare(&mut world);
        world.report(Media, Action::Fail(failure));
        assert!(world.emits(&Action::Fail(failure)), "{failure:?}");
        assert_eq!(world.state.engine, Media, "{failure:?}");
    }
}

#[test]
fn retry_returns_to_the_recording_at_the_sentence_of_the_voice() {
    let mut world = World::playing_at(&with_timings(&item(), &[]), 22.0);
    world.report(Media, Action::Fail(Failure::Network));
    world.media.is_paused = true;
    world.run(Event::SkipSentence { forward: true });
    let orders = world.run(Event::Retry);
    assert_eq!(
        orders,
        [Pause(Speech), Seek(Media, 30.0), Play(Media), Play(Media)]
    );
    assert_eq!(world.switch(), Some((Media, None)));
}

#[test]
fn a_missing_sentence_is_spoken_in_its_place() {
    let mut world = World::playing_at(&with_timings(&item(), &[2]), 17.0);
    assert_eq!(world.report(Media, Action::Tick(18.0)), [], "not requested");
    world.run(Event::FillGaps(true));
    world.report(Media, Action::Tick(18.0));
    // The sentence before ends at 19.
    world.media.position = 18.7;
    world.report(Media, Action::Tick(18.7));
    assert_eq!(world.timers, [Effect::LookForGapIn(300)]);
    world.media.position = 19.0;
    let orders = world.run(Event::LookForGap);
    assert_eq!(orders, [Pause(Media), lines(2..3), Play(Speech)]);
    assert!(world.emits(&Action::Interject(Some(2))));
    assert!(!world.emits(&Action::Pause), "the player is not paused");

    world.report(Speech, Action::Start);
    let orders = world.report(Speech, Action::End);
    assert_eq!(orders, [lines(0..4), Play(Media)]);
    assert!(world.emits(&Action::Interject(None)));
    assert!(!world.emits(&Action::Notify(Note::NoVoice)));
    // Once is enough.
    for secs in [19.1, 19.4, 19.8, 20.2] {
        world.media.position = secs;
        assert_eq!(world.report(Media, Action::Tick(secs)), [], "{secs}");
    }
}

#[test]
fn a_sentence_that_replaces_an_older_one_is_spoken_once_also_at_the_very_beginning() {
    let item = with_timings(&item(), &[0]);
    // The recording has an older headline, for a fifth of a second.
    let replaced = Timeline {
        unmatched_ms: std::iter::once(0..200).collect(),
        ..(**item.timeline.as_ref().unwrap()).clone()
    };
    let mut world = World::with(&MediaItem {
        timeline: Some(Shared::new(replaced)),
        ..item
    });
    world.run(Event::FillGaps(true));
    world.run(Event::Play);
    world.report(Media, Action::Start);
    let orders = world.report(Media, Action::Tick(0.0));
    assert_eq!(orders, [Pause(Media), lines(0..1), Play(Speech)]);
    world.report(Speech, Action::Start);
    let orders = world.report(Speech, Action::End);
    assert_eq!(orders, [lines(0..4), Seek(Media, 0.2), Play(Media)]);
    for secs in [0.2, 0.5, 1.0] {
        world.media.position = secs;
        assert_eq!(world.report(Media, Action::Tick(secs)), [], "{secs}");
    }
}

#[test]
fn an_interjection_can_be_ended_in_every_way() {
    let interjected = || {
        let mut world = World::playing_at(&with_timings(&item(), &[2]), 12.0);
        world.run(Event::ReadAloud(2));
        world.report(Speech, Action::Start);
        world
    };
    let full = || lines(0..4);
    let cases: [(&str, Event, &[Effect]); 6] = [
        ("the same line again", Event::ReadAloud(2), &[full(), Play(Media)]),
        (
            "another line",
            Event::ReadAloud(1),
            &[full(), Pause(Media), lines(1..2), Play(Speech)],
        ),
        ("pause", Event::Pause, &[full(), Pause(Media)]),
        ("play", Event::Play, &[full(), Play(Media)]),
        ("seek", Event::Seek(5.0), &[full(), Seek(Media, 5.0), Play(Media)]),
        ("another player", Event::Report(Speech, Action::Pause), &[full()]),
    ];
    for (case, event, expected) in cases {
        let mut world = interjected();
        assert_eq!(world.run(event), expected, "{case}");
        assert!(world.emits(&Action::Interject(None)), "{case}");
    }
    // A silent voice is reported, and the recording continues.
    let mut world = interjected();
    assert_eq!(
        world.report(Speech, Action::Fail(Failure::Voice)),
        [full(), Play(Media)]
    );
    assert!(world.emits(&Action::Notify(Note::NoVoice)));
    let mut world = World::playing_at(&with_timings(&item(), &[2]), 12.0);
    world.voice.as_mut().unwrap().has_voices = false;
    assert_eq!(
        world.run(Event::ReadAloud(2)),
        [Pause(Media), lines(2..3), full(), Play(Media)]
    );
    assert!(world.emits(&Action::Notify(Note::NoVoice)) && !world.emits(&Action::Pause));
}

#[test]
fn playing_resumes_at_the_stored_position() {
    let cases = [
        ("the recording", item(), KEY, Media),
        ("the voice", without_recording(), KEY_OF_VOICE, Speech),
    ];
    for (case, item, key, engine) in cases {
        let mut world = World::empty();
        world.stored.insert(key.to_owned(), 7.5);
        let orders = world.run(Event::SetItem(item));
        assert_eq!(orders.last(), Some(&Seek(engine, 7.5)), "{case}");
    }

    let mut world = World::playing_at(&item(), 2.0);
    assert_eq!(world.stored.get(KEY), None, "too near to the last one");
    for (secs, stored) in [(5.5, 5.5), (8.0, 5.5), (10.6, 10.6)] {
        world.media.position = secs;
        world.report(Media, Action::Tick(secs));
        assert_eq!(world.stored.get(KEY), Some(&stored), "{secs}");
    }
    world.media.position = 11.0;
    world.run(Event::Pause);
    assert_eq!(world.stored.get(KEY), Some(&11.0), "a pause stores at once");
    // A change that does not concern the audio does not move it.
    assert_eq!(world.run(Event::SetItem(item())), []);
    world.run(Event::Play);
    world.report(Media, Action::End);
    assert_eq!(world.stored.get(KEY), None, "it was heard to its end");
}

#[test]
fn the_position_of_an_item_that_is_replaced_is_stored_as_its_own() {
    let mut world = World::playing_at(&item(), 21.0);
    world.run(Event::SetItem(without_recording()));
    assert_eq!(world.stored.get(KEY), Some(&21.0));
    assert_eq!(world.stored.get(KEY_OF_VOICE), None);
    assert_eq!(world.switch(), Some((Speech, None)));
    assert_eq!(world.emitted[0], Action::Pause);
}

#[test]
fn at_the_end_the_queue_continues_unless_the_sleep_timer_stops_it() {
    let cases: [(&str, Sleep, &[Effect]); 3] = [
        ("no timer", Sleep::Off, &[PlayNext]),
        ("in minutes", Sleep::After(15), &[PlayNext]),
        ("at the end of the article", Sleep::AtEnd, &[]),
    ];
    for (case, sleep, expected) in cases {
        for item in [item(), without_recording()] {
            let mut world = World::with(&item);
            world.run(Event::SetSleep(sleep));
            world.run(Event::Play);
            let engine = world.state.engine;
            assert_eq!(world.report(engine, Action::End), expected, "{case}");
            assert!(world.emits(&Action::End), "{case}");
        }
    }
    // It holds for one article.
    let mut world = World::playing_at(&item(), 5.0);
    world.run(Event::SetSleep(Sleep::AtEnd));
    assert_eq!(world.report(Media, Action::End), []);
    world.run(Event::Play);
    assert_eq!(world.report(Media, Action::End), [PlayNext]);
    // The end of an interjection is not the end of the article.
    let mut world = World::playing_at(&with_timings(&item(), &[2]), 5.0);
    world.run(Event::SetSleep(Sleep::AtEnd));
    world.run(Event::ReadAloud(2));
    world.report(Speech, Action::End);
    assert_eq!(world.state.sleep, Sleep::AtEnd);
}

#[test]
fn the_sleep_timer_pauses_the_engine_in_use() {
    let mut world = World::playing_at(&item(), 5.0);
    world.run(Event::SetSleep(Sleep::After(15)));
    assert_eq!(world.timers, [Effect::StartSleepTimer(900_000)]);
    world.run(Event::SetSleep(Sleep::After(15)));
    assert_eq!(world.timers, [], "it runs already");
    assert_eq!(world.run(Event::FallAsleep), [Pause(Media)]);
    assert!(world.emits(&Action::Notify(Note::Slept)));
    world.run(Event::SetSleep(Sleep::After(5)));
    world.run(Event::SetSleep(Sleep::Off));
    assert_eq!(world.timers, [Effect::CancelSleepTimer]);
}

#[test]
fn engines_are_switched_by_hand_at_the_same_sentence() {
    for plays in [true, false] {
        let mut world = World::playing_at(&with_timings(&item(), &[]), 22.0);
        if !plays {
            world.run(Event::Pause);
        }
        let mut expected = vec![GoToLine(2), Pause(Media)];
        expected.extend(plays.then_some(Play(Speech)));
        assert_eq!(world.run(Event::ChooseVoice(Some(0))), expected);
        assert_eq!(world.switch(), Some((Speech, None)));

        assert_eq!(world.run(Event::ChooseVoice(Some(1))), [], "only another voice");

        world.run(Event::StartAt(3));
        if !plays {
            world.run(Event::Pause);
        }
        let mut expected = vec![Pause(Speech), Seek(Media, 30.0)];
        expected.extend(plays.then_some(Play(Media)));
        assert_eq!(world.run(Event::ChooseVoice(None)), expected);
        assert_eq!(world.switch(), Some((Media, None)));
    }
}

#[test]
fn the_recording_replaces_a_voice_that_may_no_longer_read() {
    let item = with_timings(&item(), &[]);
    let mut world = World::playing_at(&item, 22.0);
    world.run(Event::ChooseVoice(Some(0)));
    let silent = MediaItem {
        speech: false,
        ..item.clone()
    };
    world.run(Event::SetItem(silent));
    assert_eq!((world.state.engine, world.media.position), (Media, 20.0));
    assert!(world.emits(&Action::Voices(Rc::new([]), 0)));
}

#[test]
fn a_seek_while_it_loads_is_kept() {
    let mut world = World::with(&with_timings(&item(), &[]));
    assert_eq!(world.run(Event::Play), [Play(Media)]);
    // Nothing is downloaded yet.
    assert_eq!(
        world.run(Event::Seek(31.0)),
        [Seek(Media, 31.0)],
        "it goes on loading"
    );
    assert!(world.emits(&Action::Seek(31.0)) && !world.emits(&Action::Pause));
    // If the recording fails, the voice begins there.
    world.report(Media, Action::Fail(Failure::Decode));
    assert_eq!((world.state.engine, world.line()), (Speech, 3));
}

#[test]
fn reports_of_the_engine_that_is_not_in_use_are_not_passed_on() {
    let mut world = World::with(&item());
    world.report(Speech, Action::Tick(3.0));
    assert_eq!(world.emitted, []);
    let voices = Action::Voices(Rc::new([]), 0);
    world.report(Speech, voices.clone());
    assert_eq!(world.emitted, [voices], "except the voices");
}

#[test]
fn each_milestone_is_emitted_once_whichever_engine_reaches_it() {
    let mut world = World::playing_at(&with_timings(&item(), &[]), 22.0);
    world.report(Media, Action::Progress(50));
    assert!(world.emits(&Action::Progress(50)));
    world.run(Event::ChooseVoice(Some(0)));
    world.report(Speech, Action::Progress(50));
    assert_eq!(world.emitted, []);
    world.report(Speech, Action::Progress(75));
    assert!(world.emits(&Action::Progress(75)));
}

#[test]
fn a_closed_session_is_silent_and_remembers_its_position() {
    let mut world = World::playing_at(&item(), 21.0);
    world.stored.clear();
    world.run(Event::Close);
    assert_eq!(world.stored.get(KEY), Some(&21.0));
}

#[test]
fn a_recording_that_the_page_has_started_goes_on_from_its_own_position() {
    let item = item();
    let key = World::playing_at(&item, 1.0).state.position_key();
    for (is_paused, position, expected) in [
        (true, 0.0, true),
        (true, 7.0, false),
        (false, 0.0, false),
        (false, 7.0, false),
    ] {
        let mut world = World::with(&item);
        world.stored.insert(key.clone(), 30.0);
        (world.media.is_paused, world.media.position) = (is_paused, position);
        let orders = world.run(Event::Stage(Stage::ItemLoaded { is_new: true }));
        assert_eq!(
            orders.contains(&Seek(Media, 30.0)),
            expected,
            "{is_paused} {position}"
        );
    }
}
