//! Functions with a syntax of their own: EXTRACT, TRIM, SUBSTRING … FROM, POSITION, CEIL, FLOOR.

use sqlparser::ast::{CeilFloorKind, DateTimeField, Expr, Spanned, TrimWhereField};

use super::{
    super::{
        collation,
        env::Env,
        term::{Term, text},
        types::INTEGER,
    },
    numbers, parts, strings, zones,
};
use crate::error::SqlError;

pub(crate) fn form(env: Env<'_>, expr: &Expr) -> Result<Term, SqlError> {
    match expr {
        Expr::Extract { field, expr: inner, .. } => {
            let word = field.to_string();
            let unit = parts::known(env, word.trim_matches(['\'', '"']), expr.span())?;
            parts::extract(env, unit, &env.term(inner)?, expr.span())
        }
        Expr::Ceil { expr: inner, field: CeilFloorKind::DateTimeField(DateTimeField::NoDateTime) } => {
            known(env, "ceil", &[env.term(inner)?], expr)
        }
        Expr::Floor { expr: inner, field: CeilFloorKind::DateTimeField(DateTimeField::NoDateTime) } => {
            known(env, "floor", &[env.term(inner)?], expr)
        }
        Expr::AtTimeZone { timestamp, time_zone } => {
            let (x, zone) = (env.term(timestamp)?, env.term(time_zone)?);
            match zones::at(&x, &zone) {
                Some(term) => Ok(term),
                None => refuse(env, expr),
            }
        }
        Expr::Position { expr: part, r#in } => {
            let (part, x) = (env.term(part)?, env.term(r#in)?);
            collation::same(env.session, [&part, &x], expr.span())?;
            Ok(collation::position(&x, &part))
        }
        Expr::Substring { expr: x, substring_from, substring_for, special: _, shorthand: _ } => {
            let x = env.term(x)?;
            collation::refuse(env, "SUBSTRING", &[&x], expr.span())?;
            let start = match substring_from {
                Some(start) => env.term(start)?,
                None => Term::new("1", INTEGER),
            };
            let length = substring_for.as_ref().map(|length| env.term(length)).transpose()?;
            Ok(strings::substring(&x, &start, length.as_ref()))
        }
        Expr::Trim { trim_where, trim_what, expr: x, trim_characters: None } => {
            let function = match trim_where {
                None | Some(TrimWhereField::Both) => "trim",
                Some(TrimWhereField::Leading) => "ltrim",
                Some(TrimWhereField::Trailing) => "rtrim",
            };
            let set = match trim_what {
                Some(set) => env.term(set)?.text(),
                None => "' '".into(),
            };
            let x = env.term(x)?;
            collation::refuse(env, "TRIM", &[&x], expr.span())?;
            Ok(text(format!("{function}({}, {set})", x.text())))
        }
        Expr::Trim { trim_where: None, trim_what: None, expr: x, trim_characters: Some(set) } => {
            match set.as_slice() {
                [set] => {
                    let x = env.term(x)?;
                    collation::refuse(env, "TRIM", &[&x], expr.span())?;
                    Ok(text(format!("trim({}, {})", x.text(), env.term(set)?.text())))
                }
                _ => refuse(env, expr),
            }
        }
        _ => refuse(env, expr),
    }
}

fn known(env: Env<'_>, name: &str, args: &[Term], expr: &Expr) -> Result<Term, SqlError> {
    if let Some(term) = numbers::call(name, args) {
        Ok(term)
    } else {
        let kind = args[0].data_type.name();
        env.fail("42883", format!("function {name}({kind}) does not exist"), expr.span())
    }
}

fn refuse(env: Env<'_>, expr: &Expr) -> Result<Term, SqlError> {
    let words = match expr {
        Expr::Array(_) => "an array literal",
        Expr::Struct { .. } | Expr::Dictionary(_) | Expr::Map(_) => "a struct or map literal",
        Expr::Lambda(_) => "a lambda",
        Expr::Tuple(_) => "a row value outside a comparison",
        Expr::AtTimeZone { .. } => "AT TIME ZONE with a computed zone",
        Expr::Collate { .. } => "COLLATE",
        Expr::CompoundFieldAccess { .. } => "navigation into a SUPER value",
        Expr::GroupingSets(_) | Expr::Cube(_) | Expr::Rollup(_) => "GROUPING SETS, CUBE or ROLLUP",
        Expr::OuterJoin(_) => "the outer-join operator (+)",
        _ => {
            let words = format!("expression {expr} is not supported");
            return Err(env.session.at(SqlError::unsupported(words), expr.span()));
        }
    };
    env.refuse(words, expr.span())
}
