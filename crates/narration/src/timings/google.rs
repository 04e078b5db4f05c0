//! Google's timepoints: `{ "timepoints": [{ "markName": …, "timeSeconds": … }] }`. The names are those of `<mark>`
//! elements that the publisher put into the SSML.

use serde_json::Value;

use super::clock::{self, Amount};
use super::records::first;
use super::track::Builder;

pub(super) fn read(values: &[Value], builder: &mut Builder) {
    builder.set_named();
    let lists = values.iter().filter_map(|value| value.get("timepoints"));
    for point in lists.flat_map(super::entries) {
        // A time of 0 is left out of the JSON, as protocol buffers do.
        let time = match first(point, &["timeSeconds", "time_seconds"]) {
            Some(value) => clock::value(value),
            None => Some(Amount::Number(0)),
        };
        let time = time.map(Amount::in_seconds);
        if let Some(Value::String(name)) = first(point, &["markName", "mark_name"]) {
            builder.add(time, None, name);
        }
    }
}
