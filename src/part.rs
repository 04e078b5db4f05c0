//! Parts of the module: code in files of its own, which a reader downloads only when it is needed.
//!
//! A part begins at a function that is declared with `part!`. The build moves the function, and all code and data that only it
//! reaches, out of the module (`xtask/src/publish/module/`, with the tools of the crate `wasm_split_helpers`). A call first loads the
//! part and then is a plain call, because both sides share one memory.
//!
//! In native builds and in component tests the feature `split` is off, and the module is in one piece.

/// Whether parts are files of their own.
pub const IS_SPLIT: bool = cfg!(all(feature = "split", target_family = "wasm"));

/// The error of a part that could not be loaded. The next call tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartMissing;

#[cfg(all(feature = "split", target_family = "wasm"))]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        // The glue has written the reason to the console.
        Self
    }
}

/// `part! { name: fn f(…) -> Result<T, E> {…} }` declares `async fn f` with its body in the part `name`. `E` must implement
/// `From<PartMissing>`.
macro_rules! part {
    ($part:ident: $(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $answer:ty $body:block) => {
        #[cfg(all(feature = "split", target_family = "wasm"))]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $(#[$meta])*
        $vis fn $name($($arg: $type),*) -> $answer $body

        #[cfg(not(all(feature = "split", target_family = "wasm")))]
        $(#[$meta])*
        #[allow(clippy::unused_async, reason = "it waits if the module is split")]
        $vis async fn $name($($arg: $type),*) -> $answer $body
    };
}
