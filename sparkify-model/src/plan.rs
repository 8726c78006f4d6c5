//! The statements in the order they run.

use crate::{
    checks, reports,
    source::Sources,
    tables::{Artist, Song, Songplay, StagingEvent, StagingSong, Time, User, tables},
};
use sparkify_schema::{Load, QueryError, Statement, begin, commit, delete_all, transactions};

/// Creates every table that is not there.
#[must_use]
pub fn create() -> Vec<Statement> {
    [
        Statement::create_table::<StagingEvent>(),
        Statement::create_table::<StagingSong>(),
        Statement::create_table::<User>(),
        Statement::create_table::<Artist>(),
        Statement::create_table::<Song>(),
        Statement::create_table::<Time>(),
        Statement::create_table::<Songplay>(),
    ]
    .into()
}

/// Drops every table: those that refer to others first.
#[must_use]
pub fn drop() -> Vec<Statement> {
    [
        Statement::drop_table::<Songplay>(),
        Statement::drop_table::<Time>(),
        Statement::drop_table::<Song>(),
        Statement::drop_table::<Artist>(),
        Statement::drop_table::<User>(),
        Statement::drop_table::<StagingSong>(),
        Statement::drop_table::<StagingEvent>(),
    ]
    .into()
}

/// Loads every table anew, in one transaction: the old rows go, the sources come, and the star is made of them.
///
/// # Errors
/// If a statement has a mistake the compiler can't see, or may not run in a transaction; a test says that none has.
pub fn load(sources: &Sources) -> Result<Vec<Statement>, QueryError> {
    let mut statements = vec![begin()];
    statements.extend(tables().iter().rev().map(delete_all));
    statements.push(sources.copy_events().statement()?);
    statements.push(sources.copy_songs().statement()?);
    statements.push(User::load().try_statement()?);
    statements.push(Artist::load().try_statement()?);
    statements.push(Song::load().try_statement()?);
    statements.push(Songplay::load().try_statement()?);
    // The moments of the plays, so after them.
    statements.push(Time::load().try_statement()?);
    statements.push(commit());
    transactions(&statements)?;
    Ok(statements)
}

/// The same load in parts: the tables that sources are copied into do not need each other, so each may be filled by a
/// transaction of its own, beside the others. The star is made of them in a last one.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadParts {
    /// In the order every load writes to them.
    pub staging: Vec<StagingLoad>,
    /// BEGIN, what makes the star anew, COMMIT.
    pub star: Vec<Statement>,
}

/// What fills one staging table.
#[derive(Debug, Clone, PartialEq)]
pub struct StagingLoad {
    /// The table.
    pub table: &'static str,
    /// Its old rows go.
    pub empty: Statement,
    /// The source comes.
    pub copy: Statement,
}

/// The statements of [`load`], in parts that may run side by side.
///
/// # Errors
/// As [`load`].
pub fn load_in_parts(sources: &Sources) -> Result<LoadParts, QueryError> {
    let mut statements = load(sources)?;
    let take = |statements: &mut Vec<Statement>, table: &str, what: &str| {
        let at = statements.iter().position(|it| it.name.table == table && it.name.statement == what)?;
        Some(statements.remove(at))
    };
    let order: Vec<&'static str> =
        statements.iter().filter(|it| it.name.statement == "delete").map(|it| it.name.table).collect();
    let mut staging = Vec::new();
    for table in order {
        let Some(copy) = take(&mut statements, table, "copy") else { continue };
        if let Some(empty) = take(&mut statements, table, "delete") {
            staging.push(StagingLoad { table, empty, copy });
        }
    }
    transactions(&statements)?;
    Ok(LoadParts { staging, star: statements })
}

/// Everything there is to review, in the order of a run, and the drops last.
///
/// # Errors
/// As [`load`].
pub fn statements(sources: &Sources) -> Result<Vec<Statement>, QueryError> {
    let mut statements = create();
    statements.extend(load(sources)?);
    statements.extend(checks().into_iter().map(|check| check.statement));
    statements.extend(reports().into_iter().map(|report| report.statement));
    statements.extend(drop());
    Ok(statements)
}

#[cfg(test)]
mod tests {
    use super::{Sources, load, load_in_parts, statements};

    #[test]
    fn the_parts_are_the_load() {
        let sources = Sources::default();
        let (whole, parts) = (load(&sources).expect("right"), load_in_parts(&sources).expect("right"));
        let tables: Vec<_> = parts.staging.iter().map(|staged| staged.table).collect();
        assert_eq!(tables, ["staging_songs", "staging_events"], "in the order that load empties them");
        let mut all = parts.star.clone();
        all.extend(parts.staging.into_iter().flat_map(|staged| [staged.empty, staged.copy]));
        assert_eq!(all.len(), whole.len());
        assert!(whole.iter().all(|statement| all.contains(statement)), "no statement is another");
        let begins = |text: &str| parts.star.iter().filter(|it| it.sql.starts_with(text)).count();
        assert_eq!((begins("BEGIN"), begins("COMMIT"), begins("DELETE"), begins("INSERT")), (1, 1, 5, 5));
    }

    #[test]
    fn every_lint_is_allowed_with_a_reason() {
        let statements = statements(&Sources::default()).expect("no statement has a mistake");
        let remain: Vec<_> = statements
            .iter()
            .flat_map(|statement| &statement.lints)
            .filter(|lint| lint.allowed.is_none())
            .map(ToString::to_string)
            .collect();
        assert!(remain.is_empty(), "{remain:#?}");
    }
}
