//! Turns: many widgets of a page draw their articles one after another.
//!
//! Yew draws everything that was requested before its next task begins. Without turns a hundred articles that arrive together would be
//! drawn in one long task.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// The turn of a widget. It ends when it is dropped.
#[derive(Debug)]
#[must_use = "the turn ends when it is dropped"]
pub struct Turn(());

thread_local! {
    static IS_TAKEN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<VecDeque<Waker>> = const { RefCell::new(VecDeque::new()) };
}

/// Waits for the turn of the widget.
pub(super) async fn turn() -> Turn {
    poll_fn(|context| {
        if !IS_TAKEN.replace(true) {
            return Poll::Ready(Turn(()));
        }
        WAITING.with_borrow_mut(|waiting| waiting.push_back(context.waker().clone()));
        Poll::Pending
    })
    .await
}

impl Drop for Turn {
    fn drop(&mut self) {
        IS_TAKEN.set(false);
        if let Some(next) = WAITING.with_borrow_mut(VecDeque::pop_front) {
            next.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::{Context, Wake};

    use super::*;

    /// Counts how often it is woken.
    #[derive(Default)]
    struct Woken(AtomicUsize);

    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn the_next_turn_begins_when_the_one_before_ends() {
        let wakers = [(); 3].map(|()| Arc::new(Woken::default()));
        let count = |at: usize| wakers[at].0.load(Ordering::Relaxed);
        let [first, second, third] = [0, 1, 2].map(|at| Waker::from(Arc::clone(&wakers[at])));
        let (mut one, mut two, mut three) = (pin!(turn()), pin!(turn()), pin!(turn()));
        let Poll::Ready(taken) = one.as_mut().poll(&mut Context::from_waker(&first)) else {
            panic!("nobody else has it");
        };
        assert!(two.as_mut().poll(&mut Context::from_waker(&second)).is_pending());
        assert!(three.as_mut().poll(&mut Context::from_waker(&third)).is_pending());
        drop(taken);
        assert_eq!(
            (count(0), count(1), count(2)),
            (0, 1, 0),
            "only the next one is woken"
        );
        let Poll::Ready(taken) = two.as_mut().poll(&mut Context::from_waker(&second)) else {
            panic!("it is its turn");
        };
        drop(taken);
        assert_eq!(count(2), 1);
        assert!(three.as_mut().poll(&mut Context::from_waker(&third)).is_ready());
    }
}
