//! Paths into SUPER, and arrays and objects of a SUPER as rows.
//!
//! Names in a path are folded to lower case, as Redshift does while `enable_case_sensitive_identifier` is off: a key
//! with capitals is not found. A path that leads nowhere is NULL.

use sqlparser::{
    ast::{Expr, Ident, JsonPath, JsonPathElem, ObjectName, ObjectNamePart, Spanned, TableAlias, Value},
    tokenizer::Span,
};

use super::{
    env::{Clause, Env},
    scope::{Found, Output, Scope, Source, reference},
    session::{Session, folded},
    term::{Term, literal, quoted},
    types::{BIGINT, SUPER, TEXT},
};
use crate::{dialect::FIELDS, error::SqlError};

/// What names with points between say, if they go into a SUPER: `t.details.items`, `details.items`, `item.name`.
pub(crate) fn names(env: Env<'_>, path: &[Ident]) -> Result<Option<Term>, SqlError> {
    match start(env.scope, path) {
        Some((start, steps)) if !steps.is_empty() => along(env, &start, steps).map(Some),
        _ => Ok(None),
    }
}

fn along(env: Env<'_>, start: &Term, steps: &[Ident]) -> Result<Term, SqlError> {
    let mut place = String::from("$");
    for step in steps {
        place.push_str(&named(env, &folded(step), step.span)?);
    }
    Ok(found(start, &place))
}

/// `value[0].name`.
pub(crate) fn brackets(env: Env<'_>, value: &Expr, path: &JsonPath) -> Result<Term, SqlError> {
    let start = env.term(value)?;
    if start.data_type != SUPER {
        let words = format!("cannot navigate into type {}", start.data_type.name());
        return env.fail("42809", words, value.span());
    }
    Ok(found(&start, &steps(env, path, value.span())?))
}

/// `array AS alias AT place` or `UNPIVOT object AS alias AT name` in FROM: a row for each element or field; `None` if
/// the names are those of a relation.
pub(crate) fn unnested(
    session: &Session<'_>,
    scope: &Scope<'_>,
    name: &ObjectName,
    path: Option<&JsonPath>,
    alias: Option<&TableAlias>,
) -> Result<Option<(String, Source)>, SqlError> {
    let idents: Option<Vec<Ident>> = name
        .0
        .iter()
        .map(|part| match part {
            ObjectNamePart::Identifier(ident) => Some(ident.clone()),
            ObjectNamePart::Function(_) => None,
        })
        .collect();
    let Some(mut idents) = idents else { return Ok(None) };
    let of_fields = idents[0].value.strip_prefix(FIELDS).map(str::to_owned);
    if let Some(first) = &of_fields {
        idents[0].value.clone_from(first);
    }
    let env = Env::new(session, scope, Clause::Value);
    let array = match (&idents[..], own_value(scope, &idents[0])) {
        ([_], Some(value)) => value,
        ([_], None) => match scope.column(&folded(&idents[0])) {
            Found::Column(term) if of_fields.is_some() && term.data_type == SUPER => term,
            _ => return no_value(session, of_fields.is_some(), name),
        },
        _ => match start(scope, &idents) {
            Some((value, [])) => value,
            Some((value, steps)) => along(env, &value, steps)?,
            None => return no_value(session, of_fields.is_some(), name),
        },
    };
    let array = match path {
        Some(path) => found(&array, &steps(env, path, name.span())?),
        None => array,
    };
    let Some(alias) = alias.filter(|alias| alias.columns.is_empty()) else {
        return Err(session.unsupported("an unnested array or object without an alias", name.span()));
    };
    if of_fields.is_some() {
        return Ok(Some(fields(&array.sql, alias)));
    }
    let (own, sql) = (folded(&alias.name), array.sql);
    let is_array = format!("json_type({sql}) = 'ARRAY'");
    let mut items = format!(
        "unnest(CASE WHEN {is_array} THEN CAST({sql} AS JSON[]) ELSE CAST([] AS JSON[]) END) AS {}",
        quoted(&own)
    );
    let mut columns = vec![Output { name: own.clone(), data_type: SUPER }];
    if let Some(place) = &alias.at {
        let place = folded(place);
        let places = format!("range(CAST(json_array_length({sql}) AS BIGINT))");
        items = format!(
            "{items}, unnest(CASE WHEN {is_array} THEN {places} ELSE CAST([] AS BIGINT[]) END) AS {}",
            quoted(&place)
        );
        columns.push(Output { name: place, data_type: BIGINT });
    }
    let source = Source { name: own.clone(), columns: Some(columns) };
    Ok(Some((format!("(SELECT {items}) AS {}", quoted(&own)), source)))
}

fn no_value(
    session: &Session<'_>,
    of_fields: bool,
    name: &ObjectName,
) -> Result<Option<(String, Source)>, SqlError> {
    if of_fields {
        return Err(session.unsupported("UNPIVOT of what is no SUPER", name.span()));
    }
    Ok(None)
}

/// A row for each field of an object, in no order; NULL has none. What becomes of other values is not documented.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/query-super.html#unpivoting>.
fn fields(object: &str, alias: &TableAlias) -> (String, Source) {
    let own = folded(&alias.name);
    let keys = format!(
        "CASE WHEN {object} IS NULL THEN CAST([] AS VARCHAR[]) WHEN json_type({object}) = 'OBJECT' THEN json_keys({object}) \
         ELSE error('UNPIVOT of a SUPER that is no object is not supported by the stand-in') END"
    );
    let pointer = "'/' || replace(replace(\"key\", '~', '~0'), '/', '~1')";
    let mut columns = vec![Output { name: own.clone(), data_type: SUPER }];
    let mut items = format!("json_extract({object}, {pointer}) AS {}", quoted(&own));
    if let Some(name) = &alias.at {
        let name = folded(name);
        items = format!("{items}, \"key\" AS {}", quoted(&name));
        columns.push(Output { name, data_type: TEXT });
    }
    let sql = format!("(SELECT {items} FROM (SELECT unnest({keys}) AS \"key\")) AS {}", quoted(&own));
    (sql, Source { name: own, columns: Some(columns) })
}

/// The SUPER a path begins at, and its steps.
fn start<'p>(scope: &Scope<'_>, path: &'p [Ident]) -> Option<(Term, &'p [Ident])> {
    let (first, rest) = path.split_first()?;
    if let Some(source) = scope.source(&folded(first)) {
        let (second, steps) = rest.split_first()?;
        let columns = source.columns.as_ref()?;
        if let Some(column) = columns.iter().find(|column| column.name == folded(second)) {
            return (column.data_type == SUPER).then(|| (reference(source, column), steps));
        }
        return own_value(scope, first).map(|value| (value, rest));
    }
    match scope.column(&folded(first)) {
        Found::Column(term) if term.data_type == SUPER && !rest.is_empty() => Some((term, rest)),
        _ => None,
    }
}

/// The element an unnested array gives: a SUPER under the name of its alias.
fn own_value(scope: &Scope<'_>, name: &Ident) -> Option<Term> {
    let name = folded(name);
    let source = scope.source(&name)?;
    let column = source.columns.as_ref()?.first()?;
    (column.name == name && column.data_type == SUPER).then(|| reference(source, column))
}

fn steps(env: Env<'_>, path: &JsonPath, span: Span) -> Result<String, SqlError> {
    let mut place = String::from("$");
    for step in &path.path {
        match step {
            JsonPathElem::Dot { key, .. } => place.push_str(&named(env, &key.to_lowercase(), span)?),
            JsonPathElem::Bracket { key: Expr::Value(value) } => match &value.value {
                Value::Number(index, false) if index.bytes().all(|byte| byte.is_ascii_digit()) => {
                    place = format!("{place}[{index}]");
                }
                _ => return env.refuse("a subscript of a SUPER that is no number", span),
            },
            _ => return env.refuse("this step into a SUPER", span),
        }
    }
    Ok(place)
}

fn named(env: Env<'_>, name: &str, span: Span) -> Result<String, SqlError> {
    if name.contains(['"', '\\', '*']) {
        return env.refuse("a name of a SUPER's field with quotes, backslashes or stars", span);
    }
    Ok(format!(".\"{name}\""))
}

fn found(start: &Term, place: &str) -> Term {
    Term::new(format!("json_extract({}, {})", start.sql, literal(place)), SUPER)
}
