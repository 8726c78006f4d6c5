//! `CONVERT_TIMEZONE`.

use super::{
    super::{
        expression::timestamp,
        term::Term,
        types::{TIMESTAMPTZ, Type},
    },
    dates::instant,
};

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
