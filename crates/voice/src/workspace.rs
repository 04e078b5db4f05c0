//! The folders that a narration uses.

use std::path::PathBuf;

use article_command::Run;

/// The folders that a narration uses, besides that of the article.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The folder in which programs run.
    pub folder: PathBuf,
    /// The folder of the spoken sentences. It may be deleted at any time.
    pub cache: PathBuf,
    /// The folder for files that are deleted at the end. Nothing else may be in it.
    pub temporary: PathBuf,
}

impl Workspace {
    /// Returns a program that will run in the folder of the workspace.
    pub(crate) fn command(&self, program: &str) -> Run {
        Run::new(program).folder(&self.folder)
    }
}
