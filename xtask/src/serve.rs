//! `cargo xtask serve`: the demo site with live reload.

use crate::error::Result;
use crate::options::TrunkOptions;
use crate::project::Project;
use crate::tools;

/// Installs missing tools and ends in `trunk serve`.
pub fn serve(project: &Project, options: &TrunkOptions) -> Result {
    tools::for_building(project)?;
    println!("Building, then serving on http://127.0.0.1:8080/. The first build takes about 2 minutes.");
    tools::trunk::command(project)
        .arg("serve")
        .args(&options.passed_on)
        .end_in("serve the demo site")
}
