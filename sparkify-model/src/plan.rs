//! The statements in the order they run.

use crate::{
    checks, reports,
    source::Sources,
    tables::{Artist, Song, Songplay, StagingEvent, StagingSong, Time, User, tables},
};
use sparkify_schema::{
    Load, QueryError, Statement, Table, TableDef, begin, commit, delete_all, transactions,
};

/// Creates every table that is not there.
#[must_use]
pub fn create() -> Vec<Statement> {
    [
        statement::<StagingEvent>("create_table", StagingEvent::CREATE),
        statement::<StagingSong>("create_table", StagingSong::CREATE),
        statement::<User>("create_table", User::CREATE),
        statement::<Artist>("create_table", Artist::CREATE),
        statement::<Song>("create_table", Song::CREATE),
        statement::<Time>("create_table", Time::CREATE),
        statement::<Songplay>("create_table", Songplay::CREATE),
    ]
    .into()
}

/// Drops every table: those that refer to others first.
#[must_use]
pub fn drop() -> Vec<Statement> {
    [
        statement::<Songplay>("drop_table", Songplay::DROP),
        statement::<Time>("drop_table", Time::DROP),
        statement::<Song>("drop_table", Song::DROP),
        statement::<Artist>("drop_table", Artist::DROP),
        statement::<User>("drop_table", User::DROP),
        statement::<StagingSong>("drop_table", StagingSong::DROP),
        statement::<StagingEvent>("drop_table", StagingEvent::DROP),
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

fn statement<T: Table>(name: &str, sql: &'static str) -> Statement {
    let TableDef { name: table, .. } = T::DEF;
    Statement::new(table, name, sql)
}
