//! Functions that make SUPER values: ARRAY, OBJECT and those that join, cut and split arrays.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_array.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_object_function.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/Array_Functions.html>.

use sqlparser::tokenizer::Span;

use super::super::{
    env::Env,
    term::Term,
    types::{BOOLEAN, SUPER, Type},
};
use crate::{catalog::table::DataType, error::SqlError};

pub(crate) fn call(env: Env<'_>, name: &str, args: &[Term], span: Span) -> Option<Result<Term, SqlError>> {
    Some(match (name, args) {
        ("array", elements) => values(env, elements, span).map(|all| made("json_array", &all)),
        ("object", pairs) => object(env, pairs, span),
        ("array_concat", [a, b]) if a.data_type == SUPER && b.data_type == SUPER => {
            let (a, b) = (elements(a), elements(b));
            Ok(Term::new(format!("to_json(list_concat({a}, {b}))"), SUPER))
        }
        ("subarray", [array, start, length]) if array.data_type == SUPER => {
            part(env, array, start, length, span)
        }
        ("array_flatten", [array]) if array.data_type == SUPER => {
            let parts =
                "CASE WHEN json_type(element) = 'ARRAY' THEN CAST(element AS JSON[]) ELSE [element] END";
            let lists = format!("list_transform({}, lambda element: {parts})", elements(array));
            Ok(Term::new(format!("to_json(flatten({lists}))"), SUPER))
        }
        ("split_to_array", [text, delimiter]) => {
            Ok(Term::new(format!("to_json(string_split({}, {}))", text.text(), delimiter.text()), SUPER))
        }
        ("split_to_array", [text]) => {
            Ok(Term::new(format!("to_json(string_split({}, ','))", text.text()), SUPER))
        }
        _ => return None,
    })
}

/// Keys are literals, each once: what Redshift makes of a key that comes twice is not documented.
fn object(env: Env<'_>, pairs: &[Term], span: Span) -> Result<Term, SqlError> {
    if pairs.len() % 2 == 1 {
        return env.fail("42883", "OBJECT takes keys and values in pairs", span);
    }
    let mut all = Vec::new();
    for pair in pairs.chunks(2) {
        let [key, value] = pair else { continue };
        if key.data_type != Type::Literal {
            return env.refuse("a computed key of OBJECT", span);
        }
        if all.contains(&key.sql) {
            return env.refuse("a key of OBJECT that comes twice", span);
        }
        all.push(key.sql.clone());
        all.push(value_of(env, value, span)?);
    }
    Ok(made("json_object", &all))
}

/// Places count from 0, as everywhere in a SUPER. What computed and negative ones mean is not documented.
fn part(env: Env<'_>, array: &Term, start: &Term, length: &Term, span: Span) -> Result<Term, SqlError> {
    let (Ok(start), Ok(length)) = (start.sql.parse::<u32>(), length.sql.parse::<u32>()) else {
        return env.refuse("SUBARRAY by places that are no numbers written out", span);
    };
    let (first, last) = (u64::from(start) + 1, u64::from(start) + u64::from(length));
    Ok(Term::new(format!("to_json(list_slice({}, {first}, {last}))", elements(array)), SUPER))
}

fn values(env: Env<'_>, terms: &[Term], span: Span) -> Result<Vec<String>, SqlError> {
    terms.iter().map(|term| value_of(env, term, span)).collect()
}

/// A value as a SUPER holds it; Redshift has no dates and times in one.
fn value_of(env: Env<'_>, term: &Term, span: Span) -> Result<String, SqlError> {
    match term.data_type {
        Type::Null => Ok("CAST(NULL AS JSON)".to_owned()),
        Type::Literal | Type::Data(DataType::Char(_) | DataType::Varchar(_)) => Ok(term.text()),
        SUPER | BOOLEAN => Ok(term.sql.clone()),
        other if other.is_integer() || other.is_decimal() => Ok(term.sql.clone()),
        other if other.is_moment() || matches!(other, Type::Data(DataType::Time | DataType::TimeTz)) => {
            env.fail("42846", format!("cannot cast type {} to super", other.name()), span)
        }
        other => env.refuse(&format!("a value of type {} in a SUPER", other.name()), span),
    }
}

fn made(function: &str, parts: &[String]) -> Term {
    Term::new(format!("{function}({})", parts.join(", ")), SUPER)
}

/// The elements of an array; of what is none, none that is known.
fn elements(array: &Term) -> String {
    format!("CASE WHEN json_type({0}) = 'ARRAY' THEN CAST({0} AS JSON[]) END", array.sql)
}
