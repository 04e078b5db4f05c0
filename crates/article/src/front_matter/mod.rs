//! The data block at the head of an article's file: found by `split`, read by `yaml`.

pub(crate) mod split;
pub(crate) mod yaml;
