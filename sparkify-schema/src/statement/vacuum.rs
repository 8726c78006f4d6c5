//! `VACUUM`: sorts rows and gives back the space of deleted ones.

use super::{MayRun, Statement};
use crate::table::TableDef;

/// A VACUUM of one table; Redshift refuses it inside a transaction.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html>.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vacuum {
    /// The table.
    pub table: TableDef,
    /// What is done.
    pub kind: VacuumKind,
    /// `BOOST`: with all the memory and disk there is, while deletes and updates wait.
    pub boost: bool,
}

/// What a VACUUM does; a threshold is the percentage from which a table counts as sorted or clean, Redshift's own is 95.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants' docs say it")]
pub enum VacuumKind {
    /// `FULL`: sorts, and gives back space.
    Full { threshold: Option<u8> },
    /// `SORT ONLY`.
    SortOnly { threshold: Option<u8> },
    /// `DELETE ONLY`: gives back space.
    DeleteOnly { threshold: Option<u8> },
    /// `REINDEX`: looks at an interleaved sort key anew, then `FULL`.
    Reindex,
    /// `RECLUSTER`: sorts what is not sorted yet, without merging.
    Recluster,
}

impl Vacuum {
    /// The statement `<table>/vacuum`.
    #[must_use]
    pub fn statement(&self) -> Statement {
        let (kind, threshold) = match self.kind {
            VacuumKind::Full { threshold } => ("FULL", threshold),
            VacuumKind::SortOnly { threshold } => ("SORT ONLY", threshold),
            VacuumKind::DeleteOnly { threshold } => ("DELETE ONLY", threshold),
            VacuumKind::Reindex => ("REINDEX", None),
            VacuumKind::Recluster => ("RECLUSTER", None),
        };
        let threshold =
            threshold.map_or_else(String::new, |threshold| format!(" TO {} PERCENT", threshold.min(100)));
        let boost = if self.boost { " BOOST" } else { "" };
        let sql = format!("VACUUM {kind} {}{threshold}{boost}", self.table.sql_name());
        Statement::new(self.table.name, "vacuum", sql).that_may_run(MayRun::OnlyOutside)
    }
}

#[cfg(test)]
mod tests {
    use super::{MayRun, Vacuum, VacuumKind};
    use crate::statement::fixture::BOOKS;

    #[test]
    fn every_kind_is_written() {
        let vacuum = |kind, boost| Vacuum { table: BOOKS, kind, boost }.statement();
        assert_eq!(vacuum(VacuumKind::Full { threshold: None }, false).sql, "VACUUM FULL lending.books");
        assert_eq!(
            vacuum(VacuumKind::SortOnly { threshold: Some(99) }, true).sql,
            "VACUUM SORT ONLY lending.books TO 99 PERCENT BOOST"
        );
        assert_eq!(vacuum(VacuumKind::Reindex, false).sql, "VACUUM REINDEX lending.books");
        assert_eq!(vacuum(VacuumKind::Recluster, false).may_run, MayRun::OnlyOutside);
    }
}
