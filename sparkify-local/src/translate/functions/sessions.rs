//! Functions about the session and the present moment.

use sqlparser::tokenizer::Span;

use super::super::{
    env::Env,
    expression::timestamp,
    term::{Term, text},
    types::{BIGINT, BOOLEAN, DATE, INTEGER, TEXT, TIMESTAMPTZ, Type},
};
use crate::catalog::table::DataType;

/// A word that is a function without parentheses.
pub(crate) fn bare(env: Env<'_>, name: &str, span: Span) -> Option<Term> {
    let time = "sparkify_internal.transaction_time()";
    Some(match name {
        "sysdate" => timestamp(time.into()),
        "current_date" => Term::new(format!("CAST({time} AS DATE)"), DATE),
        "current_timestamp" => leader(env, "now()", TIMESTAMPTZ, span),
        "localtimestamp" => leader(env, time, super::super::types::TIMESTAMP, span),
        "current_time" | "localtime" => {
            leader(env, &format!("CAST({time} AS TIME)"), Type::Data(DataType::Time), span)
        }
        "current_user" | "session_user" | "user" => text("sparkify_internal.current_user()".into()),
        "current_user_id" => Term::new("sparkify_internal.current_user_id()", INTEGER),
        _ => return None,
    })
}

fn leader(env: Env<'_>, sql: &str, data_type: Type, span: Span) -> Term {
    env.session.leader_only.set(Some(span));
    Term::new(sql, data_type)
}

/// Functions the engine itself answers, as macros of its internal schema.
pub(crate) fn call(env: Env<'_>, name: &str, args: &[Term], span: Span) -> Option<Term> {
    let (data_type, leader_only) = match (name, args.len()) {
        ("version" | "current_database" | "current_schema", 0) => (TEXT, name == "current_schema"),
        ("current_user" | "session_user" | "user", 0) => (TEXT, false),
        ("current_schemas", 1) => (Type::Unknown, true),
        ("pg_last_copy_count" | "pg_last_query_id", 0) => (BIGINT, false),
        ("pg_backend_pid" | "pg_last_copy_id", 0) => (INTEGER, false),
        ("pg_get_userbyid" | "pg_encoding_to_char", 1)
        | ("format_type" | "pg_get_expr", 2)
        | ("pg_get_viewdef" | "obj_description" | "col_description", 1 | 2) => (TEXT, true),
        ("pg_table_is_visible", 1)
        | ("has_table_privilege" | "has_schema_privilege" | "has_database_privilege", 2 | 3) => {
            (BOOLEAN, true)
        }
        // Asked of the session itself: a warehouse file of an older version has no macro for it.
        ("pg_last_unload_count", 0) => {
            return Some(Term::new("CAST(getvariable('pg_last_unload_count') AS BIGINT)", BIGINT));
        }
        ("now", 0) => return Some(leader(env, "now()", TIMESTAMPTZ, span)),
        ("log", 1) => {
            let sql = format!("log10(CAST({} AS DOUBLE))", args[0].sql);
            return Some(leader(env, &sql, super::super::types::DOUBLE, span));
        }
        ("age", 2) => {
            let sql = format!("age(CAST({} AS TIMESTAMP), CAST({} AS TIMESTAMP))", args[0].sql, args[1].sql);
            return Some(leader(env, &sql, Type::Interval, span));
        }
        ("isfinite", 1) => {
            return Some(leader(env, &format!("isfinite({})", args[0].sql), BOOLEAN, span));
        }
        ("factorial", 1) => {
            return Some(leader(env, &format!("factorial({})", args[0].sql), Type::Unknown, span));
        }
        _ => return None,
    };
    if leader_only {
        env.session.leader_only.set(Some(span));
    }
    let args: Vec<&str> = args.iter().map(|arg| arg.sql.as_str()).collect();
    Some(Term::new(format!("sparkify_internal.{name}({})", args.join(", ")), data_type))
}
