//! Which function a call means, and its arguments as the declared types.
//!
//! Redshift says that the number and the types of the arguments decide, not how conversions are weighed: where more
//! than one function could be meant and none fits exactly, the call is refused.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/udf-naming-udfs.html>.

use std::mem::discriminant;

use sqlparser::tokenizer::Span;

use super::{
    super::{
        cast, collation,
        env::Env,
        term::Term,
        types::{DATE, Type, storage},
    },
    at_most,
};
use crate::{
    catalog::{functions::Function, table::DataType},
    error::SqlError,
};

/// The function of those of a name that a call means; `None` if there is none of that name.
pub(super) fn choose(
    env: Env<'_>,
    named: &[Function],
    args: &[Term],
    span: Span,
) -> Result<Option<Function>, SqlError> {
    let Some(first) = named.first() else {
        return Ok(None);
    };
    let texts: Vec<&Term> = args.iter().collect();
    collation::refuse(env, &first.name, &texts, span)?;
    let with = |fits: fn(&Term, DataType) -> bool| -> Vec<&Function> {
        let all = |function: &&Function| {
            function.arguments.len() == args.len()
                && args.iter().zip(&function.arguments).all(|(arg, data_type)| fits(arg, *data_type))
        };
        named.iter().filter(all).collect()
    };
    let exact = with(is_exact);
    let found = if exact.is_empty() { with(is_convertible) } else { exact };
    let types: Vec<&str> = args.iter().map(|arg| arg.data_type.name()).collect();
    let written = format!("{}({})", first.name, types.join(", "));
    match found.as_slice() {
        [function] => Ok(Some((*function).clone())),
        [] => {
            let failed = SqlError::new("42883", format!("function {written} does not exist"));
            let known: Vec<String> = named.iter().map(Function::signature).collect();
            let hint = format!("there is {}; you may need to add explicit type casts", known.join(", "));
            Err(env.session.at(failed.hint(hint), span))
        }
        several => {
            let known: Vec<String> = several.iter().map(|function| function.signature()).collect();
            let refused = SqlError::unsupported(format!(
                "the call {written}, which may mean {}, is not supported by the stand-in",
                known.join(" or ")
            ));
            Err(env
                .session
                .at(refused.hint("cast the arguments to the types of the one that is meant"), span))
        }
    }
}

/// What has no type of its own takes any.
fn is_open(arg: &Term) -> bool {
    matches!(arg.data_type, Type::Literal | Type::Null | Type::Parameter)
}

fn is_exact(arg: &Term, data_type: DataType) -> bool {
    match arg.data_type {
        Type::Data(have) => discriminant(&have) == discriminant(&data_type),
        _ => is_open(arg),
    }
}

/// Conversions that keep every value, as between numbers that grow.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html>.
fn is_convertible(arg: &Term, data_type: DataType) -> bool {
    use DataType as D;
    if is_exact(arg, data_type) {
        return true;
    }
    let Type::Data(have) = arg.data_type else {
        return false;
    };
    let rank = |data_type: DataType| match data_type {
        D::SmallInt => Some(0),
        D::Integer => Some(1),
        D::BigInt => Some(2),
        D::Decimal { .. } => Some(3),
        D::Real => Some(4),
        D::Double => Some(5),
        _ => None,
    };
    match (rank(have), rank(data_type)) {
        (Some(have), Some(wanted)) => have < wanted,
        _ => matches!((have, data_type), (D::Char(_), D::Varchar(_)) | (D::Date, D::Timestamp)),
    }
}

/// The arguments as `DuckDB` values of the declared types.
pub(super) fn converted(
    env: Env<'_>,
    function: &Function,
    args: &[Term],
    span: Span,
) -> Result<Vec<String>, SqlError> {
    let mut all = Vec::with_capacity(args.len());
    for (place, (arg, data_type)) in args.iter().zip(&function.arguments).enumerate() {
        let what = format!("argument {} of {}", place + 1, function.signature());
        all.push(argument(env, arg, *data_type, &what, span)?);
    }
    Ok(all)
}

fn argument(
    env: Env<'_>,
    arg: &Term,
    data_type: DataType,
    what: &str,
    span: Span,
) -> Result<String, SqlError> {
    use DataType as D;
    let refuse = |why: &str| {
        let message = format!("{what}, which is {}, {why}", data_type.format());
        let hint = format!("cast it to {}", data_type.format().to_uppercase());
        Err(env.session.at(SqlError::unsupported(message).hint(hint), span))
    };
    match (arg.data_type, data_type) {
        (Type::Null | Type::Parameter, _) => Ok(format!("CAST({} AS {})", arg.sql, storage(data_type))),
        (Type::Literal, D::Varchar(most) | D::Char(most)) if arg.sql.starts_with('\'') => {
            // A quote in the text is written twice.
            let bytes = arg.sql.len() - 2 - arg.sql[1..arg.sql.len() - 1].matches("''").count();
            if bytes > most as usize {
                return refuse("is longer, which the stand-in does not support");
            }
            Ok(format!("CAST({} AS VARCHAR)", arg.sql))
        }
        (Type::Data(D::Varchar(have) | D::Char(have)), D::Varchar(most)) if have <= most => Ok(arg.text()),
        (Type::Data(D::Varchar(_) | D::Char(_)) | Type::Literal, D::Varchar(most)) => {
            Ok(at_most(&arg.text(), most, what))
        }
        (Type::Data(D::Char(have)), D::Char(most)) if have > most => Ok(at_most(&arg.text(), most, what)),
        (Type::Data(D::Varbyte(have)), D::Varbyte(most)) if have > most => {
            refuse("is longer, which the stand-in does not support")
        }
        (Type::Data(D::Decimal { precision, scale }), D::Decimal { precision: most, scale: places }) => {
            if scale > places || precision - scale > most - places {
                return refuse("has fewer digits, which the stand-in does not support");
            }
            Ok(format!("CAST({} AS {})", arg.sql, storage(data_type)))
        }
        (Type::Data(have), wanted) if have == wanted => Ok(arg.sql.clone()),
        (DATE, D::Timestamp) => Ok(format!("CAST({} AS TIMESTAMP)", arg.sql)),
        // A number that has more digits before the point than the type fails, as everywhere.
        _ => Ok(cast::explicit(env, arg, Type::Data(data_type), span)?.sql),
    }
}
