//! What will run: phases of named statements, made from values alone.

use std::time::Duration;

use sparkify_model as model;
use sparkify_schema::{QueryError, Statement, StatementName};

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
    statements.extend(journal.then(model::create_journal));
    Phase { name: PhaseName::Create, steps: steps(statements) }
}

/// The whole load, from BEGIN to COMMIT; with a mark, right before the end, where it may go unanswered.
pub(crate) fn load(sources: &model::Sources, mark: Option<&Mark>) -> Result<Phase, QueryError> {
    let mut statements = model::load(sources)?;
    if let Some(mark) = mark {
        statements.insert(statements.len() - 1, mark.statement()?);
    }
    Ok(Phase { name: PhaseName::Load, steps: steps(statements) })
}

fn steps(statements: Vec<Statement>) -> Vec<Step> {
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
        assert_eq!(names[names.len() - 2..], ["sparkify_loads/mark", "transaction/commit"]);
        let kinds: Vec<StepKind> = phase.steps.iter().map(|step| step.kind).collect();
        assert_eq!(kinds.first(), Some(&StepKind::Begin));
        assert_eq!(kinds.last(), Some(&StepKind::Commit));
        let inside = &kinds[1..kinds.len() - 1];
        assert!(!inside.contains(&StepKind::Begin) && !inside.contains(&StepKind::Commit));
        assert_eq!(inside.iter().filter(|kind| **kind == StepKind::Copy).count(), 2);
    }
}
