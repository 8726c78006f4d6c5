//! `OVER (…)`: partitions, order, frames, and which of them Redshift allows.

use sqlparser::ast::{
    Expr, OrderByExpr, Spanned, WindowFrame, WindowFrameBound, WindowFrameUnits, WindowSpec, WindowType,
};

use super::super::{
    env::{Clause, Env},
    ordering::order_item,
};
use crate::error::SqlError;

/// Whether a function may, must or must not have a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frames {
    /// An ORDER BY asks for a frame.
    WithOrder,
    Never,
}

/// ` OVER (…)` in `DuckDB`'s words.
pub(crate) fn over(env: Env<'_>, window: &WindowType, frames: Frames) -> Result<String, SqlError> {
    let spec = match window {
        WindowType::WindowSpec(spec) => spec,
        WindowType::NamedWindow(name) => return env.refuse("a named window", name.span),
    };
    if let Some(name) = &spec.window_name {
        return env.refuse("a named window", name.span);
    }
    if !matches!(env.clause, Clause::Select | Clause::OrderBy | Clause::Qualify) {
        return env.fail(
            "42P20",
            "window functions are allowed only in the select list, ORDER BY and QUALIFY",
            place(spec),
        );
    }
    if env.inside_window {
        return env.fail("42P20", "window function calls cannot be nested", place(spec));
    }
    let env = env.window();
    let mut parts = Vec::new();
    if !spec.partition_by.is_empty() {
        let mut keys = Vec::new();
        for expr in &spec.partition_by {
            no_constant(env, expr, "partition by")?;
            keys.push(env.term(expr)?.key());
        }
        parts.push(format!("PARTITION BY {}", keys.join(", ")));
    }
    if !spec.order_by.is_empty() {
        parts.push(order(env, &spec.order_by)?);
    }
    match (&spec.window_frame, frames) {
        (Some(_), Frames::Never) => {
            return env.fail("42601", "this window function takes no frame clause", place(spec));
        }
        (Some(frame), Frames::WithOrder) => parts.push(rows(env, frame, spec)?),
        (None, Frames::WithOrder) if !spec.order_by.is_empty() => {
            let words = "Aggregate window functions with an ORDER BY clause require a frame clause";
            return env.fail("42601", words, place(spec));
        }
        (None, _) => {}
    }
    Ok(format!(" OVER ({})", parts.join(" ")))
}

/// `ORDER BY …` of a window or an ordered-set aggregate.
pub(crate) fn order(env: Env<'_>, items: &[OrderByExpr]) -> Result<String, SqlError> {
    let mut keys = Vec::new();
    for item in items {
        no_constant(env, &item.expr, "order by")?;
        let key = env.term(&item.expr)?.sort_key();
        keys.push(order_item(env, &key, item)?);
    }
    Ok(format!("ORDER BY {}", keys.join(", ")))
}

fn place(spec: &WindowSpec) -> sqlparser::tokenizer::Span {
    spec.order_by
        .first()
        .map(Spanned::span)
        .or_else(|| spec.partition_by.first().map(Spanned::span))
        .unwrap_or_else(sqlparser::tokenizer::Span::empty)
}

fn no_constant(env: Env<'_>, expr: &Expr, clause: &str) -> Result<(), SqlError> {
    if matches!(expr, Expr::Value(_)) {
        return env.fail(
            "0A000",
            format!("constant expressions are not supported in {clause} clauses of windows"),
            expr.span(),
        );
    }
    Ok(())
}

fn rows(env: Env<'_>, frame: &WindowFrame, spec: &WindowSpec) -> Result<String, SqlError> {
    match frame.units {
        WindowFrameUnits::Rows => {}
        WindowFrameUnits::Range => return env.refuse("a RANGE frame", place(spec)),
        WindowFrameUnits::Groups => return env.refuse("a GROUPS frame", place(spec)),
    }
    let start = bound(env, &frame.start_bound)?;
    Ok(match &frame.end_bound {
        Some(end) => format!("ROWS BETWEEN {start} AND {}", bound(env, end)?),
        None => format!("ROWS {start}"),
    })
}

fn bound(env: Env<'_>, bound: &WindowFrameBound) -> Result<String, SqlError> {
    Ok(match bound {
        WindowFrameBound::CurrentRow => "CURRENT ROW".into(),
        WindowFrameBound::Preceding(None) => "UNBOUNDED PRECEDING".into(),
        WindowFrameBound::Following(None) => "UNBOUNDED FOLLOWING".into(),
        WindowFrameBound::Preceding(Some(count)) => format!("{} PRECEDING", env.term(count)?.sql),
        WindowFrameBound::Following(Some(count)) => format!("{} FOLLOWING", env.term(count)?.sql),
    })
}
