//! User-defined functions: the mistakes the compiler can't see.
#![expect(missing_docs, reason = "the tables of a test")]

#[path = "support/told.rs"]
mod told;

use sparkify_schema::{
    Expr, IamRole, IntoExpr as _, LambdaFunction, LambdaOptions, LambdaVolatility, Row, Select, SqlFunction,
    Table, Text, Varchar, Volatility, count_rows, lit, scalar,
};
use told::told;

#[derive(Table)]
#[table(name = "loans", kind = dimension)]
pub struct Loan {
    pub title: Varchar<300>,
    pub days: i32,
    pub copies: i16,
}

#[derive(Row)]
pub struct Initial {
    pub initial: Option<String>,
    pub loans: i64,
}

type Cut = fn(Varchar<20>) -> Varchar<4>;

fn cut(body: fn(Expr<Text>) -> Expr<Text>) -> Result<String, String> {
    let function = SqlFunction::<Cut>::new(None, "f_cut", Volatility::Stable, body);
    function.try_statement().map(|statement| statement.sql).map_err(|error| told(&error))
}

fn mistake(body: fn(Expr<Text>) -> Expr<Text>) -> String {
    cut(body).expect_err("the body has a mistake")
}

#[test]
fn the_body_is_an_expression_of_the_parameters() {
    let column = mistake(|_| Loan::columns::<sparkify_schema::Inner>("l").title().left(1));
    assert_eq!(column, "f_cut/create_function: its body uses `l.title`; pass it as an argument");
    let aggregate = mistake(|text| count_rows().cast::<Varchar<4>>().concat(text.left(0)));
    assert!(aggregate.contains("an aggregate, a window function or a query"), "{aggregate}");
    let query = mistake(|_| {
        scalar(|q| {
            let l = q.from::<Loan>("l");
            q.order_by([l.title().asc()]);
            q.limit(1);
            l.title().left(1)
        })
        .coalesce("")
    });
    assert!(query.contains("an aggregate, a window function or a query"), "{query}");
}

#[test]
fn the_result_is_as_wide_as_its_type() {
    let wide = mistake(|text| text);
    assert_eq!(
        wide,
        "f_cut/create_function: its result takes 4 bytes, but its body may have 20; widen the result, or cut the body \
         by `.truncate::<4>()`"
    );
    assert!(cut(|text| text.left(1)).is_ok());
}

#[test]
fn the_body_is_not_ended_by_a_text() {
    let dollars = mistake(|text| text.replace("$$", "").left(1));
    assert!(dollars.contains("its body has `$$`"), "{dollars}");
    let quoted = cut(|text| text.replace("'", "\\").left(1)).expect("it is right");
    assert!(quoted.contains(r"SELECT CAST(LEFT(REPLACE($1, '''', '\\'), 1) AS VARCHAR(4))"), "{quoted}");
}

/// A number that is written out is an INTEGER, and a function is of the types it says.
#[test]
fn numbers_are_of_the_type_that_is_declared() {
    type Days = fn(i16) -> i16;
    type Members = fn(i64) -> i64;
    const DAYS: SqlFunction<Days> = SqlFunction::<Days>::new(None, "f_days", Volatility::Stable, |days| days);
    const MEMBERS: SqlFunction<Members> =
        SqlFunction::<Members>::new(None, "f_members", Volatility::Stable, |member| member);
    let text = |body| {
        let days = SqlFunction::<Days>::new(None, "f_days", Volatility::Stable, body);
        let sql = days.statement().sql;
        sql.lines().find_map(|line| line.trim().strip_prefix("SELECT ").map(str::to_owned))
    };
    assert_eq!(text(|_| lit(14_i16)).as_deref(), Some("CAST(14 AS SMALLINT)"));
    assert_eq!(text(|days| days).as_deref(), Some("$1"));
    assert_eq!(text(Expr::cast::<i16>).as_deref(), Some("CAST($1 AS SMALLINT)"));
    let twice = text(|days| days.cast::<i32>().cast::<i16>());
    assert_eq!(twice.as_deref(), Some("CAST(CAST($1 AS INTEGER) AS SMALLINT)"));

    assert_eq!(format!("{:?}", DAYS.call(lit(14_i16))), "f_days(CAST(14 AS SMALLINT))");
    assert_eq!(format!("{:?}", DAYS.call(lit(14_i64).cast::<i16>())), "f_days(CAST(14 AS SMALLINT))");
    let column = Loan::columns::<sparkify_schema::Inner>("l").copies();
    assert_eq!(format!("{:?}", DAYS.call(column)), "f_days(l.copies)");
    assert_eq!(format!("{:?}", MEMBERS.call(lit(14_i64))), "f_members(14)");
}

#[test]
fn an_argument_is_no_wider_than_its_parameter() {
    const INITIAL: LambdaFunction<fn(Varchar<20>, i32) -> Option<Varchar<4>>> =
        LambdaFunction::new(Some("lending"), "f_initial", LambdaVolatility::Volatile, "initial");
    let initials = |cut: bool| {
        Select::<Initial>::new(|q| {
            let l = q.from::<Loan>("l");
            let title = if cut { l.title().truncate::<20>() } else { l.title() };
            InitialValues { initial: q.grouped(INITIAL.call(title, lit(1))), loans: count_rows() }
        })
        .try_statement("reports", "initials")
    };
    let mistake = initials(false).expect_err("the title is wider").to_string();
    assert!(
        mistake.contains(
            "a call of `f_initial` whose argument 1 takes 20 bytes, but its value may have 300; cut it by \
             `.truncate::<20>()`"
        ),
        "{mistake}"
    );
    let sql = initials(true).expect("it is right").sql;
    assert!(sql.contains("lending.f_initial(CAST(l.title AS VARCHAR(20)), 1) AS initial"), "{sql}");
}

#[test]
fn a_call_is_grouped_like_every_expression() {
    const DOUBLE: LambdaFunction<fn(i32) -> i64> =
        LambdaFunction::new(None, "f_double", LambdaVolatility::Volatile, "double");
    let select = Select::<Initial>::new(|q| {
        let l = q.from::<Loan>("l");
        q.having(count_rows().gt(1));
        InitialValues { initial: lit("").nullable(), loans: DOUBLE.call(l.days()) }
    });
    let mistake = select.try_statement("reports", "doubled").expect_err("it is not grouped").to_string();
    assert!(mistake.contains("uses `l.days`, which is neither aggregated nor in GROUP BY"), "{mistake}");
}

#[test]
fn a_lambda_function_is_called_as_redshift_can() {
    const F: LambdaFunction<fn() -> i64> =
        LambdaFunction::new(None, "f_next", LambdaVolatility::Volatile, "it's");
    let sql =
        |options| F.try_statement(&IamRole::Default, options).map(|it| it.sql).map_err(|it| it.to_string());
    let right = sql(LambdaOptions::default()).expect("it is right");
    assert!(
        right.contains("f_next ()\nRETURNS BIGINT\nVOLATILE\nLAMBDA 'it''s'\nIAM_ROLE DEFAULT"),
        "{right}"
    );
    let options = LambdaOptions::default;
    for wrong in [
        LambdaOptions { batch_rows: Some(0), ..options() },
        LambdaOptions { batch_rows: Some(1 << 31), ..options() },
        LambdaOptions { batch_kilobytes: Some(0), ..options() },
        LambdaOptions { batch_kilobytes: Some(5121), ..options() },
    ] {
        let mistake = sql(wrong).expect_err("it is out of range");
        assert!(mistake.starts_with("f_next/create_function: a call takes 1 to"), "{mistake}");
    }
    assert_eq!(F.drop_statement().sql, "DROP FUNCTION f_next ()");
    let _: Expr<i64> = F.call().into_expr();
}
