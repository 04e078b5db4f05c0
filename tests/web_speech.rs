//! The browser's voice as an engine, with a double of `speechSynthesis` that behaves like one browser at a time.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod stage;

use std::rc::Rc;

use article::{BlockId, Narration, Shared};
use article_widget::player::{Engine, PlayerEvent, PlayerProps};
use js_sys::{Array, Function, Reflect};
use narration::{Confidence, Cue, Grain, Timeline, Utf16Offset};
use stage::wait::{happens, stays};
use stage::{Stage, TONE, article, narration};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlSelectElement};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "The river rose by two metres. The old bridge held.\n\nNobody was hurt in the night.";
const LINES: [&str; 4] = [
    "A bridge",
    "The river rose by two metres.",
    "The old bridge held.",
    "Nobody was hurt in the night.",
];

/// Replaces `speechSynthesis` with the double; `options` is JavaScript.
fn double(options: &str) {
    let script = format!(
        "{}\ninstallSpeechDouble({options});",
        include_str!("e2e/support/speech-double.js")
    );
    Function::new_no_args(&script).call0(&JsValue::NULL).unwrap();
}

fn evaluate(expression: &str) -> JsValue {
    Function::new_no_args(&format!("return {expression}"))
        .call0(&JsValue::NULL)
        .unwrap()
}

/// Returns the texts that the double began to speak, in order.
fn said() -> Vec<String> {
    let list: Array = evaluate("window.__speech.said.map(({ text }) => text)").unchecked_into();
    list.iter().filter_map(|text| text.as_string()).collect()
}

/// As [`stage::wait::until`]; a failure lists the texts that were begun.
async fn until(awaited: &str, holds: impl Fn() -> bool) {
    assert!(
        happens(holds).await,
        "waited in vain for {awaited}; said: {:?}",
        said()
    );
}

/// Waits until the voice is in the middle of the sentence that it has begun.
async fn until_within_sentence(stage: &Stage) {
    let begin = stage.control.current_time();
    until("the middle of the sentence", || {
        stage.control.current_time() > begin + 0.1
    })
    .await;
}

/// Waits until the browser has told its voices.
async fn until_voices_are_known() {
    until("the voices", || {
        evaluate("speechSynthesis.getVoices().length > 0") == true
    })
    .await;
}

fn is_hidden(stage: &Stage) -> bool {
    stage.find(".player-place").has_attribute("hidden")
}

/// Returns whether the player says that `voice` reads.
fn names_voice(stage: &Stage, voice: &str) -> bool {
    let line = stage.root.query_selector(".player-disclosure").unwrap();
    line.is_some_and(|line| line.text_content().unwrap().ends_with(voice))
}

async fn speaker(set: impl Fn(&mut PlayerProps)) -> Stage {
    let stage = Stage::with(Narration::default(), article(TEXT), |props| {
        props.speech = true;
        set(props);
    })
    .await;
    until("the player", || !is_hidden(&stage)).await;
    stage
}

fn pick(list: &HtmlSelectElement, value: &str) {
    list.set_value(value);
    list.dispatch_event(&stage::event("change")).unwrap();
}

/// Waits for the list named `name` of the open sheet, and returns it.
async fn list(stage: &Stage, name: &str) -> HtmlSelectElement {
    let found = || {
        let labels = stage.root.query_selector_all(".player-choice").unwrap();
        (0..labels.length())
            .map(|index| labels.get(index).unwrap().unchecked_into::<Element>())
            .find(|label| label.text_content().unwrap().starts_with(name))
    };
    until(&format!("the list {name}"), || found().is_some()).await;
    let list = found().unwrap().query_selector("select").unwrap();
    list.unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn without_a_recording_or_a_voice_there_is_no_player() {
    double("{ voices: [['Anna', 'de-DE', true]] }");
    let stage = Stage::with(Narration::default(), article(TEXT), |props| props.speech = true).await;
    until_voices_are_known().await;
    stays("hidden without a voice of the language", || is_hidden(&stage)).await;
    drop(stage);
    double("{}");
    let stage = Stage::with(Narration::default(), article(TEXT), |_| {}).await;
    until_voices_are_known().await;
    stays("hidden while speech is off", || is_hidden(&stage)).await;
    drop(stage);
    let _ = evaluate(
        "Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: undefined })",
    );
    let stage = Stage::with(Narration::default(), article(TEXT), |props| props.speech = true).await;
    stays("hidden in a browser without speech", || is_hidden(&stage)).await;
}

#[wasm_bindgen_test]
async fn every_browsers_voice_reads_sentence_by_sentence_to_the_end() {
    for kind in ["chrome", "firefox", "safari"] {
        double(&format!("{{ kind: '{kind}', lateMs: 120 }}"));
        let stage = speaker(|_| {}).await;
        assert_eq!(
            stage.find(".player-disclosure").text_content().unwrap(),
            "Read by your browser’s voice Voice: Ada",
            "{kind}"
        );
        assert!(!stage.has("[part=ai-notice]"));
        assert!(stage.control.duration() > 5.0, "an estimate");
        stage.find(".player-play").click();
        stage.until("ended").await;
        assert_eq!(said(), LINES, "{kind}");
        assert_eq!(
            stage.codes(),
            ["play", "25", "50", "75", "100", "ended"],
            "{kind}"
        );
        for event in &*stage.events.borrow() {
            if let PlayerEvent::Played(position) | PlayerEvent::Ended(position) = event {
                assert_eq!(position.engine, Engine::Speech, "{kind}");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_pause_is_silent_and_playing_repeats_the_sentence() {
    for kind in ["chrome", "firefox", "safari"] {
        double(&format!("{{ kind: '{kind}', msPerChar: 20 }}"));
        let stage = speaker(|_| {}).await;
        stage.control.play();
        until("the second sentence", || said().len() == 2).await;
        stage.until("playing").await;
        until_within_sentence(&stage).await;
        stage.control.pause();
        assert!(stage.control.paused());
        stage.until("paused").await;
        stays("silent and paused", || {
            evaluate("window.__speech.speaking") == false && stage.phase() == "paused"
        })
        .await;
        stage.control.play();
        until("the sentence again", || said().len() == 3).await;
        assert_eq!(said()[2], LINES[1], "{kind}");
        stage.until("ended").await;
        assert_eq!(said().len(), 5, "{kind}: {:?}", said());
        assert_eq!(
            stage.codes().iter().filter(|code| *code == "pause").count(),
            1,
            "{kind}"
        );
    }
}

#[wasm_bindgen_test]
async fn skipping_and_seeking_sentences_works_in_every_browser() {
    for kind in ["chrome", "firefox", "safari"] {
        double(&format!("{{ kind: '{kind}', msPerChar: 40 }}"));
        let stage = speaker(|_| {}).await;
        stage.control.play();
        stage.until("playing").await;
        stage.press(".player-play", ".", false);
        until("the next sentence", || {
            said().last().is_some_and(|text| text == LINES[1])
        })
        .await;
        stage.press(".player-play", ".", false);
        stage.press(".player-play", ".", false);
        until("the last sentence", || {
            said().last().is_some_and(|text| text == LINES[3])
        })
        .await;
        stage.press(".player-play", ",", false);
        until("the one before", || {
            said().last().is_some_and(|text| text == LINES[2])
        })
        .await;
        stage.control.seek(0.0);
        until("the beginning", || {
            said().last().is_some_and(|text| text == LINES[0])
        })
        .await;
        assert_eq!(stage.phase(), "playing", "{kind}");
    }
}

#[wasm_bindgen_test]
async fn speed_and_voice_are_stored_for_the_language() {
    double(
        "{ msPerChar: 30, voices: [['Ada', 'en-US', true], ['Bea', 'en-GB', true], ['Anna', 'de-DE', true]] }",
    );
    let stage = speaker(|_| {}).await;
    stage.find(".player-more").click();
    pick(&list(&stage, "Voice").await, "1");
    pick(&stage.find("[part=rate]").unchecked_into(), "1.5");
    stage.control.play();
    until("something", || !said().is_empty()).await;
    let first = evaluate("window.__speech.said[0]");
    let of = |name: &str| Reflect::get(&first, &name.into()).unwrap();
    assert_eq!((of("voice"), of("rate")), ("Bea".into(), 1.5.into()));
    stage.control.pause();
    // A second player of the same reader.
    let later = speaker(|_| {}).await;
    assert_eq!(later.control.playback_rate(), 1.5);
    until("Bea in the second player", || names_voice(&later, "Bea")).await;
    let german = Stage::with(
        Narration::default(),
        ::article::markdown("---\ntitle: Brücke\nlang: de\n---\n\nSie hält.", None).0,
        |props| props.speech = true,
    )
    .await;
    until("the voice of German", || names_voice(&german, "Anna")).await;
}

#[wasm_bindgen_test]
async fn another_speed_repeats_the_sentence() {
    double("{ msPerChar: 40 }");
    let stage = speaker(|_| {}).await;
    stage.control.play();
    until("something", || !said().is_empty()).await;
    stage.until("playing").await;
    for _ in 0..3 {
        stage.press(".player-play", ">", false);
    }
    until("again", || said().len() == 2).await;
    assert_eq!(said()[1], LINES[0]);
    assert_eq!(
        evaluate("window.__speech.said[1].rate"),
        1.75,
        "one utterance for three steps"
    );
}

#[wasm_bindgen_test]
async fn a_voice_that_disappears_is_replaced() {
    double("{ msPerChar: 30 }");
    let stage = speaker(|_| {}).await;
    stage.control.play();
    until("the second sentence", || said().len() == 2).await;
    until_within_sentence(&stage).await;
    let _ = evaluate("window.__speech.remove('Ada')");
    until("the sentence again", || said().len() == 3).await;
    assert_eq!(evaluate("window.__speech.said[2].voice"), "Bea");
    assert_eq!(said()[2], LINES[1]);
    stage.until("ended").await;
    assert!(
        !stage.codes().contains(&"voice".to_owned()),
        "{:?}",
        stage.codes()
    );
}

#[wasm_bindgen_test]
async fn a_message_says_that_the_last_voice_is_gone() {
    double("{ msPerChar: 30, voices: [['Ada', 'en-US', true]] }");
    let stage = speaker(|_| {}).await;
    stage.control.play();
    stage.until("playing").await;
    let _ = evaluate("window.__speech.remove('Ada')");
    stage.until("failed").await;
    assert!(stage.codes().contains(&"voice".to_owned()));
}

#[wasm_bindgen_test]
async fn a_voice_that_falls_silent_does_not_end_the_article() {
    double("{ msPerChar: 30, dieMs: 10, voices: [['Net', 'en-US', false]] }");
    let stage = Stage::with(Narration::default(), article("The end."), |props| {
        props.speech = true
    })
    .await;
    until("the player", || !is_hidden(&stage)).await;
    stage.control.set_playback_rate(3.0);
    stage.control.play();
    // It dies at the headline, which is repeated once and then skipped.
    until("the sentence after it", || {
        said().iter().any(|text| text == "The end.")
    })
    .await;
    assert_eq!(said()[..3], ["A bridge", "A bridge", "The end."]);
}

#[wasm_bindgen_test]
async fn a_browser_that_requires_a_gesture_is_obeyed() {
    double("{ refuse: 'not-allowed' }");
    let stage = speaker(|_| {}).await;
    stage.control.play();
    stage.until("failed").await;
    assert_eq!(stage.codes(), ["blocked"]);
}

/// Four sentences of a second each.
fn timeline() -> Timeline {
    Timeline {
        blocks: vec![BlockId::new("b")],
        cues: (0..4)
            .map(|n| Cue {
                time_ms: n * 1_000..(n + 1) * 1_000,
                passage: 0,
                range: Utf16Offset::new(n)..Utf16Offset::new(n + 1),
                grain: Grain::Sentence,
                confidence: Confidence::FULL,
                sentences: n..n + 1,
                words: 0..0,
            })
            .collect(),
        ..Timeline::default()
    }
}

#[wasm_bindgen_test]
async fn if_the_file_fails_the_voice_continues_at_the_same_sentence_with_a_message() {
    double("{}");
    let broken = narration(&[(TONE, Some("audio/x-nonsense"))]);
    let mut stage = Stage::with(broken, article(TEXT), |props| {
        props.speech = true;
        props.timeline = Some(Shared::from(Rc::new(timeline())));
    })
    .await;
    until_voices_are_known().await;
    assert!(stage.has("[part=ai-notice]"));
    stage.control.seek(2.5);
    stage.control.play();
    until("the voice", || !said().is_empty()).await;
    assert_eq!(said()[0], LINES[2]);
    stage.until("playing").await;
    let message = stage.find(".player-takeover").text_content().unwrap();
    assert!(message.contains("Your browser’s voice reads on."), "{message}");
    assert!(
        !stage.has("[part=ai-notice]"),
        "the recording's notice is not the voice's"
    );
    assert_eq!(stage.codes()[..2], ["unsupported", "play"]);
    stage.until("ended").await;
    // Another recording is tried again.
    stage.update(stage::tone()).await;
    assert_eq!(
        stage.find(".player").get_attribute("data-engine").unwrap(),
        "media"
    );
    assert!(!stage.has(".player-takeover"));
}

#[wasm_bindgen_test]
async fn the_reader_can_switch_to_the_voice_and_back() {
    double("{ msPerChar: 40 }");
    let stage = Stage::with(stage::tone(), article(TEXT), |props| {
        props.speech = true;
        props.timeline = Some(Shared::from(Rc::new(timeline())));
    })
    .await;
    until_voices_are_known().await;
    stage.control.seek(1.2);
    stage.find(".player-more").click();
    pick(&list(&stage, "Voice").await, "0");
    stage.control.play();
    until("the voice", || !said().is_empty()).await;
    assert_eq!(said()[0], LINES[1]);
    assert!(!stage.has(".player-takeover"), "nothing failed");
    stage.until("playing").await;
    pick(&list(&stage, "Voice").await, "-1");
    let is_recording = || stage.find(".player").get_attribute("data-engine").unwrap() == "media";
    until("the recording", || is_recording() && stage.phase() == "playing").await;
    assert_eq!(evaluate("window.__speech.speaking"), false);
}

#[wasm_bindgen_test]
async fn one_of_two_players_speaks_and_a_removed_one_is_silent() {
    double("{ msPerChar: 40 }");
    let (first, second) = (speaker(|_| {}).await, speaker(|_| {}).await);
    first.control.play();
    first.until("playing").await;
    second.control.play();
    second.until("playing").await;
    first.until("paused").await;
    second.root.remove();
    until("silence", || evaluate("window.__speech.speaking") == false).await;
    assert!(second.control.paused());
}
