//! The player's controls, one a file. Each is drawn again only when what it shows changes.

mod disclosure;
mod icons;
mod speed;
mod timeline;
mod transport;
mod trouble;
mod volume;

pub use disclosure::{Disclosure, discloses};
pub use speed::SpeedChoice;
pub use timeline::Timeline;
pub use transport::{PlayButton, SkipButtons};
pub use trouble::Trouble;
pub use volume::VolumeControl;
