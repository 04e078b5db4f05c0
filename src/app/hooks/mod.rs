//! Effects of the application on the browser: the page that it adopts.

mod adopted_page;
mod in_place;
mod out_of_view;

pub use adopted_page::AdoptedPage;
pub(super) use adopted_page::{is_in_the_middle, outermost};
pub(super) use in_place::{Holder, InPlace};
pub(super) use out_of_view::OutOfView;
