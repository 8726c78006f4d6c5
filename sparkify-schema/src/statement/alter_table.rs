//! `ALTER TABLE`: makes a table that exists into the one its struct describes, one change at a time.

mod judge;
mod text;

use super::{MayRun, Statement};
use crate::{
    expr::Expr,
    query::{Inner, QueryError},
    table::{Table, TableDef},
    types::SqlType,
};

/// A change of a table that exists. What the table becomes is what its struct says: types, encodings and keys are
/// never repeated here, so that no change can contradict the struct.
///
/// What Redshift can't change in place has no form here, and needs a new table: other types, NOT NULL, DEFAULT,
/// IDENTITY, an interleaved sort key.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.
#[derive(Debug, Clone, PartialEq)]
pub struct AlterTable {
    /// The table as it shall be.
    pub table: TableDef,
    /// What changes.
    pub alteration: Alteration,
}

/// The forms of `ALTER TABLE`; columns are named as [`AlterTable::column`] names them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants' docs say it")]
pub enum Alteration {
    /// `ADD COLUMN` of a field; it comes last, whatever its place in the struct.
    AddColumn { column: String },
    /// `DROP COLUMN` of what is no field any more; with `cascade` also the views that use it.
    DropColumn { column: String, cascade: bool },
    /// `ALTER COLUMN … TYPE VARCHAR(n)`: the only change of a type, and not inside a transaction.
    ResizeVarchar { column: String },
    /// `ALTER COLUMN … ENCODE …`.
    Encode { columns: Vec<String> },
    /// `ALTER ENCODE AUTO`: Redshift chooses the encodings.
    EncodeAuto,
    /// `ALTER DISTSTYLE …`.
    ChangeDistStyle,
    /// `ALTER SORTKEY …`.
    ChangeSortKey,
    /// `ALTER SORTKEY …, ALTER DISTKEY …` in one pass over the table.
    ChangeSortKeyAndDistStyle,
    /// `ALTER SORTKEY NONE`: no order, until another key is set.
    DropSortKey,
    /// `RENAME TO` the struct's name.
    Rename { from: String },
    /// `RENAME COLUMN` to a field's name.
    RenameColumn { from: String, to: String },
    /// `ADD PRIMARY KEY`.
    AddPrimaryKey,
    /// `ADD UNIQUE` of a column, or of several that the struct says to be unique together.
    AddUnique { columns: Vec<String> },
    /// `ADD FOREIGN KEY … REFERENCES …` of a column, or of several that the struct says to refer together.
    AddForeignKey { columns: Vec<String> },
    /// `DROP CONSTRAINT`.
    DropConstraint { name: String, cascade: bool },
    /// `OWNER TO`.
    Owner { user: String },
}

impl AlterTable {
    /// A change of `T`.
    #[must_use]
    pub fn new<T: Table>(alteration: Alteration) -> Self {
        Self { table: T::DEF, alteration }
    }

    /// The name of a column of `T`: a misspelt one does not compile.
    pub fn column<T: Table, C: SqlType>(column: impl FnOnce(T::Columns<Inner>) -> Expr<C>) -> String {
        let operand = column(T::columns(T::NAME)).operand();
        match operand.column() {
            Some((_, name)) => name.to_owned(),
            // Named in the mistake, since no column has that name.
            None => crate::render::expression(&operand.node),
        }
    }

    /// The statement `<table>/alter_<what>`.
    ///
    /// # Panics
    /// If Redshift refuses the change, see [`AlterTable::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self) -> Statement {
        self.try_statement().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<table>/alter_<what>`.
    ///
    /// # Errors
    /// If the struct does not have what is altered, or Redshift refuses to alter it.
    pub fn try_statement(&self) -> Result<Statement, QueryError> {
        let name = text::name(&self.alteration);
        judge::alteration(&self.table, &self.alteration)
            .map_err(|mistake| QueryError::new(format!("{}/{name}", self.table.name), mistake))?;
        let statement = Statement::new(self.table.name, name, text::sql(&self.table, &self.alteration));
        Ok(match self.alteration {
            Alteration::ResizeVarchar { .. } => statement.that_may_run(MayRun::OnlyOutside),
            _ => statement,
        })
    }
}
