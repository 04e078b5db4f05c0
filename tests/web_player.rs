//! The player in a browser. The test server serves this package's own files, so that recordings really play.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod stage;

use article::{DateTime, Narration};
use js_sys::{Function, Reflect};
use stage::wait::{stays, until};
use stage::{NOWHERE, Stage, TONE, event, narration, tone};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlSelectElement};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn every_control_has_a_name_and_the_notice_belongs_to_the_region() {
    let stage = Stage::new(Narration {
        voice: Some("Emma".into()),
        ..tone()
    })
    .await;
    for part in ["player", "play-button", "seek", "rate", "time", "ai-notice"] {
        assert!(stage.has(&format!("[part={part}]")), "{part}");
    }
    let controls = stage
        .root
        .query_selector_all("button, input, select, section")
        .unwrap();
    for index in 0..controls.length() {
        let control: Element = controls.get(index).unwrap().unchecked_into();
        assert!(
            control.get_attribute("aria-label").is_some_and(|l| !l.is_empty()),
            "{}",
            control.outer_html()
        );
    }
    let id = stage.find(".player").get_attribute("aria-describedby").unwrap();
    let notice = stage.find(&format!("#{id}")).text_content().unwrap();
    assert_eq!(notice, "This audio is created with AI assistance Voice: Emma");
    assert_eq!(
        stage.find("[part=seek]").get_attribute("aria-valuetext").unwrap(),
        "0:00 of 0:04"
    );
}

#[wasm_bindgen_test]
async fn the_notice_of_the_publisher_replaces_ours_and_a_human_voice_has_none() {
    let mut stage = Stage::new(Narration {
        notice: Some("Read by a machine".into()),
        ..tone()
    })
    .await;
    assert_eq!(
        stage.find("[part=ai-notice]").text_content().unwrap(),
        "Read by a machine"
    );
    stage
        .update(Narration {
            ai_generated: false,
            ..tone()
        })
        .await;
    assert!(!stage.has("[part=ai-notice]"));
    assert!(!stage.find(".player").has_attribute("aria-describedby"));
}

#[wasm_bindgen_test]
async fn voice_and_day_of_the_recording_are_shown_if_they_are_known() {
    let stage = Stage::new(Narration {
        voice: Some("Emma".into()),
        recorded: Some(DateTime {
            year: 2024,
            month: 3,
            day: 5,
            time: None,
        }),
        ..tone()
    })
    .await;
    let id = stage.find(".player").get_attribute("aria-describedby").unwrap();
    let told = stage.find(&format!("#{id}")).text_content().unwrap();
    assert_eq!(
        told,
        "This audio is created with AI assistance Voice: Emma Recorded March 5, 2024"
    );
}

#[wasm_bindgen_test]
async fn nothing_is_fetched_before_the_reader_plays() {
    let stage = Stage::new(tone()).await;
    let audio = stage.audio();
    assert!(!audio.has_attribute("src"));
    assert_eq!(audio.preload(), "none");
    assert_eq!(stage.phase(), "idle");
}

#[wasm_bindgen_test]
async fn playing_and_pausing_emit_events() {
    let stage = Stage::new(tone()).await;
    stage.find(".player-play").click();
    stage.until("playing").await;
    until("the sound to go on", || stage.control.current_time() > 0.1).await;
    assert!(!stage.control.paused());
    assert_eq!(
        stage.find(".player-play").get_attribute("aria-label").unwrap(),
        "Pause"
    );
    stage.control.pause();
    stage.until("paused").await;
    assert!(stage.audio().paused());
    assert_eq!(stage.codes(), ["play", "pause"]);
}

#[wasm_bindgen_test]
async fn it_starts_at_a_position_that_was_set_before() {
    let stage = Stage::new(tone()).await;
    stage.control.seek(2.0);
    assert_eq!(stage.control.current_time(), 2.0);
    for nowhere in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        stage.control.seek(nowhere);
        assert_eq!(stage.control.current_time(), 2.0);
    }
    stage.control.play();
    stage.until("playing").await;
    assert!(stage.audio().current_time() >= 1.9);
}

#[wasm_bindgen_test]
async fn progress_and_the_end_are_reported() {
    let stage = Stage::new(tone()).await;
    stage.control.set_playback_rate(3.0);
    stage.control.play();
    stage.until("ended").await;
    assert_eq!(stage.codes(), ["play", "25", "50", "75", "100", "ended"]);
    stage.control.play();
    stage.until("playing").await;
    assert!(stage.control.current_time() < 2.0);
}

#[wasm_bindgen_test]
async fn without_a_source_there_is_a_message_and_a_retry_button() {
    let stage = Stage::new(narration(&[])).await;
    stage.find(".player-play").click();
    stage.until("failed").await;
    assert!(
        stage
            .find("[role=alert]")
            .text_content()
            .unwrap()
            .contains("Try again")
    );
    stage.find(".player-retry").click();
    until("a second attempt", || stage.codes() == ["no-source", "no-source"]).await;
}

#[wasm_bindgen_test]
async fn a_source_that_the_browser_cannot_play_is_not_fetched() {
    let stage = Stage::new(narration(&[(TONE, Some("audio/x-nonsense"))])).await;
    stage.control.play();
    stage.until("failed").await;
    assert_eq!(stage.codes(), ["unsupported"]);
    assert!(!stage.audio().has_attribute("src"));
}

#[wasm_bindgen_test]
async fn the_next_source_is_tried_if_one_fails() {
    let stage = Stage::new(narration(&[
        (TONE, Some("audio/x-nonsense")),
        (NOWHERE, None),
        (TONE, Some("audio/mpeg")),
    ]))
    .await;
    stage.control.play();
    stage.until("playing").await;
    assert!(stage.audio().src().ends_with(TONE));
}

#[wasm_bindgen_test]
async fn a_missing_file_fails_after_retries_and_keeps_the_position() {
    let mut stage = Stage::new(narration(&[(NOWHERE, None)])).await;
    stage.control.seek(2.0);
    stage.control.play();
    stage.until("failed").await;
    assert_eq!(stage.codes(), ["network"]);
    assert_eq!(stage.control.current_time(), 2.0);
    stage.update(tone()).await;
    assert_eq!(stage.phase(), "idle");
}

#[wasm_bindgen_test]
async fn a_browser_that_requires_a_gesture_is_obeyed() {
    let stage = Stage::new(tone()).await;
    let audio = stage.audio();
    let refuse = Function::new_no_args("return Promise.reject(new DOMException('', 'NotAllowedError'))");
    Reflect::set(&audio, &"play".into(), &refuse).unwrap();
    stage.control.play();
    stage.until("failed").await;
    assert_eq!(stage.codes(), ["blocked"]);
    assert!(stage.control.paused());
    Reflect::delete_property(&audio, &"play".into()).unwrap();
    stage.find(".player-play").click();
    stage.until("playing").await;
}

#[wasm_bindgen_test]
async fn keys_work_within_the_player_and_leave_the_browsers_alone() {
    let stage = Stage::new(tone()).await;
    stage.press(".player-play", "k", true);
    stage.press("[part=rate]", "k", false);
    stage.press(".player-play", " ", false);
    stays("not playing", || stage.phase() == "idle").await;
    stage.press("[part=seek]", "9", false);
    assert!((stage.control.current_time() - 3.6).abs() < 0.01);
    stage.press("[part=seek]", "PageDown", false);
    assert_eq!(stage.control.current_time(), 0.0);
    stage.press(".player-play", ">", false);
    assert_eq!(stage.control.playback_rate(), 1.25);
    let list: HtmlSelectElement = stage.find("[part=rate]").unchecked_into();
    until("the new speed in the list", || list.value() == "1.25").await;
    stage.press("[part=seek]", "k", false);
    stage.until("playing").await;
}

#[wasm_bindgen_test]
async fn the_speed_of_the_reader_is_stored_and_that_of_the_page_is_not() {
    let stage = Stage::new(tone()).await;
    stage.control.set_playback_rate(2.5);
    let later = Stage::new(tone()).await;
    assert_eq!(later.control.playback_rate(), 1.0);
    let list: HtmlSelectElement = later.find("[part=rate]").unchecked_into();
    list.set_value("1.5");
    list.dispatch_event(&event("change")).unwrap();
    until("the chosen speed", || later.control.playback_rate() == 1.5).await;
    for rate in [2.0, 1.1, 1.0, 1.33, 1.5] {
        later.control.set_playback_rate(rate);
        until("the page's speed in the list", || {
            list.value() == rate.to_string()
        })
        .await;
    }
    let latest = Stage::new(tone()).await;
    assert_eq!(latest.control.playback_rate(), 1.5);
}

#[wasm_bindgen_test]
async fn one_choice_does_not_overwrite_another() {
    let (first, second) = (Stage::new(tone()).await, Stage::new(tone()).await);
    let list: HtmlSelectElement = first.find("[part=rate]").unchecked_into();
    list.set_value("2");
    list.dispatch_event(&event("change")).unwrap();
    // The second one has not played yet and does not know the new speed.
    second.press("[part=seek]", "m", false);
    assert!(second.audio().muted());
    // A speed that the page sets is not the reader's choice.
    first.control.set_playback_rate(2.5);
    first.press("[part=seek]", "m", false);
    first.press("[part=seek]", "m", false);
    assert!(!first.audio().muted());
    let later = Stage::new(tone()).await;
    assert_eq!(later.control.playback_rate(), 2.0);
    assert!(!later.audio().muted());
    second.press("[part=seek]", "m", false);
    second.press("[part=seek]", "m", false);
    let latest = Stage::new(tone()).await;
    assert_eq!(latest.control.playback_rate(), 2.0);
    assert!(latest.audio().muted());
}

#[wasm_bindgen_test]
async fn downloaded_ranges_are_shown_also_for_a_small_file() {
    let stage = Stage::new(tone()).await;
    stage.control.play();
    stage.until("playing").await;
    until("the downloaded part", || stage.has(".player-track-buffered > *")).await;
}

#[wasm_bindgen_test]
async fn starting_one_pauses_the_other() {
    let first = Stage::new(tone()).await;
    let second = Stage::new(tone()).await;
    first.control.play();
    first.until("playing").await;
    second.control.play();
    second.until("playing").await;
    first.until("paused").await;
}

#[wasm_bindgen_test]
async fn only_other_sources_stop_playback() {
    let mut stage = Stage::new(tone()).await;
    stage.control.play();
    stage.until("playing").await;
    stage
        .update(Narration {
            voice: Some("Emma".into()),
            duration_ms: Some(9_000),
            ..tone()
        })
        .await;
    assert_eq!(stage.phase(), "playing");
    assert!(!stage.audio().paused());
    stage.update(narration(&[(NOWHERE, None)])).await;
    assert_eq!(stage.phase(), "idle");
    assert!(stage.audio().paused() && !stage.audio().has_attribute("src"));
    assert_eq!(stage.codes(), ["play", "pause"]);
}

#[wasm_bindgen_test]
async fn it_is_silent_when_it_is_removed() {
    let mut stage = Stage::new(tone()).await;
    stage.control.play();
    stage.until("playing").await;
    let audio = stage.audio();
    stage.app.take().unwrap().destroy();
    until("silence", || audio.paused() && !audio.has_attribute("src")).await;
    assert!(stage.control.paused() && stage.control.duration().is_nan());
    stage.control.play();
    assert!(audio.paused());
    assert_eq!(stage.codes(), ["play", "pause"]);
}

#[wasm_bindgen_test]
async fn a_slider_moved_by_assistive_technology_moves_by_five_seconds() {
    let stage = Stage::new(Narration {
        duration_ms: Some(60_000),
        ..tone()
    })
    .await;
    let slider: web_sys::HtmlInputElement = stage.find("[part=seek]").unchecked_into();
    for (value, expected) in [("0.1", 5.0), ("5.1", 10.0), ("9.9", 5.0), ("42", 42.0)] {
        slider.set_value(value);
        slider.dispatch_event(&event("input")).unwrap();
        slider.dispatch_event(&event("change")).unwrap();
        until(&format!("{expected} s after {value}"), || {
            stage.control.current_time() == expected && slider.value() == expected.to_string()
        })
        .await;
    }
}
