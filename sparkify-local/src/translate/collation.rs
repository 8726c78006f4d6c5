//! Text that compares without its case: `COLLATE CASE_INSENSITIVE` of a column, or the function COLLATE.
//!
//! ASCII letters alone are folded. AWS's pages tell neither whether `É` equals `é` nor on which side of the letters `_` and
//! its neighbours sort, so a text that would ask for it fails when it is compared.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_DATABASE.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_COLLATE.html>.

use sqlparser::tokenizer::Span;

use super::{
    env::Env,
    session::Session,
    term::Term,
    types::{INTEGER, Type},
};
use crate::{catalog::table::DataType, error::SqlError};

/// Functions that answer a number, whatever the collation is.
const MEASURES: [&str; 8] =
    ["len", "length", "char_length", "character_length", "textlen", "octet_length", "bit_length", "ascii"];
/// Functions that answer one of their arguments.
const CHOICES: [&str; 5] = ["coalesce", "nvl", "nvl2", "nullif", "decode"];

/// Fails if texts of different collations meet.
pub(crate) fn same<'t>(
    session: &Session<'_>,
    terms: impl IntoIterator<Item = &'t Term>,
    span: Span,
) -> Result<(), SqlError> {
    let types: Vec<Type> = terms.into_iter().map(|term| term.data_type).collect();
    same_types(session, &types, span)
}

/// The same of their types.
pub(crate) fn same_types(session: &Session<'_>, types: &[Type], span: Span) -> Result<(), SqlError> {
    let folded = |kind: &Type| kind.is_insensitive();
    let plain = |kind: &Type| kind.is_text() && !kind.is_insensitive();
    if !types.iter().any(folded) {
        return Ok(());
    }
    if types.iter().any(plain) {
        let failed = SqlError::unsupported("Query with different collations is not supported yet.")
            .hint("use the function COLLATE to give one of them the collation of the other");
        return Err(session.at(failed, span));
    }
    if types.contains(&Type::Data(DataType::Super)) {
        let words = "Coercing from case insensitive string to SUPER is not supported.";
        return Err(session.at(SqlError::unsupported(words), span));
    }
    if types.contains(&Type::Unknown) {
        return Err(session.unsupported("a case-insensitive text beside one of an unknown type", span));
    }
    Ok(())
}

/// A function with a case-insensitive argument; `None` if it is as with any other.
pub(crate) fn call(env: Env<'_>, name: &str, args: &[Term], span: Span) -> Result<Option<Term>, SqlError> {
    if let ("collate", [x, collation]) = (name, args) {
        return collate(env, x, collation, span).map(Some);
    }
    if !args.iter().any(|arg| arg.data_type.is_insensitive()) {
        return Ok(None);
    }
    same(env.session, args, span)?;
    match (name, args) {
        (name, _) if MEASURES.contains(&name) || CHOICES.contains(&name) => Ok(None),
        ("strpos", [x, part]) | ("charindex", [part, x]) => Ok(Some(position(x, part))),
        ("greatest" | "least", args) => Ok(Some(extreme(name, args))),
        ("regexp_count" | "regexp_instr", [x, pattern]) => {
            let pattern = ignoring_case(env, pattern, span)?;
            let x = Term::new(folded(&x.text()), x.data_type.sensitive());
            Ok(super::functions::strings::call(name, &[x, pattern]))
        }
        _ => {
            let what = format!("{} of a case-insensitive text", name.to_uppercase());
            let hint = "use COLLATE(…, 'case_sensitive') on it first";
            Err(env.session.at(SqlError::unsupported(format!("{what} is not supported")).hint(hint), span))
        }
    }
}

/// Refuses a form that would make a text of unknown collation.
pub(crate) fn refuse(env: Env<'_>, what: &str, terms: &[&Term], span: Span) -> Result<(), SqlError> {
    same(env.session, terms.iter().copied(), span)?;
    if terms.iter().any(|term| term.data_type.is_insensitive()) {
        let failed = SqlError::unsupported(format!("{what} of a case-insensitive text is not supported"));
        return Err(env.session.at(failed.hint("use COLLATE(…, 'case_sensitive') on it first"), span));
    }
    Ok(())
}

/// `COLLATE(x, 'case_insensitive')`: the value stays, it compares otherwise.
fn collate(env: Env<'_>, x: &Term, collation: &Term, span: Span) -> Result<Term, SqlError> {
    let insensitive = match (collation.data_type, collation.sql.to_lowercase().as_str()) {
        (Type::Literal, "'case_insensitive'" | "'ci'") => true,
        (Type::Literal, "'case_sensitive'" | "'cs'") => false,
        _ => {
            let words = "COLLATE takes 'case_sensitive', 'cs', 'case_insensitive' or 'ci'";
            return env.fail("22023", words, span);
        }
    };
    let Some(text) = x.data_type.text() else {
        return env.refuse(&format!("COLLATE of {}", x.data_type.name()), span);
    };
    if insensitive {
        env.session.insensitive.set(Some(span));
    }
    let data_type = if insensitive { Type::Insensitive(text) } else { Type::Data(text) };
    Ok(Term::new(x.sql.clone(), data_type))
}

/// A text as it is equal to others, blanks at its end kept.
pub(crate) fn folded(text: &str) -> String {
    format!("sparkify_internal.folded({text})")
}

/// Where a part stands in a text.
pub(crate) fn position(x: &Term, part: &Term) -> Term {
    let (x, part) = if x.data_type.is_insensitive() || part.data_type.is_insensitive() {
        (folded(&x.text()), folded(&part.text()))
    } else {
        (x.text(), part.text())
    };
    Term::new(format!("CAST(instr({x}, {part}) AS INTEGER)"), INTEGER)
}

/// The argument that is first or last in order, as it is written; NULL does not count.
fn extreme(name: &str, args: &[Term]) -> Term {
    let values: Vec<&str> = args.iter().map(|arg| arg.sql.as_str()).collect();
    let pick = if name == "least" { "min" } else { "max" };
    let sql = format!(
        "list_aggregate(list_transform([{}], lambda it: CASE WHEN it IS NOT NULL \
         THEN struct_pack(\"k\" := sparkify_internal.ordered(it), \"v\" := it) END), '{pick}').v",
        values.join(", ")
    );
    Term::new(sql, super::case::unified(args.iter().map(|arg| arg.data_type)))
}

/// A regular expression that ignores case; a literal whose letters beyond ASCII are small.
pub(crate) fn ignoring_case(env: Env<'_>, pattern: &Term, span: Span) -> Result<Term, SqlError> {
    let is_plain = pattern.data_type == Type::Literal && pattern.sql.starts_with('\'');
    let told = pattern.sql.chars().all(|c| c.is_ascii() || c.to_lowercase().eq([c]));
    if !is_plain || !told {
        return env.refuse("this pattern for a case-insensitive text", span);
    }
    Ok(Term::new(format!("'(?i){}", &pattern.sql[1..]), Type::Literal))
}
