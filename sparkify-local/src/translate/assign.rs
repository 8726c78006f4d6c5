//! Assignment to a column: what INSERT, UPDATE and MERGE store.

use sqlparser::tokenizer::Span;

use super::{
    cast::{self, zoned},
    env::Env,
    term::Term,
    types::{BOOLEAN, Type, storage},
};
use crate::{
    catalog::table::{Column, DataType},
    error::SqlError,
};

/// The value as the column stores it; text that is too long fails when the statement runs.
pub(crate) fn assign(env: Env<'_>, term: &Term, column: &Column, span: Span) -> Result<String, SqlError> {
    // A collation is one of comparisons: the value is the same.
    let term = &Term::new(term.sql.clone(), term.data_type.sensitive());
    let target = Type::Data(column.data_type);
    if !assignable(term.data_type, column.data_type) {
        let words = format!(
            "column \"{}\" is of type {} but expression is of type {}",
            column.name,
            target.name(),
            term.data_type.name()
        );
        let failed = SqlError::new("42804", words).hint("You will need to rewrite or cast the expression.");
        return Err(env.session.at(failed, span));
    }
    Ok(match column.data_type {
        _ if term.data_type == Type::Null => term.sql.clone(),
        DataType::IntervalYearToMonth(_) | DataType::IntervalDayToSecond(_) => {
            cast::to_interval(env, term, column.data_type, span)?.sql
        }
        DataType::Varchar(bytes) => text(term, bytes, "character varying"),
        DataType::Char(bytes) => text(term, bytes, "character"),
        _ if term.data_type == target => term.sql.clone(),
        other if zoned(term, other).is_some() => zoned(term, other).unwrap_or_default(),
        DataType::SmallInt | DataType::Integer | DataType::BigInt if term.data_type == Type::Literal => {
            let kind = target.name();
            format!("CAST(sparkify_internal.digits({}, '{kind}') AS {})", term.sql, storage(column.data_type))
        }
        DataType::Super => format!("to_json({})", term.sql),
        other => format!("CAST({} AS {})", term.sql, storage(other)),
    })
}

fn text(term: &Term, bytes: u32, kind: &str) -> String {
    let fits = match term.data_type {
        Type::Data(DataType::Varchar(have) | DataType::Char(have)) => have <= bytes,
        Type::Literal => term.sql.starts_with('\'') && term.sql.len() - 2 <= bytes as usize,
        _ => false,
    };
    let text = match term.data_type {
        Type::Parameter | Type::Unknown => format!("CAST({} AS VARCHAR)", term.sql),
        _ => term.text(),
    };
    if fits { text } else { format!("sparkify_internal.assign_text({text}, {bytes}, '{kind}')") }
}

/// Whether Redshift converts without a cast.
fn assignable(from: Type, to: DataType) -> bool {
    let target = Type::Data(to);
    match from {
        Type::Literal | Type::Null | Type::Parameter | Type::Unknown => true,
        _ if from == target => true,
        _ if from.is_interval() => target.is_typed_interval() && from.is_months() == target.is_months(),
        BOOLEAN => false,
        _ if from.is_text() => target.is_text(),
        _ if from.is_integer() => target.is_number() || target.is_text() || target == BOOLEAN,
        _ if from.is_number() => target.is_number() || target.is_text(),
        _ if from.is_moment() => {
            target.is_moment() || target.is_text() || to == DataType::Time && from != super::types::DATE
        }
        Type::Data(DataType::Time | DataType::TimeTz) => {
            target.is_text() || matches!(to, DataType::Time | DataType::TimeTz)
        }
        _ => false,
    }
}
