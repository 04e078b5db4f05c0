//! Pauses of a reader in a long text, so that its caller can do something else between.

use std::cell::Cell;
use std::fmt;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Number of small pieces of work between two questions whether to pause.
const PIECES: u32 = 32;

/// The end of a pause.
pub type Pause = Pin<Box<dyn Future<Output = ()>>>;

/// Whether a reader pauses.
pub struct Pauses<'a> {
    ask: Option<&'a dyn Fn() -> Option<Pause>>,
    pieces: Cell<u32>,
}

impl<'a> Pauses<'a> {
    /// A reader calls `ask` now and then, and waits for the pause that it returns, if any.
    #[must_use]
    pub fn new(ask: &'a dyn Fn() -> Option<Pause>) -> Self {
        Self {
            ask: Some(ask),
            pieces: Cell::new(0),
        }
    }

    /// For a reader that works without pauses.
    pub(crate) fn none() -> Self {
        Self {
            ask: None,
            pieces: Cell::new(0),
        }
    }

    /// Called after a small piece of work.
    pub(crate) async fn piece(&self) {
        let pieces = self.pieces.get() + 1;
        self.pieces.set(pieces % PIECES);
        if pieces == PIECES
            && let Some(pause) = self.ask.and_then(|ask| ask())
        {
            pause.await;
        }
    }
}

impl fmt::Debug for Pauses<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pauses").finish_non_exhaustive()
    }
}

/// Returns the result of a reader that works without pauses.
pub(crate) fn at_once<T>(reader: impl Future<Output = T>) -> T {
    let mut reader = pin!(reader);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(read) = reader.as_mut().poll(&mut context) {
            return read;
        }
    }
}
