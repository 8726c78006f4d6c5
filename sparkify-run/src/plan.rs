//! What will run: phases of named statements, made from values alone.

use std::time::Duration;

use sparkify_model as model;
use sparkify_schema::{QueryError, Statement, StatementName, begin, commit};

use crate::mark::Mark;

/// A part of the job that is reported on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhaseName {
    Create,
    Load,
    Check,
    Report,
}

impl PhaseName {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Load => "load",
            Self::Check => "check",
            Self::Report => "report",
        }
    }
}

/// Statements in order.
#[derive(Debug)]
pub(crate) struct Phase {
    pub(crate) name: PhaseName,
    pub(crate) steps: Vec<Step>,
}

/// One statement and how its answer is read.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) statement: Statement,
    pub(crate) kind: StepKind,
}

/// How the answer of a statement is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepKind {
    Begin,
    Commit,
    /// COMMIT of what is loaded anew anyway: whether it happened need not be known.
    Settle,
    /// The answer is this number, or another load filled the staging tables meanwhile.
    Staged(u64),
    /// The number of rows comes from `pg_last_copy_count()`, skipped rows from the error views.
    Copy,
    /// The number of rows comes with the answer.
    Change,
}

/// What a statement did.
#[derive(Debug, Clone)]
pub(crate) struct StepReport {
    pub(crate) name: StatementName,
    pub(crate) kind: StepKind,
    pub(crate) rows: u64,
    pub(crate) took: Duration,
}

/// The tables that are missing; with the journal where a COMMIT may go unanswered.
pub(crate) fn create(journal: bool) -> Phase {
    let mut statements = model::create();
    if journal {
        statements.extend(model::create_journal());
    }
    Phase { name: PhaseName::Create, steps: steps(statements) }
}

/// The whole load, from BEGIN to COMMIT; with its marks, right before the end, where it may go unanswered.
pub(crate) fn load(sources: &model::Sources, mark: Option<&Mark>) -> Result<Phase, QueryError> {
    let mut statements = model::load(sources)?;
    if let Some(mark) = mark {
        let end = statements.len() - 1;
        let marks = model::load_in_parts(sources)?.staging.into_iter().map(|it| mark.staged(it.table));
        let marks = marks.chain([mark.statement()]).collect::<Result<Vec<_>, _>>()?;
        statements.splice(end..end, marks);
    }
    Ok(Phase { name: PhaseName::Load, steps: steps(statements) })
}

/// A load in parts.
#[derive(Debug)]
pub(crate) struct Parts {
    /// One for each connection.
    pub(crate) staging: Vec<Part>,
    /// What follows on the first connection, once all of them are committed.
    pub(crate) star: Vec<Step>,
}

/// What one connection does for the staging tables.
#[derive(Debug)]
pub(crate) struct Part {
    /// In turn: every load writes first to the same table, so that none of two holds what the other waits for.
    pub(crate) empty: Vec<Step>,
    /// Beside the others.
    pub(crate) copy: Vec<Step>,
    /// In turn, when all are copied: Redshift lets no two transactions insert into the table of the marks.
    pub(crate) settle: Vec<Step>,
}

impl Parts {
    /// The load for at most `jobs` connections; `staged` is how often staging tables were filled before.
    pub(crate) fn of(
        sources: &model::Sources,
        mark: &Mark,
        jobs: usize,
        staged: u64,
    ) -> Result<Self, QueryError> {
        let model::LoadParts { staging, star } = model::load_in_parts(sources)?;
        let mut star = steps(star);
        let count =
            Step { statement: model::count_staged()?, kind: StepKind::Staged(staged + staging.len() as u64) };
        star.insert(1, count);
        star.insert(star.len() - 1, Step { statement: mark.statement()?, kind: StepKind::Change });
        // Tables that are neighbours in the order stay together, so that the connections in turn keep to it.
        let each = staging.len().div_ceil(jobs.max(1)).max(1);
        let parts = staging.chunks(each).map(|tables| Part::of(tables, mark)).collect::<Result<_, _>>()?;
        Ok(Self { staging: parts, star })
    }

    /// How many statements there are.
    pub(crate) fn statements(&self) -> usize {
        let of = |part: &Part| part.empty.len() + part.copy.len() + part.settle.len();
        self.staging.iter().map(of).sum::<usize>() + self.star.len()
    }
}

impl Part {
    fn of(tables: &[model::StagingLoad], mark: &Mark) -> Result<Self, QueryError> {
        let empty = tables.iter().map(|it| it.empty.clone());
        let marks = tables.iter().map(|it| mark.staged(it.table)).collect::<Result<Vec<_>, _>>()?;
        let mut settle = steps(marks);
        settle.push(Step { statement: commit(), kind: StepKind::Settle });
        Ok(Self {
            empty: steps([begin()].into_iter().chain(empty)),
            copy: steps(tables.iter().map(|it| it.copy.clone())),
            settle,
        })
    }
}

/// All statements with the load in parts, as a cluster runs it: those of each staging table behind one another, though
/// they run side by side.
pub(crate) fn in_parts(
    statements: Vec<Statement>,
    sources: &model::Sources,
) -> Result<Vec<Statement>, QueryError> {
    let whole = model::load(sources)?;
    let model::LoadParts { staging, star } = model::load_in_parts(sources)?;
    let staging = staging.into_iter().flat_map(|it| [begin(), it.empty, it.copy, commit()]);
    let mut parts: Vec<Statement> = staging.chain(star).collect();
    let mut all = Vec::with_capacity(statements.len() + parts.len());
    for statement in statements {
        if whole.contains(&statement) {
            all.append(&mut parts);
        } else {
            all.push(statement);
        }
    }
    Ok(all)
}

/// On how many connections staging tables can be filled at once.
pub(crate) fn most_jobs() -> Result<usize, QueryError> {
    Ok(model::load_in_parts(&model::Sources::default())?.staging.len())
}

fn steps(statements: impl IntoIterator<Item = Statement>) -> Vec<Step> {
    statements
        .into_iter()
        .map(|statement| {
            let kind = kind(&statement.name.to_string());
            Step { statement, kind }
        })
        .collect()
}

fn kind(name: &str) -> StepKind {
    match name {
        "transaction/begin" => StepKind::Begin,
        "transaction/commit" => StepKind::Commit,
        _ if name.ends_with("/copy") => StepKind::Copy,
        _ => StepKind::Change,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_one_transaction() {
        let phase = load(&model::Sources::default(), Some(&Mark::new()))
            .expect("the model's queries have no mistake");
        let names: Vec<String> = phase.steps.iter().map(|step| step.statement.name.to_string()).collect();
        let end =
            ["sparkify_staged/mark", "sparkify_staged/mark", "sparkify_loads/mark", "transaction/commit"];
        assert_eq!(names[names.len() - 4..], end);
        let kinds: Vec<StepKind> = phase.steps.iter().map(|step| step.kind).collect();
        assert_eq!(kinds.first(), Some(&StepKind::Begin));
        assert_eq!(kinds.last(), Some(&StepKind::Commit));
        let inside = &kinds[1..kinds.len() - 1];
        assert!(!inside.contains(&StepKind::Begin) && !inside.contains(&StepKind::Commit));
        assert_eq!(inside.iter().filter(|kind| **kind == StepKind::Copy).count(), 2);
    }

    #[test]
    fn parts_are_transactions_that_keep_to_the_order_of_the_tables() {
        let names = |steps: &[Step]| steps.iter().map(|it| it.statement.name.to_string()).collect::<Vec<_>>();
        let parts = |jobs| {
            Parts::of(&model::Sources::default(), &Mark::new(), jobs, 40).expect("the model has no mistake")
        };
        let two = parts(2);
        assert_eq!(two.staging.len(), most_jobs().expect("the model has no mistake"));
        let empty: Vec<_> = two.staging.iter().flat_map(|part| names(&part.empty)).collect();
        let order =
            ["transaction/begin", "staging_songs/delete", "transaction/begin", "staging_events/delete"];
        assert_eq!(empty, order);
        assert_eq!(names(&two.staging[1].copy), ["staging_events/copy"]);
        let settle = &two.staging[1].settle;
        assert_eq!(names(settle), ["sparkify_staged/mark", "transaction/commit"]);
        assert!(settle[0].statement.sql.contains("'staging_events'"), "{}", settle[0].statement.sql);
        assert_eq!(settle[1].kind, StepKind::Settle);
        assert_eq!(two.star[0].kind, StepKind::Begin);
        assert_eq!(two.star[1].kind, StepKind::Staged(42), "asked before anything else is read");
        assert_eq!(names(&two.star[two.star.len() - 2..]), ["sparkify_loads/mark", "transaction/commit"]);
        assert_eq!(two.star.last().map(|step| step.kind), Some(StepKind::Commit));
        let one = parts(1);
        assert_eq!((one.staging.len(), one.staging[0].copy.len()), (1, 2));
        assert_eq!(parts(9).staging.len(), 2, "no connection has nothing to do");
    }
}
