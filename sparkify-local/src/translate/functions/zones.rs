//! `CONVERT_TIMEZONE` and AT TIME ZONE.

use super::{
    super::{
        expression::timestamp,
        term::Term,
        types::{TIMESTAMPTZ, Type},
    },
    dates::instant,
};
use crate::catalog::table::DataType;

/// The clock of `to` at the moment the clock of `from`, UTC unless given, shows `x`.
pub(crate) fn convert(from: Option<&Term>, to: &Term, x: &Term) -> Option<Term> {
    let named = |zone: &Term| zone.data_type == Type::Literal || zone.data_type.is_text();
    if !named(to) || !from.is_none_or(named) {
        return None;
    }
    let from = match from {
        // A TIMESTAMPTZ is a moment, whatever zone is named for it.
        Some(from) if x.data_type != TIMESTAMPTZ => from.text(),
        _ => "'UTC'".to_owned(),
    };
    let sql = format!("sparkify_convert_timezone({from}, {}, epoch_us({}))", to.text(), instant(x).sql);
    Some(timestamp(format!("make_timestamp({sql})")))
}

/// `x AT TIME ZONE zone`: the moment of a TIMESTAMP on the clock of the zone, or the clock at a TIMESTAMPTZ.
pub(crate) fn at(x: &Term, zone: &Term) -> Option<Term> {
    if x.data_type == TIMESTAMPTZ {
        return convert(None, zone, x);
    }
    let utc = Term::new("'UTC'", Type::Literal);
    let moment = convert(Some(zone), &utc, x)?;
    let sql = super::super::cast::zoned(&moment, DataType::TimestampTz)?;
    Some(Term::new(sql, TIMESTAMPTZ))
}
