//! Lazy parts: values, such as renderers, whose code is downloaded when it is first needed.
//!
//! `part!` declares where a part begins; a [`LazyPart`] holds its value, for all widgets of the page. A component
//! that renders with a part renders again when its own call of [`LazyPart::load`] returns.

use std::cell::Cell;
use std::pin::Pin;
use std::thread::LocalKey;

use crate::part::{IS_SPLIT, PartMissing};

/// The state of a part.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PartState<T> {
    /// It was not requested yet, or is being downloaded.
    Absent,
    /// It is loaded.
    Ready(T),
    /// The last download failed. The next one may succeed.
    Failed,
}

impl<T: Copy> PartState<T> {
    /// The state at the start: the module of a native build or a test is in one piece and has every part.
    pub(crate) const fn initial(value: T) -> Self {
        if IS_SPLIT {
            Self::Absent
        } else {
            Self::Ready(value)
        }
    }
}

type Download<T> = Pin<Box<dyn Future<Output = Result<T, PartMissing>>>>;

/// The holder of a part's value. `lazy_part!` declares one.
pub(crate) struct LazyPart<T: 'static> {
    state: &'static LocalKey<Cell<PartState<T>>>,
    download: fn() -> Download<T>,
}

impl<T: Copy> LazyPart<T> {
    pub(crate) const fn new(
        state: &'static LocalKey<Cell<PartState<T>>>,
        download: fn() -> Download<T>,
    ) -> Self {
        Self { state, download }
    }

    pub(crate) fn state(&self) -> PartState<T> {
        self.state.get()
    }

    /// Returns the part's value if it is loaded.
    pub(crate) fn get(&self) -> Option<T> {
        match self.state() {
            PartState::Ready(value) => Some(value),
            PartState::Absent | PartState::Failed => None,
        }
    }

    /// Downloads the part if it is not loaded, also after a failure. Returns its value, or `None` after a failure.
    pub(crate) async fn load(&self) -> Option<T> {
        if self.get().is_none() {
            self.set(self.download().await);
        }
        self.get()
    }

    /// Downloads the part and leaves the state as it is: for a caller that chooses the time of the next render, and then
    /// calls [`set`](Self::set).
    pub(crate) async fn download(&self) -> Result<T, PartMissing> {
        (self.download)().await
    }

    /// Takes the result of a download. A failure does not replace a value.
    pub(crate) fn set(&self, result: Result<T, PartMissing>) {
        match result {
            Ok(value) => self.state.set(PartState::Ready(value)),
            Err(PartMissing) if self.get().is_none() => self.state.set(PartState::Failed),
            Err(PartMissing) => {}
        }
    }
}

/// `lazy_part! { name: static RENDERER: Type = value; }` declares a [`LazyPart`] whose value is in the part `name`.
macro_rules! lazy_part {
    ($part:ident: $(#[$meta:meta])* $vis:vis static $holder:ident: $type:ty = $value:expr;) => {
        $(#[$meta])*
        $vis static $holder: $crate::lazy::LazyPart<$type> = {
            thread_local! {
                static STATE: ::std::cell::Cell<$crate::lazy::PartState<$type>> =
                    const { ::std::cell::Cell::new($crate::lazy::PartState::initial($value)) };
            }
            part! {
                $part:
                fn download() -> Result<$type, $crate::part::PartMissing> {
                    Ok($value)
                }
            }
            $crate::lazy::LazyPart::new(&STATE, || Box::pin(download()))
        };
    };
}

#[cfg(all(test, feature = "prerender"))]
mod tests {
    use std::future::ready;

    use futures_executor::block_on;

    use super::*;

    thread_local! {
        static ANSWER: Cell<Result<u8, PartMissing>> = const { Cell::new(Err(PartMissing)) };
        static STATE: Cell<PartState<u8>> = const { Cell::new(PartState::Absent) };
    }

    static PART: LazyPart<u8> = LazyPart::new(&STATE, || Box::pin(ready(ANSWER.get())));

    #[test]
    fn a_failed_download_can_be_repeated_and_takes_nothing_away() {
        assert!(matches!(PART.state(), PartState::Absent));
        assert_eq!(block_on(PART.load()), None);
        assert!(matches!(PART.state(), PartState::Failed));
        ANSWER.set(Ok(1));
        assert_eq!(block_on(PART.load()), Some(1));
        PART.set(Err(PartMissing));
        assert_eq!(PART.get(), Some(1));
        ANSWER.set(Ok(2));
        assert_eq!(
            block_on(PART.load()),
            Some(1),
            "what is here is not downloaded again"
        );
    }

    #[test]
    fn a_download_alone_changes_nothing() {
        ANSWER.set(Ok(1));
        let result = block_on(PART.download());
        assert_eq!((PART.get(), result), (None, Ok(1)));
        PART.set(result);
        assert_eq!(PART.get(), Some(1));
    }

    #[test]
    fn a_module_in_one_piece_has_every_part() {
        assert!(matches!(PartState::initial(1), PartState::Ready(1)));
    }
}
