//! Exclusive playback: one player of the page plays at a time. All elements of the page share one WebAssembly
//! instance, so a static variable is enough.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::player::state::playback::Playback;

thread_local! {
    static SPEAKER: RefCell<Option<Weak<dyn Playback>>> = const { RefCell::new(None) };
}

/// Makes `playback` the one that plays, and pauses the one before.
pub fn take(playback: &Rc<dyn Playback>) {
    let before = SPEAKER.replace(Some(Rc::downgrade(playback)));
    // The variable must not be borrowed here: a listener of the pause event may start another player.
    if let Some(before) = before.and_then(|weak| weak.upgrade())
        && !Rc::ptr_eq(&before, playback)
    {
        before.pause();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::player::state::playback::tests::Toy;

    fn start(playback: &Rc<dyn Playback>) {
        take(playback);
        playback.play();
    }

    #[test]
    fn starting_one_pauses_the_other() {
        let (first, second): (Rc<dyn Playback>, Rc<dyn Playback>) =
            (Rc::new(Toy::default()), Rc::new(Toy::default()));
        start(&first);
        start(&first);
        assert!(!first.is_paused());
        start(&second);
        assert!(first.is_paused() && !second.is_paused());
        drop(second);
        start(&first);
        assert!(!first.is_paused());
    }
}
