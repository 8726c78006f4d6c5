//! What the functions answer on the stand-in; the judge is what AWS's pages show.

#[path = "functions/aggregates.rs"]
mod aggregates;
#[path = "functions/alterations.rs"]
mod alterations;
#[path = "functions/collations.rs"]
mod collations;
#[path = "functions/every.rs"]
mod every;
#[path = "support/library.rs"]
#[expect(dead_code, reason = "its jsonpaths are another test's")]
mod library;
#[path = "functions/moments.rs"]
mod moments;
#[path = "functions/numbers.rs"]
mod numbers;
#[path = "functions/own.rs"]
mod own;
#[path = "functions/spans.rs"]
mod spans;
#[path = "support/stand_in.rs"]
mod stand_in;
#[path = "functions/texts.rs"]
mod texts;

use sparkify_schema::{Char, Date, Expr, SqlType, Table, Timestamp, lit};
use stand_in::StandIn;

/// A table of one row, so that a query reads one.
#[derive(Table)]
#[table(name = "one", kind = staging)]
struct One {
    number: i32,
}

/// The table of AWS's examples of window functions.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html#r_Window_function_example>.
#[derive(Table)]
#[table(name = "winsales", kind = staging)]
struct Sale {
    sales_id: i32,
    date_id: Date,
    seller_id: i32,
    buyer_id: Char<1>,
    qty: i32,
    qty_shipped: Option<i32>,
}

async fn stand_in() -> StandIn {
    let stand_in = StandIn::empty().await;
    let sales = "INSERT INTO winsales VALUES
        (30001, '2003-08-02', 3, 'b', 10, 10), (10001, '2003-12-24', 1, 'c', 10, 10),
        (10005, '2003-12-24', 1, 'a', 30, NULL), (40001, '2004-01-09', 4, 'a', 40, NULL),
        (10006, '2004-01-18', 1, 'c', 10, NULL), (20001, '2004-02-12', 2, 'b', 20, 20),
        (40005, '2004-02-12', 4, 'a', 10, 10), (20002, '2004-02-16', 2, 'c', 20, 20),
        (30003, '2004-04-18', 3, 'b', 15, NULL), (30004, '2004-04-18', 3, 'b', 20, NULL),
        (30007, '2004-09-07', 3, 'c', 30, NULL)";
    for sql in [One::CREATE, "INSERT INTO one VALUES (1)", Sale::CREATE, sales] {
        assert_eq!(stand_in.answer(sql).await, "", "{sql}");
    }
    stand_in
}

/// An expression, as it stands in a statement.
#[expect(clippy::needless_pass_by_value, reason = "an expression is made to be used up")]
fn of<T: SqlType>(value: Expr<T>) -> String {
    format!("{value:?}")
}

/// Asks each expression of the table of one row.
async fn check(answers: &[(String, &str)]) {
    let stand_in = stand_in().await;
    let mut wrong = Vec::new();
    for (expression, expected) in answers {
        let answer = stand_in.answer(&format!("SELECT {expression} AS answer FROM one AS o")).await;
        if answer != *expected {
            wrong.push(format!("{expression}\n    answers  {answer}\n    but AWS  {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn at(text: &str) -> Expr<Timestamp> {
    lit(text).cast::<Timestamp>()
}

fn on(text: &str) -> Expr<Date> {
    lit(text).cast::<Date>()
}
