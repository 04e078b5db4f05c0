//! Elements by function instead of by `html!`, which puts the assembly of each element where it stands: some 200 bytes of
//! code apiece against 60 (yew 0.23.0). What has properties (`input`) or is a component is written with `html!` as ever, and
//! the two can hold one another.

use std::mem::ManuallyDrop;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, Listeners, VList, VTag, VText};

/// Attributes of an [`element`]: first those that are always the same, then, after a semicolon, those that vary, whose
/// value may be an `Option`: `attributes!["class" = "anchor"; "href" = address, "title" = title]`.
macro_rules! attributes {
    [$($name:literal = $value:literal),* $(,)?] => {
        ::yew::virtual_dom::Attributes::Static(
            &[$(($name, ::yew::virtual_dom::AttributeOrProperty::Static($value))),*]
        )
    };
    [$($fixed:literal = $value:literal),*; $($name:literal = $varying:expr),+ $(,)?] => {
        $crate::dom::varying(
            &[$($fixed,)* $($name),+],
            &[$($value),*],
            [$(::yew::html::IntoPropValue::into_prop_value($varying)),+],
        )
    };
}

pub(crate) use attributes;

/// What [`attributes!`] expands to where attributes vary: `names` are of the `fixed` values, then of the `values`.
pub(crate) fn varying<const N: usize>(
    names: &'static [&'static str],
    fixed: &'static [&'static str],
    values: [Option<AttrValue>; N],
) -> Attributes {
    // `merge` leaves nothing behind to drop.
    merge(names, fixed, &mut *ManuallyDrop::new(values))
}

#[inline(never)]
fn merge(
    names: &'static [&'static str],
    fixed: &'static [&'static str],
    values: &mut [Option<AttrValue>],
) -> Attributes {
    let fixed = fixed.iter().map(|value| Some(AttrValue::Static(value)));
    let values = fixed
        .chain(values.iter_mut().map(Option::take))
        .map(|value| value.map(AttributeOrProperty::Attribute));
    Attributes::Dynamic {
        keys: names,
        values: values.collect(),
    }
}

/// What `html!` expands to for an element; `VTag::new` and its setters are 1 kB more.
pub(crate) fn element(tag: &'static str, attributes: Attributes, content: Html) -> Html {
    element_at(&NodeRef::default(), tag, attributes, content)
}

/// An element to which `node` will lead.
pub(crate) fn element_at(node: &NodeRef, tag: &'static str, attributes: Attributes, content: Html) -> Html {
    tag_of(node, tag, attributes, Listeners::None, content)
}

/// An element with [`listeners`].
pub(crate) fn element_on(
    tag: &'static str,
    attributes: Attributes,
    listeners: Listeners,
    content: Html,
) -> Html {
    tag_of(&NodeRef::default(), tag, attributes, listeners, content)
}

/// One listener or more, such as `onclick::Wrapper::new(…)`.
pub(crate) fn listeners<const N: usize>(listeners: [Rc<dyn Listener>; N]) -> Listeners {
    Listeners::Pending(listeners.map(Some).into())
}

#[inline(never)]
fn tag_of(
    node: &NodeRef,
    tag: &'static str,
    attributes: Attributes,
    listeners: Listeners,
    content: Html,
) -> Html {
    let tag = AttrValue::Static(tag);
    VTag::__new_other(tag, node.clone(), None, attributes, listeners, content).into()
}

/// One node after the other.
pub(crate) fn nodes<const N: usize>(nodes: [Html; N]) -> Html {
    list(Vec::from(nodes))
}

#[inline(never)]
fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// A text node. `html!` makes them through `ToString`, which copies what is shared.
pub(crate) fn text(text: impl Into<AttrValue>) -> Html {
    VText::new(text).into()
}
