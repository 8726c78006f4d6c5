//! The journal of loads: how a load whose COMMIT went unanswered is found again, and how one sees whether another load
//! filled the staging tables in between.

use crate::tables::StagingEvent;
use sparkify_schema::{
    Defaulted, InsertRows, QueryError, Row, Select, Statement, Table, Timestamp, Varchar, count_rows, lit,
    lock,
};

/// One row per load that was committed, written by the load's own transaction: it is there if the load is.
#[derive(Table)]
#[table(name = "sparkify_loads", kind = dimension, dist_style = all, sort_key(loaded_at))]
pub struct LoadMark {
    /// The load's own name, chosen before it began.
    #[column(primary_key)]
    pub load_id: Varchar<32>,
    /// When its transaction wrote the mark.
    #[column(default = sysdate)]
    pub loaded_at: Timestamp,
}

/// One row per load and staging table it filled, written by the transaction that filled it: as many are new as were
/// filled.
#[derive(Table)]
#[table(name = "sparkify_staged", kind = dimension, dist_style = all, sort_key(staged_at))]
pub struct StagedMark {
    /// The load's own name.
    pub load_id: Varchar<32>,
    /// The staging table.
    pub table_name: Varchar<127>,
    /// When its transaction wrote the mark.
    #[column(default = sysdate)]
    pub staged_at: Timestamp,
}

/// How many marks there are.
#[derive(Debug, Clone, PartialEq, Row)]
pub struct Marks {
    /// Of one load: 1 if it was committed, 0 if it was not.
    pub marks: i64,
}

/// Creates the tables of the journal that are not there.
#[must_use]
pub fn create_journal() -> Vec<Statement> {
    [(LoadMark::NAME, LoadMark::CREATE), (StagedMark::NAME, StagedMark::CREATE)]
        .map(|(table, create)| Statement::new(table, "create_table", create))
        .into()
}

/// Writes the mark of the load `id`, the last thing before its COMMIT.
///
/// # Errors
/// If `id` is longer than its column.
pub fn mark_load(id: &str) -> Result<Statement, QueryError> {
    let mark = LoadMarkValues { load_id: lit(id), loaded_at: Defaulted::Default };
    InsertRows::<LoadMark>::new([mark]).try_statement("mark")
}

/// Asks whether the load `id` was committed.
///
/// # Errors
/// Never: the query is right.
pub fn find_load(id: &str) -> Result<Statement, QueryError> {
    let select = Select::<Marks>::new(|q| {
        let l = q.from::<LoadMark>("l");
        q.filter(l.load_id().eq(lit(id)));
        MarksValues { marks: count_rows() }
    });
    select.try_statement(LoadMark::NAME, "find")
}

/// Waits until no other transaction has written to the journal and not ended yet: only then is a missing mark
/// missing for good.
#[must_use]
pub fn lock_journal() -> Statement {
    lock(&LoadMark::DEF)
}

/// Writes that the load `id` filled a staging table, the last thing before the COMMIT of what did.
///
/// # Errors
/// If `id` or `table` is longer than its column.
pub fn mark_staged(id: &str, table: &str) -> Result<Statement, QueryError> {
    let mark = StagedMarkValues { load_id: lit(id), table_name: lit(table), staged_at: Defaulted::Default };
    InsertRows::<StagedMark>::new([mark]).try_statement("mark")
}

/// Asks how often staging tables were filled, by whichever load. Asked first in a transaction, it also takes the
/// transaction's snapshot, so that the staging tables are read as they were then.
///
/// # Errors
/// Never: the query is right.
pub fn count_staged() -> Result<Statement, QueryError> {
    let select = Select::<Marks>::new(|q| {
        q.from::<StagedMark>("s");
        MarksValues { marks: count_rows() }
    });
    select.try_statement(StagedMark::NAME, "count")
}

/// All of it for review, with an id as they are.
///
/// # Errors
/// Never: they are right.
pub fn journal() -> Result<Vec<Statement>, QueryError> {
    const ID: &str = "0f5c2d9a1b7e46c8a3d4e5f60718293a";
    let mut statements = create_journal();
    statements.extend([mark_load(ID)?, lock_journal(), find_load(ID)?]);
    statements.extend([mark_staged(ID, StagingEvent::NAME)?, count_staged()?]);
    Ok(statements)
}
