//! `article.extra` as JSON text: postcard does not describe its values, and the names of `extra` are not known.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

use crate::model::Map;

pub(crate) fn serialize<S: Serializer>(extra: &Map, serializer: S) -> Result<S::Ok, S::Error> {
    let text = serde_json::to_string(extra).map_err(S::Error::custom)?;
    serializer.serialize_str(&text)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Map, D::Error> {
    let text = String::deserialize(deserializer)?;
    serde_json::from_str(&text).map_err(D::Error::custom)
}
