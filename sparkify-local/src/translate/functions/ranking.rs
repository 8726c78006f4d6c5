//! Window functions that are no aggregates: ranks, neighbours, first and last values.

use sqlparser::{
    ast::{Expr, Function, FunctionArgumentClause, FunctionArgumentList, NullTreatment},
    tokenizer::Span,
};

use super::{
    super::{
        env::Env,
        term::Term,
        types::{BIGINT, DOUBLE, INTEGER},
    },
    plain,
    window::{Frames, over},
};
use crate::error::SqlError;

pub(crate) const RANKS: [&str; 11] = [
    "row_number",
    "rank",
    "dense_rank",
    "percent_rank",
    "cume_dist",
    "ntile",
    "lag",
    "lead",
    "first_value",
    "last_value",
    "nth_value",
];

/// One of them, which needs OVER.
pub(crate) fn rank(
    env: Env<'_>,
    name: &str,
    function: &Function,
    list: &FunctionArgumentList,
    span: Span,
) -> Result<Term, SqlError> {
    let Some(window) = &function.over else {
        return env.fail("42809", format!("window function {name} requires an OVER clause"), span);
    };
    let framed = matches!(name, "first_value" | "last_value" | "nth_value");
    let window = over(env, window, if framed { Frames::WithOrder } else { Frames::Never })?;
    let mut nulls = function.null_treatment;
    for clause in &list.clauses {
        match clause {
            FunctionArgumentClause::IgnoreOrRespectNulls(treatment) => nulls = Some(*treatment),
            _ => {
                return env.fail("42601", format!("syntax error in the arguments of {name}"), span);
            }
        }
    }
    let inner = env.window();
    let exprs: Vec<&Expr> = plain(inner, list, span)?;
    let args = exprs.into_iter().map(|expr| inner.term(expr)).collect::<Result<Vec<_>, _>>()?;
    let data_type = match (name, args.as_slice()) {
        ("row_number" | "rank" | "dense_rank", []) | ("ntile", [_]) => BIGINT,
        ("percent_rank" | "cume_dist", []) => DOUBLE,
        ("lag" | "lead", [x] | [x, Term { data_type: INTEGER, .. }])
        | ("first_value" | "last_value", [x])
        | ("nth_value", [x, _]) => x.data_type,
        _ => return Err(super::missing(env, name, &args, span)),
    };
    let sql: Vec<&str> = args.iter().map(|arg| arg.sql.as_str()).collect();
    let ignore = if nulls == Some(NullTreatment::IgnoreNulls) { " IGNORE NULLS" } else { "" };
    Ok(Term::new(format!("{name}({}{ignore}){window}", sql.join(", ")), data_type))
}
