//! The handle through which the element's own methods reach the player.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use yew::Callback;

use crate::player::state::playback::Playback;
use crate::player::state::preferences::clamp_rate;

/// Requests to a player that does not exist yet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Requests {
    play: bool,
    seek: Option<f64>,
    rate: Option<f64>,
    /// The length of the recording as the article gives it, in seconds.
    duration: Option<f64>,
}

#[derive(Default)]
struct Held {
    playback: Option<Rc<dyn Playback>>,
    requests: Requests,
    /// Called when a player is requested.
    on_request: Option<Callback<()>>,
}

/// A handle to a player. It holds requests until the player exists. Compared by identity.
#[derive(Clone, Default)]
pub struct PlayerControl(Rc<RefCell<Held>>);

impl PlayerControl {
    /// Plays. If the browser requires a gesture, call it within one.
    pub fn play(&self) {
        match self.playback() {
            Some(playback) => playback.play(),
            None => {
                self.request(|requests| requests.play = true);
                self.notify();
            }
        }
    }

    /// Pauses.
    pub fn pause(&self) {
        match self.playback() {
            Some(playback) => playback.pause(),
            None => self.request(|requests| requests.play = false),
        }
    }

    /// Seeks to `secs`; before anything is loaded, playing will begin there. Numbers that are not finite are ignored.
    pub fn seek(&self, secs: f64) {
        if !secs.is_finite() {
            return;
        }
        match self.playback() {
            Some(playback) => playback.seek(secs),
            None => {
                self.request(|requests| requests.seek = Some(if secs > 0.0 { secs } else { 0.0 }));
                self.notify();
            }
        }
    }

    /// Returns the position in seconds; 0 without a player.
    #[must_use]
    pub fn current_time(&self) -> f64 {
        match self.playback() {
            Some(playback) => playback.current_time(),
            None => self.requests().seek.unwrap_or(0.0),
        }
    }

    /// Returns the length in seconds; NaN if it is not known.
    #[must_use]
    pub fn duration(&self) -> f64 {
        match self.playback() {
            Some(playback) => playback.duration(),
            None => self.requests().duration.unwrap_or(f64::NAN),
        }
    }

    /// Returns whether it neither plays nor is about to.
    #[must_use]
    pub fn paused(&self) -> bool {
        match self.playback() {
            Some(playback) => playback.is_paused(),
            None => !self.requests().play,
        }
    }

    /// Returns the speed.
    #[must_use]
    pub fn playback_rate(&self) -> f64 {
        match self.playback() {
            Some(playback) => playback.rate(),
            None => self.requests().rate.unwrap_or(1.0),
        }
    }

    /// Plays at `rate`, from 0.5 to 3. It is not stored, because the page wants it and not the reader.
    pub fn set_playback_rate(&self, rate: f64) {
        match self.playback() {
            Some(playback) => playback.set_rate(rate),
            None => self.request(|requests| requests.rate = Some(clamp_rate(rate))),
        }
    }

    /// Calls `on_request` if a method needs a player and there is none.
    pub fn on_request(&self, on_request: Callback<()>) {
        self.0.borrow_mut().on_request = Some(on_request);
    }

    /// Returns whether a request needs a player.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        let requests = self.requests();
        requests.play || requests.seek.is_some()
    }

    /// A player will come, for a recording of this length in milliseconds, if it is known.
    pub fn expect(&self, duration_ms: Option<u64>) {
        self.request(|requests| requests.duration = duration_ms.map(|ms| ms as f64 / 1000.0));
    }

    /// Forgets the requests: there will be no player.
    pub fn forget(&self) {
        self.request(|requests| *requests = Requests::default());
    }

    pub(in crate::player) fn attach(&self, playback: Rc<dyn Playback>) {
        let requests = self.requests();
        self.forget();
        self.0.borrow_mut().playback = Some(Rc::clone(&playback));
        if let Some(rate) = requests.rate {
            playback.set_rate(rate);
        }
        if let Some(secs) = requests.seek {
            playback.seek(secs);
        }
        if requests.play {
            playback.play();
        }
    }

    /// Releases `playback`, unless another player has taken the handle since.
    pub(in crate::player) fn detach(&self, playback: &Rc<dyn Playback>) {
        let mut held = self.0.borrow_mut();
        if held.playback.as_ref().is_some_and(|p| Rc::ptr_eq(p, playback)) {
            held.playback = None;
        }
    }

    fn notify(&self) {
        let on_request = self.0.borrow().on_request.clone();
        if let Some(on_request) = on_request {
            on_request.emit(());
        }
    }

    fn requests(&self) -> Requests {
        self.0.borrow().requests
    }

    fn request(&self, change: impl FnOnce(&mut Requests)) {
        change(&mut self.0.borrow_mut().requests);
    }

    /// Returns a clone, so that nothing is borrowed while its methods run: they may use this handle again.
    fn playback(&self) -> Option<Rc<dyn Playback>> {
        self.0.borrow().playback.clone()
    }
}

impl PartialEq for PlayerControl {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for PlayerControl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlayerControl")
            .field("attached", &self.0.borrow().playback.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::player::state::playback::tests::Toy;

    #[test]
    fn requests_before_the_player_is_loaded_are_carried_out_later() {
        let control = PlayerControl::default();
        assert!(control.paused() && control.duration().is_nan());
        control.expect(Some(134_500));
        control.seek(12.0);
        control.seek(f64::NAN);
        control.set_playback_rate(99.0);
        control.play();
        assert_eq!((control.current_time(), control.duration()), (12.0, 134.5));
        assert_eq!((control.playback_rate(), control.paused()), (3.0, false));
        let toy: Rc<dyn Playback> = Rc::new(Toy::default());
        control.attach(Rc::clone(&toy));
        assert!(!toy.is_paused());
        control.detach(&toy);
        assert!(control.paused() && control.current_time() == 0.0);
    }

    #[test]
    fn requests_are_dropped_if_there_will_be_no_player() {
        let control = PlayerControl::default();
        control.play();
        control.forget();
        let toy: Rc<dyn Playback> = Rc::new(Toy::default());
        control.attach(Rc::clone(&toy));
        assert!(toy.is_paused());
    }

    #[test]
    fn a_handle_belongs_to_the_player_that_was_attached_last() {
        let control = PlayerControl::default();
        let (first, second): (Rc<dyn Playback>, Rc<dyn Playback>) =
            (Rc::new(Toy::default()), Rc::new(Toy::default()));
        control.attach(Rc::clone(&first));
        control.play();
        assert!(!first.is_paused() && !control.paused());
        control.attach(Rc::clone(&second));
        control.detach(&first);
        assert_eq!(control.current_time(), 7.0);
        for secs in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            control.seek(secs);
        }
        control.detach(&second);
        assert!(control.paused());
    }

    #[test]
    fn handles_are_compared_by_identity() {
        let control = PlayerControl::default();
        assert_eq!(control, control.clone());
        assert_ne!(control, PlayerControl::default());
    }
}
