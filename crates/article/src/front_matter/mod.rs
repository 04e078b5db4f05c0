//! Front matter: the YAML at the head of an article's file. `split` finds it, `yaml` reads it.

pub(crate) mod split;
pub(crate) mod yaml;
