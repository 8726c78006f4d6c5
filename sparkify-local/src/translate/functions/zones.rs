//! `CONVERT_TIMEZONE`.

use sqlparser::tokenizer::Span;

use super::super::{env::Env, expression::timestamp, term::Term};
use super::dates::instant;
use crate::error::SqlError;

pub(crate) fn convert(
    env: Env<'_>,
    from: Option<&Term>,
    to: &Term,
    x: &Term,
    span: Span,
) -> Result<Term, SqlError> {
    let utc = |zone: &Term| matches!(zone.sql.to_uppercase().as_str(), "'UTC'" | "'GMT'");
    if from.is_none_or(utc) && utc(to) {
        return Ok(timestamp(instant(x).sql));
    }
    env.refuse("CONVERT_TIMEZONE between other zones than UTC", span)
}
