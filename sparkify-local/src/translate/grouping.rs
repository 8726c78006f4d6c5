//! GROUP BY: keys by expression, alias or position, text without its trailing blanks.

use sqlparser::ast::{Expr, GroupByExpr, Select, Spanned};

use super::{
    env::{Clause, Env},
    ordering::ordinal,
    projection::{Item, list},
    scope::{Found, Scope},
    session::{Session, folded},
    term::Term,
};
use crate::error::SqlError;

/// ` GROUP BY …`, and in the scope what each group shows of its text keys.
pub(crate) fn group_by(
    session: &Session<'_>,
    scope: &Scope<'_>,
    select: &Select,
) -> Result<String, SqlError> {
    let exprs = match &select.group_by {
        GroupByExpr::Expressions(exprs, modifiers) if modifiers.is_empty() => exprs,
        GroupByExpr::Expressions(..) => {
            return Err(session.unsupported("GROUP BY … WITH", select.span()));
        }
        GroupByExpr::All(_) => return Err(session.unsupported("GROUP BY ALL", select.span())),
    };
    if exprs.is_empty() {
        return Ok(String::new());
    }
    let keys = Keys { env: Env::new(session, scope, Clause::GroupBy), select };
    let sets =
        exprs.iter().any(|expr| matches!(expr, Expr::GroupingSets(_) | Expr::Cube(_) | Expr::Rollup(_)));
    let mut parts = Vec::new();
    let mut terms = Vec::new();
    for expr in exprs {
        let (word, lists) = match expr {
            Expr::GroupingSets(lists) => ("GROUPING SETS", lists),
            Expr::Cube(lists) => ("CUBE", lists),
            Expr::Rollup(lists) => ("ROLLUP", lists),
            plain => {
                let term = keys.key(plain)?;
                parts.push(grouped(&term));
                terms.push(term);
                continue;
            }
        };
        let mut written = Vec::new();
        for list in lists {
            let found = list.iter().map(|expr| keys.key(expr)).collect::<Result<Vec<_>, _>>()?;
            written.push(format!("({})", found.iter().map(grouped).collect::<Vec<_>>().join(", ")));
            terms.extend(found);
        }
        parts.push(format!("{word} ({})", written.join(", ")));
    }
    if sets && terms.iter().any(|term| term.data_type.is_insensitive()) {
        let words = "GROUPING SETS, CUBE or ROLLUP of a case-insensitive text";
        return Err(session.unsupported(words, select.span()));
    }
    let shown = terms.into_iter().filter(Term::ignores_blanks).map(|term| {
        // In a grouping set a key that is left out must be NULL, so the key itself is shown there.
        let value = if sets { term.key() } else { format!("min({})", term.sql) };
        (term.sql, value)
    });
    *scope.groups.borrow_mut() = shown.collect();
    Ok(format!(" GROUP BY {}", parts.join(", ")))
}

/// A bare number would be a position to `DuckDB`.
fn grouped(term: &Term) -> String {
    let key = term.key();
    if key.bytes().all(|byte| byte.is_ascii_digit()) { format!("CAST({key} AS INTEGER)") } else { key }
}

struct Keys<'k> {
    env: Env<'k>,
    select: &'k Select,
}

impl Keys<'_> {
    fn key(&self, expr: &Expr) -> Result<Term, SqlError> {
        if let Some(number) = ordinal(expr) {
            let items = self.items()?;
            return if let Some(item) = number.checked_sub(1).and_then(|index| items.get(index)) {
                Ok(item.term.clone())
            } else {
                let words = format!("GROUP BY position {number} is not in select list");
                self.env.fail("42P10", words, expr.span())
            };
        }
        if let Expr::Identifier(ident) = expr {
            let name = folded(ident);
            // A column of the tables is meant before an alias.
            if let Found::Nothing = self.env.scope.column(&name)
                && let Some(item) = self.items()?.into_iter().find(|item| item.name == name)
            {
                return Ok(item.term);
            }
        }
        self.env.term(expr)
    }

    /// The select list as it is without grouping.
    fn items(&self) -> Result<Vec<Item>, SqlError> {
        let env = Env { clause: Clause::Select, ..self.env };
        let items = list(env, &self.select.projection)?;
        env.scope.aliases.borrow_mut().clear();
        Ok(items)
    }
}
