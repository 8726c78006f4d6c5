//! Functions on JSON text and SUPER.

use super::super::{
    term::{Term, literal, text},
    types::{BOOLEAN, INTEGER, SUPER, Type},
};

pub(crate) fn call(name: &str, args: &[Term]) -> Option<Term> {
    Some(match (name, args) {
        ("json_extract_path_text", [json, path @ ..]) if !path.is_empty() => extract(json, path)?,
        ("json_extract_array_element_text", [json, index]) => element(json, index, false),
        ("json_extract_array_element_text", [json, index, lenient]) => {
            element(json, index, lenient.sql == "TRUE")
        }
        ("json_array_length", [json]) => {
            Term::new(format!("CAST(json_array_length({}) AS INTEGER)", json.text()), INTEGER)
        }
        ("json_array_length", [json, lenient]) if lenient.sql == "TRUE" => {
            let json = json.text();
            let sql =
                format!("CASE WHEN json_valid({json}) THEN CAST(json_array_length({json}) AS INTEGER) END");
            Term::new(sql, INTEGER)
        }
        ("is_valid_json", [json]) => typed("OBJECT", json),
        ("is_valid_json_array", [json]) => typed("ARRAY", json),
        ("json_parse", [json]) => Term::new(format!("CAST({} AS JSON)", json.text()), SUPER),
        ("can_json_parse", [json]) => Term::new(format!("json_valid({})", json.text()), BOOLEAN),
        ("json_serialize", [json]) => text(format!("CAST({} AS VARCHAR)", json.sql)),
        ("json_typeof", [json]) => text(format!(
            "CASE json_type({}) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'VARCHAR' THEN 'string' \
             WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' ELSE 'number' END",
            json.sql
        )),
        ("is_array", [json]) if json.data_type == SUPER => kind(json, "= 'ARRAY'"),
        ("is_object", [json]) if json.data_type == SUPER => kind(json, "= 'OBJECT'"),
        ("is_scalar", [json]) if json.data_type == SUPER => kind(json, "NOT IN ('ARRAY', 'OBJECT', 'NULL')"),
        ("is_varchar", [json]) if json.data_type == SUPER => kind(json, "= 'VARCHAR'"),
        ("is_boolean", [json]) if json.data_type == SUPER => kind(json, "= 'BOOLEAN'"),
        ("get_array_length", [json]) if json.data_type == SUPER => Term::new(
            format!(
                "CASE WHEN json_type({0}) = 'ARRAY' THEN CAST(json_array_length({0}) AS INTEGER) END",
                json.sql
            ),
            INTEGER,
        ),
        _ => return None,
    })
}

/// What a SUPER is; false for NULL.
fn kind(json: &Term, is: &str) -> Term {
    Term::new(format!("COALESCE(json_type({}) {is}, FALSE)", json.sql), BOOLEAN)
}

fn typed(kind: &str, json: &Term) -> Term {
    let json = json.text();
    Term::new(format!("(json_valid({json}) AND json_type({json}) = '{kind}')"), BOOLEAN)
}

/// Path elements are literals; a last boolean makes invalid JSON NULL instead of an error.
fn extract(json: &Term, path: &[Term]) -> Option<Term> {
    let (lenient, names) = match path.split_last() {
        Some((last, rest)) if last.sql == "TRUE" => (true, rest),
        Some((last, rest)) if last.sql == "FALSE" => (false, rest),
        _ => (false, path),
    };
    let names: Option<Vec<String>> = names.iter().map(step).collect();
    let pointer = format!("${}", names?.concat());
    let json = json.text();
    let sql = format!("json_extract_string({json}, {})", literal(&pointer));
    Some(text(if lenient { format!("CASE WHEN json_valid({json}) THEN {sql} END") } else { sql }))
}

/// `."name"` of a literal.
fn step(name: &Term) -> Option<String> {
    (name.data_type == Type::Literal)
        .then(|| format!(".\"{}\"", name.sql[1..name.sql.len() - 1].replace("''", "'")))
}

fn element(json: &Term, index: &Term, lenient: bool) -> Term {
    let json = json.text();
    let sql = format!("json_extract_string({json}, CAST({} AS BIGINT))", index.sql);
    text(if lenient { format!("CASE WHEN json_valid({json}) THEN {sql} END") } else { sql })
}
