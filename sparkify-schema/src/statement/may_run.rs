//! Where a statement may stand in a plan: some refuse a transaction, and some commit the one they are in.

use super::Statement;
use crate::query::QueryError;

/// What a statement does with a transaction, and what a transaction does with it.
///
/// Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_BEGIN.html>,
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayRun {
    /// Inside a transaction, and is rolled back with it; alone it commits by itself.
    Inside,
    /// Only outside: Redshift refuses it inside a transaction.
    OnlyOutside,
    /// It runs inside a transaction, and commits everything that came before it.
    CommitsIt,
    /// It opens a transaction.
    Begins,
    /// It closes the transaction.
    Ends,
}

/// Whether the statements may run one after the other: the first that may not, in one sentence.
///
/// # Errors
/// If a statement refuses the transaction it stands in or would commit it, a transaction is opened twice or closed
/// without being open, or the last one is never closed.
pub fn transactions(statements: &[Statement]) -> Result<(), QueryError> {
    let mut open: Option<&Statement> = None;
    for statement in statements {
        let mistake = match (statement.may_run, open) {
            (MayRun::OnlyOutside, Some(begin)) => {
                format!(
                    "Redshift refuses it inside the transaction opened by `{}`; run it before or after",
                    begin.name
                )
            }
            (MayRun::CommitsIt, Some(begin)) => format!(
                "it would commit the transaction opened by `{}` half-way; run it before, or take a statement that \
                 can be rolled back",
                begin.name
            ),
            (MayRun::Begins, Some(begin)) => {
                format!(
                    "the transaction opened by `{}` is not closed yet, and Redshift nests none",
                    begin.name
                )
            }
            (MayRun::Ends, None) => "no transaction is open".to_owned(),
            (MayRun::Begins, None) => {
                open = Some(statement);
                continue;
            }
            (MayRun::Ends, Some(_)) => {
                open = None;
                continue;
            }
            (MayRun::Inside, _) | (MayRun::OnlyOutside | MayRun::CommitsIt, None) => continue,
        };
        return Err(QueryError::new(statement.name.to_string(), mistake));
    }
    match open {
        Some(begin) => Err(QueryError::new(
            begin.name.to_string(),
            "the transaction is never closed, so nothing of it would stay",
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{MayRun, transactions};
    use crate::statement::{Statement, begin, commit};

    fn mistake(statements: &[Statement]) -> String {
        transactions(statements).expect_err("the order is wrong").to_string()
    }

    fn named(may_run: MayRun) -> Statement {
        Statement::new("books", "any", "").that_may_run(may_run)
    }

    #[test]
    fn outside_everything_runs() {
        let all = [MayRun::OnlyOutside, MayRun::CommitsIt, MayRun::Inside].map(named);
        assert_eq!(transactions(&all), Ok(()));
        assert_eq!(
            transactions(&[begin(), named(MayRun::Inside), commit(), named(MayRun::OnlyOutside)]),
            Ok(())
        );
    }

    #[test]
    fn inside_not_everything_runs() {
        assert_eq!(
            mistake(&[begin(), named(MayRun::OnlyOutside), commit()]),
            "books/any: Redshift refuses it inside the transaction opened by `transaction/begin`; run it before or after"
        );
        assert!(mistake(&[begin(), named(MayRun::CommitsIt), commit()]).contains("half-way"));
    }

    #[test]
    fn transactions_open_and_close_in_turn() {
        assert!(mistake(&[begin(), begin(), commit()]).contains("nests none"));
        assert_eq!(mistake(&[commit()]), "transaction/commit: no transaction is open");
        assert!(mistake(&[begin()]).contains("never closed"));
    }
}
