//! Functions about NULL and choice.

use super::super::{
    case::{decode, nullif, unified},
    term::Term,
};

pub(crate) fn call(name: &str, args: &[Term]) -> Option<Term> {
    match (name, args) {
        ("coalesce" | "nvl", [_, ..]) => Some(every("coalesce", args)),
        ("greatest" | "least", [_, ..]) => Some(every(name, args)),
        ("nvl2", [test, some, none]) => {
            let sql = format!("CASE WHEN {} IS NOT NULL THEN {} ELSE {} END", test.sql, some.sql, none.sql);
            Some(Term::new(sql, unified([some.data_type, none.data_type])))
        }
        ("nullif", [value, other]) => Some(nullif(value, other)),
        ("decode", args) => decode(args),
        _ => None,
    }
}

fn every(function: &str, args: &[Term]) -> Term {
    let sql: Vec<&str> = args.iter().map(|arg| arg.sql.as_str()).collect();
    Term::new(format!("{function}({})", sql.join(", ")), unified(args.iter().map(|arg| arg.data_type)))
}
