//! How values are written and read.

use std::rc::Rc;

use crate::model::{BaseUrl, Value};

/// A value that can be written, and read again.
pub(super) trait Wire: Sized {
    /// Writes it as JSON.
    fn put(&self, out: &mut String);

    /// Reads it; `None` where it is something else.
    fn take(value: Value, base: &BaseUrl) -> Option<Self>;
}

/// A list that is being written.
pub(super) struct List<'a> {
    out: &'a mut String,
    is_empty: bool,
}

impl<'a> List<'a> {
    pub(super) fn open(out: &'a mut String) -> Self {
        out.push('[');
        Self { out, is_empty: true }
    }

    fn next(&mut self) -> &mut String {
        if !std::mem::replace(&mut self.is_empty, false) {
            self.out.push(',');
        }
        self.out
    }

    pub(super) fn put(&mut self, value: &impl Wire) {
        value.put(self.next());
    }

    pub(super) fn text(&mut self, text: &str) {
        put_text(text, self.next());
    }

    pub(super) fn entries(&mut self, values: &[impl Wire]) {
        put_all(values, self.next());
    }

    pub(super) fn close(self) {
        self.out.push(']');
    }
}

pub(super) fn put_all(values: &[impl Wire], out: &mut String) {
    let mut list = List::open(out);
    for value in values {
        list.put(value);
    }
    list.close();
}

/// Text as a string of JSON (RFC 8259, section 7).
pub(super) fn put_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\0'..=' ' if c != ' ' => out.push_str(&format!("\\u{:04x}", c as u32)),
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// The entries of a list, one after the other.
pub(super) struct Fields<'a> {
    entries: std::vec::IntoIter<Value>,
    base: &'a BaseUrl,
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: Value, base: &'a BaseUrl) -> Option<Self> {
        match value {
            Value::Array(entries) => Some(Self {
                entries: entries.into_iter(),
                base,
            }),
            _ => None,
        }
    }

    pub(super) fn value(&mut self) -> Option<Value> {
        self.entries.next()
    }

    pub(super) fn take<T: Wire>(&mut self) -> Option<T> {
        T::take(self.entries.next()?, self.base)
    }

    /// `whole`, where no entry is left.
    pub(super) fn end<T>(mut self, whole: T) -> Option<T> {
        self.entries.next().is_none().then_some(whole)
    }
}

/// The text of a string.
pub(super) fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// A structure is the list of its fields.
macro_rules! wire_struct {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut String) {
                let Self { $($field),* } = self;
                let mut list = List::open(out);
                $(list.put($field);)*
                list.close();
            }

            fn take(value: Value, base: &BaseUrl) -> Option<Self> {
                let mut fields = Fields::of(value, base)?;
                let whole = Self { $($field: fields.take()?),* };
                fields.end(whole)
            }
        }
    )*};
}

/// A choice is a list that begins with its number.
macro_rules! wire_enum {
    ($name:ident: $($code:literal => $variant:ident $(($($place:ident),*))? $({$($field:ident),*})?),* $(,)?) => {
        impl Wire for $name {
            fn put(&self, out: &mut String) {
                let mut list = List::open(out);
                match self {
                    $(Self::$variant $(($($place),*))? $({$($field),*})? => {
                        list.put(&($code as u32));
                        $($(list.put($place);)*)?
                        $($(list.put($field);)*)?
                    })*
                }
                list.close();
            }

            fn take(value: Value, base: &BaseUrl) -> Option<Self> {
                let mut fields = Fields::of(value, base)?;
                let whole = match fields.take::<u32>()? {
                    $($code => {
                        $($(let $place = fields.take()?;)*)?
                        $($(let $field = fields.take()?;)*)?
                        Self::$variant $(($($place),*))? $({$($field),*})?
                    })*
                    _ => return None,
                };
                fields.end(whole)
            }
        }
    };
}

macro_rules! wire_number {
    ($($number:ty),*) => {$(
        impl Wire for $number {
            fn put(&self, out: &mut String) {
                out.push_str(&self.to_string());
            }

            fn take(value: Value, _: &BaseUrl) -> Option<Self> {
                match value {
                    Value::Number(number) => number.as_str().parse().ok(),
                    _ => None,
                }
            }
        }
    )*};
}

wire_number!(u8, u32, u64, usize);

impl Wire for bool {
    fn put(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }

    fn take(value: Value, _: &BaseUrl) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }
}

impl Wire for String {
    fn put(&self, out: &mut String) {
        put_text(self, out);
    }

    fn take(value: Value, _: &BaseUrl) -> Option<Self> {
        text(value)
    }
}

impl Wire for Rc<str> {
    fn put(&self, out: &mut String) {
        put_text(self, out);
    }

    fn take(value: Value, _: &BaseUrl) -> Option<Self> {
        text(value).map(Into::into)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut String) {
        match self {
            Some(value) => value.put(out),
            None => out.push_str("null"),
        }
    }

    fn take(value: Value, base: &BaseUrl) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::take(value, base).map(Some),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut String) {
        put_all(self, out);
    }

    fn take(value: Value, base: &BaseUrl) -> Option<Self> {
        let fields = Fields::of(value, base)?;
        fields.entries.map(|value| T::take(value, base)).collect()
    }
}

impl<T: Wire> Wire for Rc<[T]> {
    fn put(&self, out: &mut String) {
        put_all(self, out);
    }

    fn take(value: Value, base: &BaseUrl) -> Option<Self> {
        Vec::take(value, base).map(Into::into)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut String) {
        let mut list = List::open(out);
        list.put(&self.0);
        list.put(&self.1);
        list.close();
    }

    fn take(value: Value, base: &BaseUrl) -> Option<Self> {
        let mut fields = Fields::of(value, base)?;
        let whole = (fields.take()?, fields.take()?);
        fields.end(whole)
    }
}

pub(super) use {wire_enum, wire_struct};
