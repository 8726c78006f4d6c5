//! `ALTER TABLE … APPEND`: moves the rows of one table to the end of another, without copying them.

use super::{MayRun, Statement};
use crate::{
    column::ColumnDef,
    query::QueryError,
    table::{Table, TableDef},
};

/// Moves every row of `from` to `table`; `from` is empty afterwards. It commits by itself, so Redshift refuses it
/// inside a transaction.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html>.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Append {
    /// The table that gets the rows.
    pub table: TableDef,
    /// The table that loses them.
    pub from: TableDef,
    /// What happens to columns only one of them has.
    pub extra: Extra,
}

/// Columns only one of the two tables has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// There are none.
    Refused,
    /// `IGNOREEXTRA`: those of the source are lost.
    Ignored,
    /// `FILLTARGET`: those of the target get their default, or NULL.
    Filled,
}

impl Append {
    /// The rows of `From` to `To`, whose columns are the same.
    #[must_use]
    pub fn new<To: Table, From: Table>() -> Self {
        Self { table: To::DEF, from: From::DEF, extra: Extra::Refused }
    }

    /// The statement `<table>/append_<from>`.
    ///
    /// # Panics
    /// If the tables don't go together, see [`Append::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self) -> Statement {
        self.try_statement().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<table>/append_<from>`.
    ///
    /// # Errors
    /// If a column of one table is missing in the other where it must not be, or differs in its type, its identity or
    /// whether it takes NULL.
    pub fn try_statement(&self) -> Result<Statement, QueryError> {
        let name = format!("append_{}", self.from.name);
        self.judge().map_err(|mistake| QueryError::new(format!("{}/{name}", self.table.name), mistake))?;
        let extra = match self.extra {
            Extra::Refused => "",
            Extra::Ignored => "\nIGNOREEXTRA",
            Extra::Filled => "\nFILLTARGET",
        };
        let sql =
            format!("ALTER TABLE {}\nAPPEND FROM {}{extra}", self.table.sql_name(), self.from.sql_name());
        Ok(Statement::checked(self.table.name, name, sql)?.that_may_run(MayRun::OnlyOutside))
    }

    fn judge(&self) -> Result<(), String> {
        let (to, from) = (&self.table, &self.from);
        if (to.schema, to.name) == (from.schema, from.name) {
            return Err("a table can't be appended to itself".to_owned());
        }
        for column in to.columns {
            match from.column(column.name) {
                None if self.extra == Extra::Filled => {}
                None => return Err(missing(column.name, to, from, "Extra::Filled")),
                Some(other) => {
                    let kind = |column: &ColumnDef| column.identity.map(|identity| identity.by_default);
                    let same = (column.sql, column.nullable, kind(column))
                        == (other.sql, other.nullable, kind(other));
                    if !same {
                        return Err(format!(
                            "`{}` differs between `{}` and `{}` in its type, its NOT NULL or its identity",
                            column.name, to.rust_name, from.rust_name
                        ));
                    }
                }
            }
        }
        match from.columns.iter().find(|column| to.column(column.name).is_none()) {
            Some(column) if self.extra != Extra::Ignored => {
                Err(missing(column.name, from, to, "Extra::Ignored"))
            }
            _ => Ok(()),
        }
    }
}

fn missing(column: &str, one: &TableDef, other: &TableDef, extra: &str) -> String {
    format!(
        "`{column}` of `{}` is no column of `{}`; say `{extra}` if it may be",
        one.rust_name, other.rust_name
    )
}
