//! More than one chunk, more than one block, more than one thread.

use std::fmt::Write;

use super::harness::Bench;
use crate::catalog::table::DataType::{BigInt, Decimal, Varchar};

/// Strings around the length that a vector keeps in itself, NULL in changing patterns.
#[test]
fn odd_rows_fill_many_chunks() {
    let rows = 50_000_u64;
    let mut text = String::new();
    let (mut lengths, mut nulls) = (0, 0);
    for row in 0..rows {
        let length = [0, 1, 11, 12, 13, 14, 300][usize::try_from(row % 7).expect("small")];
        let value = "é".repeat(length / 2) + &"x".repeat(length % 2);
        if row % 64 < row / 64 % 65 {
            nulls += 1;
            writeln!(text, "{{\"id\":{row},\"s\":null,\"d\":null}}").expect("memory");
        } else {
            lengths += value.len() as u64;
            writeln!(text, "{{\"s\":\"{value}\",\"id\":{row},\"d\":-{row}.5}}").expect("memory");
        }
    }
    let decimal = Decimal { precision: 30, scale: 1 };
    let bench = Bench::new(&[("id", BigInt), ("s", Varchar(300)), ("d", decimal)]);
    let bench = bench.object("f", &text).object("g", &text);
    assert_eq!(bench.auto("").map(|copied| copied.rows), Ok(2 * rows));
    let expected = format!("{}|{}|{}|{}", 2 * rows, rows * (rows - 1), 2 * lengths, 2 * nulls);
    assert_eq!(
        bench.rows("SELECT count(*), sum(id), sum(strlen(s)), count(*) - count(s) FROM t"),
        [expected]
    );
    let wrong = bench.rows(
        "SELECT count(*) FROM t WHERE (s IS NULL) <> (d IS NULL) OR d <> -(id + 0.5) \
         OR s <> repeat('é', strlen(s) // 2) || repeat('x', strlen(s) % 2)",
    );
    assert_eq!(wrong, ["0"]);
}

#[test]
fn pretty_printed_objects_are_cut_between_objects_too() {
    let mut text = String::new();
    for row in 0..30_000 {
        writeln!(text, "{{\n  \"n\": {{\n    \"x\": [\n      {{\n      }}\n    ]\n  }},\n  \"id\": {row},\n  \"s\": \"}}\\n{{\"\n}}").expect("memory");
    }
    let bench = Bench::new(&[("id", BigInt), ("s", Varchar(9))]).object("f", &text);
    assert_eq!(bench.auto("").map(|copied| copied.rows), Ok(30_000));
    assert_eq!(bench.rows("SELECT count(DISTINCT id) FROM t WHERE s = '}' || chr(10) || '{'"), ["30000"]);
}

#[test]
fn lines_are_counted_through_all_blocks() {
    let good = "{\"id\":1}\n".repeat(400_000);
    let bench = Bench::new(&[("id", BigInt)]).object("f", format!("{good}{{\"id\":\"x\"}}\n{good}"));
    let error = bench.auto("").expect_err("a bad row");
    assert_eq!(error.rows[0].line_number, 400_001);
}
