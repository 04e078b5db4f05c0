//! Dates by the browser's own `Intl.DateTimeFormat` (ECMA-402).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::Locale;
use article::DateTime;

#[wasm_bindgen]
extern "C" {
    // js-sys' own binding traps if the tag is invalid; this one returns the `RangeError`.
    type DateTimeFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &Array, options: &Object) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, epoch_ms: f64) -> Result<String, JsValue>;
}

/// The formatters of a language, kept since creating one costs far more than using it, and a list of links has twenty dates.
struct Formatters {
    tag: Rc<str>,
    day: Option<DateTimeFormat>,
    time: Option<DateTimeFormat>,
}

thread_local! {
    static FORMATTERS: RefCell<Vec<Rc<Formatters>>> = const { RefCell::new(Vec::new()) };
}

/// The long date.
pub fn day(date: &DateTime, locale: &Locale) -> String {
    formatted(formatters(locale).day.as_ref(), date)
}

/// The short time.
pub fn time_of_day(date: &DateTime, locale: &Locale) -> String {
    formatted(formatters(locale).time.as_ref(), date)
}

fn formatted(formatter: Option<&DateTimeFormat>, date: &DateTime) -> String {
    formatter
        .and_then(|formatter| formatter.format(date.local_ms()).ok())
        .unwrap_or_else(|| date.to_rfc3339())
}

fn formatters(locale: &Locale) -> Rc<Formatters> {
    FORMATTERS.with_borrow_mut(|known| {
        if let Some(found) = known.iter().find(|f| *f.tag == *locale.tag()) {
            return Rc::clone(found);
        }
        let made = Rc::new(Formatters {
            tag: locale.tag().into(),
            day: formatter(locale, "dateStyle", "long"),
            time: formatter(locale, "timeStyle", "short"),
        });
        known.push(Rc::clone(&made));
        made
    })
}

/// Returns a formatter for the locale: in the language of the interface's words if the browser does not know the locale's,
/// and in English if the tag is well-formed but invalid, such as `en-a`.
fn formatter(locale: &Locale, style: &str, value: &str) -> Option<DateTimeFormat> {
    let options = Object::new();
    for (name, value) in [(style, value), ("timeZone", "UTC")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // Without a second choice the browser would take its own language, which need not be the words'.
    let tags = [locale.tag(), locale.strings_lang()].map(JsString::from);
    DateTimeFormat::new(&tags.into_iter().collect(), &options)
        .or_else(|_| DateTimeFormat::new(&Array::of1(&"en".into()), &options))
        .ok()
}
