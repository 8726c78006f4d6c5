//! MERGE in both forms: `DuckDB`'s own MERGE over rows that were matched beforehand.

use sqlparser::ast::{
    Merge, MergeAction, MergeClause, MergeClauseKind, MergeInsertExpr, MergeInsertKind, MergeUpdateKind,
    Spanned, TableFactor,
};

use super::{
    change::{assignments, bare},
    env::{Clause, Env},
    from,
    insert::{settable, value},
    scope::{Scope, Source, reference},
    session::Session,
    target::{Target, target},
    term::quoted,
};
use crate::{catalog::table::Column, error::SqlError};

const SEVERAL: &str =
    "WHEN MATCHED AND sparkify_matches > 1 THEN ERROR 'Found multiple matches to update the same tuple'";

pub(crate) fn merge(
    session: &Session<'_>,
    merge: &Merge,
    remove_duplicates: bool,
) -> Result<String, SqlError> {
    if !merge.into || merge.output.is_some() {
        return Err(session.unsupported("this form of MERGE", merge.span()));
    }
    let TableFactor::Table { name, alias: None, args: None, .. } = &merge.table else {
        let hint = SqlError::unsupported("MERGE takes a table without an alias as its target");
        return Err(session.at(hint, merge.table.span()));
    };
    let table = target(session, name)?;
    let outer = Scope::default();
    let (source_sql, source) = from::factor(session, &outer, &merge.source)?;
    if let TableFactor::Table { name: other, .. } = &merge.source
        && target(session, other).is_ok_and(|other| other.sql == table.sql)
    {
        let words = "the source of MERGE may not be its target";
        return Err(session.at(SqlError::unsupported(words), merge.source.span()));
    }
    let mut scope = Scope::default();
    from::push(session, &mut scope, table.source(&table.name), merge.table.span())?;
    from::push(session, &mut scope, source.clone(), merge.source.span())?;
    let condition = Env::new(session, &scope, Clause::On).condition(&merge.on)?;
    let plan = Plan { session, table: &table, source: &source, scope: &scope };
    let actions = if remove_duplicates { plan.collapsed()? } else { plan.clauses(&merge.clauses, merge)? };
    Ok(plan.written(&source_sql, &condition, &actions))
}

struct Plan<'m> {
    session: &'m Session<'m>,
    table: &'m Target,
    source: &'m Source,
    scope: &'m Scope<'m>,
}

impl Plan<'_> {
    // Each source row is joined with the rows it matches, so that several matches are seen and counted.
    fn written(&self, source: &str, condition: &str, actions: &str) -> String {
        let (target, name) = (&self.table.sql, quoted(&self.table.name));
        let source_name = quoted(&self.source.name);
        format!(
            "MERGE INTO {target} AS {name} USING (\
             SELECT {source_name}.*, {name}.rowid AS sparkify_row, \
             count(*) OVER (PARTITION BY {name}.rowid) AS sparkify_matches, \
             row_number() OVER (PARTITION BY {source_name}.sparkify_source ORDER BY {name}.rowid) AS sparkify_rank \
             FROM (SELECT {source_name}.*, row_number() OVER () AS sparkify_source FROM {source}) AS {source_name} \
             LEFT JOIN {target} AS {name} ON {condition}) AS {source_name} \
             ON {name}.rowid = {source_name}.sparkify_row {SEVERAL} {actions}"
        )
    }

    fn clauses(&self, clauses: &[MergeClause], merge: &Merge) -> Result<String, SqlError> {
        let [matched, missing] = clauses else {
            let words = "MERGE needs both WHEN MATCHED and WHEN NOT MATCHED";
            return Err(self.session.at(SqlError::syntax(words), merge.span()));
        };
        let (matched, missing) = match (matched.clause_kind, missing.clause_kind) {
            (MergeClauseKind::Matched, MergeClauseKind::NotMatched) => (matched, missing),
            (MergeClauseKind::NotMatched, MergeClauseKind::Matched) => (missing, matched),
            _ => {
                let words = "MERGE needs both WHEN MATCHED and WHEN NOT MATCHED";
                return Err(self.session.at(SqlError::syntax(words), merge.span()));
            }
        };
        if matched.predicate.is_some() || missing.predicate.is_some() {
            return Err(self.session.unsupported("AND after WHEN MATCHED", merge.span()));
        }
        Ok(format!(
            "WHEN MATCHED THEN {} WHEN NOT MATCHED THEN {}",
            self.change(matched)?,
            self.insertion(missing)?
        ))
    }

    fn change(&self, clause: &MergeClause) -> Result<String, SqlError> {
        match &clause.action {
            MergeAction::Delete { .. } => Ok("DELETE".into()),
            MergeAction::Update(update)
                if update.update_predicate.is_none() && update.delete_predicate.is_none() =>
            {
                let MergeUpdateKind::Set(list) = &update.kind else {
                    return Err(self.session.unsupported("UPDATE *", clause.span()));
                };
                let env = Env::new(self.session, self.scope, Clause::Value);
                Ok(format!("UPDATE SET {}", assignments(env, self.table, list)?))
            }
            _ => Err(self.session.unsupported("this action of WHEN MATCHED", clause.span())),
        }
    }

    fn insertion(&self, clause: &MergeClause) -> Result<String, SqlError> {
        let MergeAction::Insert(MergeInsertExpr {
            columns,
            kind: MergeInsertKind::Values(values),
            insert_predicate: None,
            ..
        }) = &clause.action
        else {
            return Err(self.session.unsupported("this action of WHEN NOT MATCHED", clause.span()));
        };
        let columns: Vec<&Column> = if columns.is_empty() {
            self.table.columns.iter().collect()
        } else {
            let mut found = Vec::new();
            for name in columns {
                let name = bare(self.session, name)?;
                found.push(self.table.column(self.session, &name, clause.span())?);
            }
            found
        };
        let [row] = values.rows.as_slice() else {
            return Err(self.session.unsupported("several rows of VALUES in MERGE", clause.span()));
        };
        if row.content.len() != columns.len() {
            let words = "MERGE inserts as many values as columns";
            return Err(self.session.at(SqlError::syntax(words), clause.span()));
        }
        // The target has no row here.
        let mut scope = Scope::default();
        scope.sources.push(self.source.clone());
        let env = Env::new(self.session, &scope, Clause::Value);
        let mut items = Vec::new();
        for (expr, column) in row.content.iter().zip(&columns) {
            items.push(value(env, expr, column)?);
        }
        let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
        Ok(format!("INSERT ({}) VALUES ({})", names.join(", "), items.join(", ")))
    }

    /// REMOVE DUPLICATES: of the rows a source row matches one takes its values, the others go.
    fn collapsed(&self) -> Result<String, SqlError> {
        let place = sqlparser::ast::Expr::value(sqlparser::ast::Value::Null);
        let columns = match &self.source.columns {
            Some(columns) if columns.len() == self.table.columns.len() => columns,
            _ => {
                let words = "MERGE … REMOVE DUPLICATES needs a source with the columns of the target";
                return Err(SqlError::syntax(words));
            }
        };
        let env = Env::new(self.session, self.scope, Clause::Value);
        let (mut sets, mut names, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for (output, column) in columns.iter().zip(&self.table.columns) {
            let column = settable(self.session, self.table, &column.name, &place)?;
            let term = reference(self.source, output);
            let item = super::assign::assign(env, &term, column, sqlparser::tokenizer::Span::empty())?;
            sets.push(format!("{} = {item}", quoted(&column.name)));
            names.push(quoted(&column.name));
            values.push(item);
        }
        Ok(format!(
            "WHEN MATCHED AND sparkify_rank = 1 THEN UPDATE SET {} WHEN MATCHED THEN DELETE \
             WHEN NOT MATCHED THEN INSERT ({}) VALUES ({})",
            sets.join(", "),
            names.join(", "),
            values.join(", ")
        ))
    }
}
