//! Parts of the module: code that a reader downloads only when it is needed, in a file of its own.
//!
//! A function declared with `part!` is where such a part begins. Whatever only it reaches, code and data, is moved out of
//! the module when the bundle is made (`xtask/src/publish/module/`, with the tools of the crate `wasm_split_helpers`). A call
//! brings the part first, and then is a call like any other: both sides share one memory.
//!
//! Native builds, and tests in a browser, have all parts in one piece: there the feature `split` is off.

/// Whether parts are files of their own.
pub const IS_SPLIT: bool = cfg!(all(feature = "split", target_family = "wasm"));

/// A part could not be fetched; asking again tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartMissing;

#[cfg(all(feature = "split", target_family = "wasm"))]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        // What happened is in the console: the loader says it there.
        Self
    }
}

/// `part! { name: fn f(…) -> Result<T, E> {…} }` declares `async fn f` whose body is in the part `name`, where
/// `E: From<PartMissing>`.
macro_rules! part {
    ($part:ident: $(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $answer:ty $body:block) => {
        #[cfg(all(feature = "split", target_family = "wasm"))]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $(#[$meta])*
        $vis fn $name($($arg: $type),*) -> $answer $body

        #[cfg(not(all(feature = "split", target_family = "wasm")))]
        $(#[$meta])*
        #[allow(clippy::unused_async, reason = "it waits where the module is split")]
        $vis async fn $name($($arg: $type),*) -> $answer $body
    };
}
