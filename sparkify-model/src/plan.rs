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
    use super::{Sources, statements};

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
