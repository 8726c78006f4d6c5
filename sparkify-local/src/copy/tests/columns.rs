//! Which columns are fed: lists, defaults, identities.

use super::harness::Bench;
use crate::catalog::table::DataType::{BigInt, Integer, Varbyte, Varchar};

const LIST: &str = "FROM 's3://b/' IAM_ROLE default JSON 'auto'";

#[test]
fn a_column_outside_the_list_takes_its_default() {
    let bench = Bench::new(&[("a", Integer), ("c", Integer), ("b", Varchar(9))]).default("'d'");
    let bench = bench.object("f", "{\"a\":1,\"b\":\"x\",\"c\":2}");
    bench.copy(&format!("(a) {LIST}")).expect("a good row");
    assert_eq!(bench.table(), ["1|NULL|d"]);
}

#[test]
fn a_temporary_table_is_loaded_and_has_its_own_defaults() {
    let bench = Bench::new(&[("a", Integer), ("b!", Varchar(9))]).default("'outer'").temporary();
    let bench = bench.default("'inner'").object("f", "{\"a\":1}");
    bench.copy(LIST).expect("a good row");
    assert_eq!(bench.rows("SELECT a, b FROM temp.t"), ["Int(1)|inner"]);
    assert_eq!(bench.rows("SELECT a, b FROM memory.main.t"), Vec::<String>::new());
}

#[test]
fn an_identity_is_generated_unless_ids_are_explicit() {
    let bench = || {
        let bench = Bench::new(&[("a", Integer), ("id", BigInt)]).identity(false);
        bench.object("f", "{\"a\":1,\"id\":7}")
    };
    let generated = bench();
    generated.copy(LIST).expect("the id is generated");
    assert_eq!(generated.table(), ["1|100"]);
    let explicit = bench();
    explicit.copy(&format!("(a, id) {LIST} EXPLICIT_IDS")).expect("the id is given");
    assert_eq!(explicit.table(), ["1|7"]);
    let error = bench().copy(&format!("(a, id) {LIST}")).expect_err("not allowed").error;
    assert!(error.hint.is_some_and(|hint| hint.contains("EXPLICIT_IDS")));
    assert!(bench().copy(&format!("(a) {LIST} EXPLICIT_IDS")).is_err());
}

#[test]
fn an_identity_by_default_is_just_listed() {
    let bench = Bench::new(&[("a", Integer), ("id", BigInt)]).identity(true);
    let bench = bench.object("f", "{\"a\":1,\"id\":7}");
    bench.copy(&format!("(id, a) {LIST}")).expect("the id is given");
    assert_eq!(bench.table(), ["1|7"]);
}

#[test]
fn a_wrong_list_is_refused() {
    let bench = Bench::new(&[("a", Integer), ("b!", Integer), ("v", Varbyte(9))]).object("f", "{}");
    for (list, code, words) in [
        ("(z)", "42703", "column \"z\" of relation \"t\" does not exist"),
        ("(a, A)", "42701", "column \"a\" specified more than once"),
        ("(a)", "23502", "Cannot insert a NULL value into column b"),
        ("", "0A000", "COPY into the VARBYTE column v is not supported"),
    ] {
        let error = bench.copy(&format!("{list} {LIST}")).expect_err(list).error;
        assert_eq!((error.code, error.message.as_str()), (code, words));
    }
}
