//! Where intervals with a qualifier may stand: what AWS's pages do not tell of is refused.

use sqlparser::tokenizer::Span;

use super::super::{env::Env, session::Session, term::Term, types::Type};
use crate::error::SqlError;

/// Functions that answer one of their arguments.
const CHOICES: [&str; 7] = ["coalesce", "nvl", "nvl2", "nullif", "decode", "greatest", "least"];

/// Fails if an interval meets anything but its own kind, as in CASE and UNION.
pub(crate) fn same(session: &Session<'_>, types: &[Type], span: Span) -> Result<(), SqlError> {
    let Some(first) = types.iter().find(|kind| kind.is_typed_interval()) else {
        return Ok(());
    };
    match types.iter().find(|kind| **kind != Type::Null && *kind != first) {
        Some(other) => {
            let what = format!("a choice between {} and {}", first.name(), other.name());
            Err(session.unsupported(&what, span))
        }
        None => Ok(()),
    }
}

/// Fails if a function is none that takes intervals. There is no conversion to text but by a cast.
pub(crate) fn call(env: Env<'_>, name: &str, args: &[Term], span: Span) -> Result<(), SqlError> {
    if !args.iter().any(|arg| arg.data_type.is_typed_interval()) {
        return Ok(());
    }
    if !CHOICES.contains(&name) {
        let what = format!("{} of an INTERVAL", name.to_uppercase());
        return env.refuse(&what, span);
    }
    let types: Vec<Type> = args.iter().map(|arg| arg.data_type).collect();
    match name {
        "nvl2" => same(env.session, &types[1..], span),
        // What is looked for may be of another type than what is answered.
        "decode" => {
            let answers = types[1..].chunks(2).filter_map(<[Type]>::last).copied().collect::<Vec<_>>();
            let keys = types[1..].chunks_exact(2).map(|pair| pair[0]).chain([types[0]]).collect::<Vec<_>>();
            same(env.session, &answers, span)?;
            same(env.session, &keys, span)
        }
        _ => same(env.session, &types, span),
    }
}
