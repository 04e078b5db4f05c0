//! Blocks within blocks, text within text: a file that nests deeper than any article is refused. Reading recurses, and the
//! stack of a WebAssembly module is small.

use std::cell::Cell;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Block, Inline};

/// The Markdown reader nests blocks and text 32 levels deep at most.
const DEEPEST: usize = 80;

thread_local! {
    // serde's derives have no place for a context.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Calls `read`, one level further in.
fn nested<T, E: Error>(read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let depth = DEPTH.get();
    if depth == DEEPEST {
        return Err(E::custom("nested too deep"));
    }
    DEPTH.set(depth + 1);
    let value = read();
    DEPTH.set(depth);
    value
}

// `#[serde(remote = "Self")]` derives functions of the same names, which these call.

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        nested(|| Self::deserialize(deserializer))
    }
}

impl<'de> Deserialize<'de> for Inline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        nested(|| Self::deserialize(deserializer))
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}
