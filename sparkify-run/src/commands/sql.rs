//! `sparkify sql`: every statement, printed or written to files.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use sparkify_model as model;
use sparkify_schema::Statement;

use super::run::jobs;
use crate::cli::SqlArgs;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::ui::Ui;
use crate::{plan, source, statement};

pub(crate) fn run(config: &Config, args: &SqlArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let sources = source::named(config)?;
    let mut statements = model::statements(&sources).map_err(Error::Model)?;
    if !config.is_local() && jobs(config) != Some(1) && args.names.is_empty() && args.out.is_none() {
        statements = plan::in_parts(statements, &sources).map_err(Error::Model)?;
    }
    // A drop is no part of a run, but who asks for one by name, or for files, gets it.
    if args.names.is_empty() && args.out.is_none() {
        let drops = model::drop();
        statements.retain(|statement| !drops.contains(statement));
    }
    let statements = statement::select("statement or table", statements, |s| &s.name, &args.names)?;
    for lint in statements.iter().flat_map(|statement| &statement.lints) {
        if lint.allowed.is_none() {
            ui.lint(lint);
        }
    }
    match &args.out {
        None => ui.statements(&statements)?,
        Some(folder) => {
            for statement in &statements {
                write(folder, statement)?;
            }
            ui.note(&format!("{} statements written to {}", statements.len(), folder.display()));
        }
    }
    Ok(Exit::Done)
}

/// The file is the statement and a newline; a reader never sees half of it.
fn write(folder: &Path, statement: &Statement) -> Result<(), Error> {
    let folder = folder.join(statement.name.table);
    let path = folder.join(format!("{}.sql", statement.name.statement));
    let written = || -> io::Result<()> {
        fs::create_dir_all(&folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&folder)?;
        writeln!(file, "{}", statement.sql)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
        }
        file.persist(&path).map_err(|error| error.error)?;
        Ok(())
    };
    written().map_err(|source| Error::Write { path: path.clone(), source })
}
