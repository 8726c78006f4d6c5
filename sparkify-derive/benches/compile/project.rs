//! The four crates on disk, outside our workspace. Each is a workspace of its own with its own target folder, as it is
//! for whoever uses the library: none pays for cargo and the compiler looking through what another needs.

use crate::{
    library::{LIBRARIES, Library},
    schema::Table,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The written crates.
pub(crate) struct Project {
    folder: PathBuf,
}

impl Project {
    /// Writes the crates below `folder`; what was built there before stays.
    pub(crate) fn write(folder: &Path) -> io::Result<Self> {
        let project = Self { folder: folder.to_owned() };
        for library in &LIBRARIES {
            let source = project.folder(library).join("src");
            fs::create_dir_all(&source)?;
            fs::write(project.folder(library).join("Cargo.toml"), manifest(library))?;
            for (name, text) in files(library) {
                fs::write(source.join(name), text)?;
            }
        }
        Ok(project)
    }

    /// Where a crate is written and built.
    pub(crate) fn folder(&self, library: &Library) -> PathBuf {
        self.folder.join(library.name)
    }

    /// A source file of a crate.
    pub(crate) fn source(&self, library: &Library, name: &str) -> PathBuf {
        self.folder(library).join("src").join(name)
    }
}

/// The source files of a crate, each with its name.
pub(crate) fn files(library: &Library) -> Vec<(String, String)> {
    let tables = Table::all();
    let modules: Vec<String> =
        tables.iter().map(|table| format!("pub mod {};\n", table.sql_name())).collect();
    let modules = modules.concat();
    let root = format!("//! Fifty tables.\n\n{modules}\n{}", (library.root)(&tables));
    let tables = tables.iter().map(|table| (file_name(table), (library.module)(table)));
    [("lib.rs".to_owned(), root)].into_iter().chain(tables).collect()
}

/// The name of a table's file.
pub(crate) fn file_name(table: &Table) -> String {
    format!("{}.rs", table.sql_name())
}

fn manifest(library: &Library) -> String {
    let ours = || {
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("sparkify-schema");
        format!("sparkify-schema = {{ path = '{}' }}\n{DEPENDENCIES_ARE_WHOLE}", schema.display())
    };
    let dependencies = if library.dependencies.is_empty() { ours() } else { library.dependencies.to_owned() };
    format!(
        "[package]
name = \"fifty-tables-{}\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[workspace]

[profile.dev]
debug = \"line-tables-only\"

[dependencies]
{dependencies}",
        library.name
    )
}

/// Our own crates are a dependency here like any other, and no dependency is compiled incrementally.
const DEPENDENCIES_ARE_WHOLE: &str = "
[profile.dev.package.sparkify-schema]
incremental = false

[profile.dev.package.sparkify-derive]
incremental = false
";
