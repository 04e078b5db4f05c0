//! One player at a time has the floor. Every element of the page shares one WebAssembly instance, so a variable of the
//! module is enough.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::player::state::playback::Playback;

thread_local! {
    static SPEAKER: RefCell<Option<Weak<dyn Playback>>> = const { RefCell::new(None) };
}

/// Gives the floor to `playback` and pauses who had it.
pub fn take(playback: &Rc<dyn Playback>) {
    let before = SPEAKER.replace(Some(Rc::downgrade(playback)));
    // Only after the variable is free again: pausing tells the page, and the page may start another player.
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
