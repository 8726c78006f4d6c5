//! Functions: the bytes a result may have, and the mistakes the compiler can't see.
#![expect(missing_docs, reason = "the tables of a test")]

#[path = "support/told.rs"]
mod told;

use sparkify_schema::{
    DatePart, Expr, IntoExpr, Numeric, Query, Row, Select, Sha2, Table, Text, TimePart, Timestamp, Varchar,
    count_distinct, count_rows, greatest, listagg, lit, median, percentile_cont, raw, window,
};
use told::told;

#[derive(Table)]
#[table(name = "loans", kind = staging)]
pub struct Loan {
    pub book_id: i32,
    pub title: Varchar<10>,
    pub member_no: Option<i64>,
    pub lent_at: i64,
    pub lent: Timestamp,
}

#[derive(Table)]
#[table(name = "narrow", kind = dimension)]
pub struct Narrow {
    pub text: Varchar<1>,
}

#[derive(Row)]
pub struct One {
    pub value: Option<i64>,
}

type Columns = <Loan as Table>::Columns<sparkify_schema::Inner>;

/// The mistake of a query whose one condition or group is what `write` makes of the loans.
fn mistake(write: impl FnOnce(&mut Query, &Columns)) -> String {
    let select = Select::<One>::new(|q| {
        let l = q.from::<Loan>("l");
        write(q, &l);
        OneValues { value: count_rows().nullable() }
    });
    told(&select.try_statement("reports", "one").expect_err("the query has a mistake"))
}

/// The most bytes a text may have, as the widening of a column tells it.
fn most_bytes(write: impl FnOnce(&Columns) -> Expr<Text>) -> Option<u32> {
    let insert =
        sparkify_schema::Insert::<Narrow>::new(|q| NarrowValues { text: write(&q.from::<Loan>("l")) });
    let mistake = insert.try_statement().err()?.to_string();
    let (_, bytes) = mistake.split_once("may have ")?;
    bytes.split(';').next()?.parse().ok()
}

#[test]
fn the_bytes_of_a_text_are_known() {
    assert_eq!(most_bytes(|l| l.title().upper().reversed().trim_any("-")), Some(10));
    assert_eq!(most_bytes(|l| l.title().left(2)), Some(8), "two characters of four bytes each");
    assert_eq!(most_bytes(|l| l.title().right(200)), Some(10));
    assert_eq!(most_bytes(|l| l.title().substring(2, 1)), Some(4));
    assert_eq!(most_bytes(|l| l.title().substring(2, l.book_id())), Some(10));
    assert_eq!(most_bytes(|l| l.title().split_part("-", 1)), Some(10));
    assert_eq!(most_bytes(|l| l.title().replace("a", "bc")), Some(20));
    assert_eq!(most_bytes(|l| l.title().replace("abc", "defg")), Some(13), "three times abc, and a byte");
    assert_eq!(most_bytes(|l| l.title().replace("abc", "")), Some(10));
    assert_eq!(most_bytes(|l| l.title().translate("a", "b")), Some(10));
    assert_eq!(most_bytes(|l| l.title().translate("a", "ü")), Some(40));
    assert_eq!(
        most_bytes(|l| l.title().pad_start(5, "0")),
        Some(15),
        "ten bytes in three characters, two filled"
    );
    assert_eq!(most_bytes(|l| l.title().repeat(3)), Some(30));
    assert_eq!(most_bytes(|l| l.title().regexp_replace("[0-9]", "")), Some(10));
    assert_eq!(most_bytes(|l| l.title().regexp_replace("[0-9]", "$0")), Some(65535));
    assert_eq!(most_bytes(|l| l.title().md5()), Some(32));
    assert_eq!(most_bytes(|l| l.title().sha1()), Some(40));
    assert_eq!(most_bytes(|l| l.title().sha2(Sha2::Bits512)), Some(128));
    assert_eq!(most_bytes(|l| l.book_id().character()), Some(4));
    assert_eq!(most_bytes(|l| greatest([l.title(), lit("a longer text")])), Some(13));
    assert_eq!(most_bytes(|l| raw("SOUNDEX({})", [l.title().operand()])), Some(65535));
    assert_eq!(most_bytes(|l| l.title().concat(l.title().left(1))), Some(14));
}

#[test]
fn a_listagg_may_be_as_wide_as_a_text_can_be() {
    assert_eq!(most_bytes(|l| listagg(l.title(), ", ", [l.title().asc()]).coalesce("")), Some(65535));
    let of_book = |l: &Columns| window().partition_by(l.book_id()).listagg(l.title(), "", [l.title().asc()]);
    assert_eq!(most_bytes(|l| of_book(l).coalesce("")), Some(65535));
}

#[test]
fn aggregates_that_sort_sort_alike() {
    let told = mistake(|q, l| {
        q.having(median(l.member_no()).gt(1));
        q.having(listagg(l.title(), ", ", [l.title().desc()]).is_not_null());
    });
    assert_eq!(
        told,
        "reports/one: the LISTAGG, MEDIAN and PERCENTILE_CONT of a query have to sort alike, but one sorts by \
         l.member_no, another by l.title DESC; put one of them into a subquery"
    );
    let alike = Select::<One>::new(|q| {
        let l = q.from::<Loan>("l");
        q.having(listagg(l.title(), ", ", [l.member_no().asc()]).is_not_null());
        q.having(percentile_cont(0.9, l.member_no()).gt(lit(1).cast::<sparkify_schema::Decimal<3, 0>>()));
        OneValues { value: median(l.member_no()).cast::<i64>() }
    });
    assert!(alike.try_statement("reports", "one").is_ok());
}

#[test]
fn aggregates_that_sort_do_not_stand_beside_different_values() {
    let told = mistake(|q, l| {
        q.having(median(l.member_no()).gt(1));
        q.having(count_distinct(l.book_id()).gt(1));
    });
    assert!(told.contains("do not stand beside an aggregate of different values"), "{told}");
}

#[test]
fn a_percentile_is_a_part_of_one() {
    let told = mistake(|q, l| q.having(percentile_cont(90.0, l.member_no()).is_not_null()));
    assert_eq!(told, "reports/one: a HAVING has a percentile of 90, which is not from 0 to 1");
}

#[test]
fn an_aggregate_that_sorts_reads_a_table() {
    let select = Select::<One>::new(|_| OneValues { value: median(lit(1)).cast::<i64>() });
    let told = told(&select.try_statement("reports", "one").expect_err("it reads no table"));
    assert_eq!(told, "reports/one: the query reads no table; call `from`");
}

#[test]
fn a_sorted_value_is_aggregated() {
    let select = Select::<One>::new(|q| {
        let l = q.from::<Loan>("l");
        q.having(listagg(l.title(), ", ", [l.lent_at().asc()]).is_not_null());
        OneValues { value: count_rows().nullable() }
    });
    assert!(select.try_statement("reports", "one").is_ok());
}

#[test]
fn milliseconds_are_not_dropped() {
    let drops = [
        mistake(|q, l| q.filter((l.lent_at() / 1000).epoch_seconds().gt(l.lent()))),
        mistake(|q, l| q.filter((l.lent_at() / 1000_i64 + 1).epoch_seconds().gt(l.lent()))),
        mistake(|q, l| q.filter(((l.lent_at() - 1) / 1000_i16).abs().epoch_seconds().gt(l.lent()))),
        mistake(|q, l| {
            let seconds = (l.lent_at() / 1000).cast::<i32>();
            q.filter(l.lent().date_add(TimePart::Second, seconds).gt(l.lent()));
        }),
        mistake(|q, l| {
            let millis = [l.lent_at().operand(), l.lent().operand()];
            q.filter(raw::<Timestamp>("DATEADD(second, {} / 1000, {})", millis).gt(l.lent()));
        }),
        mistake(|q, l| {
            q.filter(raw::<Timestamp>("lending.f_moment({})", [(l.lent_at() / 1000).operand()]).gt(l.lent()));
        }),
    ];
    for told in drops {
        assert!(told.contains("drops the milliseconds; use `epoch_millis()`"), "{told}");
    }
    let told = mistake(|q, l| q.filter((l.lent_at() / 1000).cast::<Timestamp>().gt(l.lent())));
    assert!(told.contains("a number cast to TIMESTAMP") && told.contains("`epoch_millis()`"), "{told}");
}

#[test]
fn raw_sql_is_looked_at() {
    let refused = |sql: &str, operands: usize| {
        mistake(|q, l| {
            let operands = (0..operands).map(|_| l.title().operand());
            q.filter(raw::<i32>(sql, operands).gt(1));
        })
    };
    for (sql, operands, reason) in [
        ("F({}, {})", 1, "which has 2 `{}` for 1 operands"),
        ("F({})", 2, "which has 1 `{}` for 2 operands"),
        ("", 0, "which says nothing"),
        ("F('{}')", 1, "which has a `'`; a text is an operand"),
        ("F({}); DROP TABLE loans", 1, "which has a `;`"),
        ("F({}) -- ", 1, "which has a `--`"),
        ("F({}) /* */", 1, "which has a `/*`"),
        ("F($1, {})", 1, "which has a `$`"),
        ("F({}) = \"title\"", 1, "which has a `\"`"),
        ("F({}) OR (1 = 1", 1, "whose brackets do not close"),
        ("F({})) OR (1 = 1", 1, "whose brackets do not close"),
        ("F({}0)", 1, "beside a letter or a digit"),
        ("F(l.lent_at, {})", 1, "which names `l.lent_at`; a column is an operand"),
        ("(SELECT {})", 1, "write the query by `scalar(…)`"),
        ("SUM({}) OVER ()", 1, "which has the aggregate `sum`"),
        ("Count ({})", 1, "which has the aggregate `count`"),
        ("RANK() OVER (ORDER BY {})", 1, "which has a window function"),
        ("DATEDIFF(day, {}, now())", 1, "which has `now`, which runs on the leader node only"),
        ("DATEDIFF(day, {}, CURRENT_TIMESTAMP)", 1, "which has `current_timestamp`"),
        ("AGE({})", 1, "which has `age`"),
        ("log({})", 1, "which has `log`"),
        ("PG_GET_USERBYID({})", 1, "which has `pg_get_userbyid`"),
        ("HAS_TABLE_PRIVILEGE({})", 1, "which has `has_table_privilege`"),
    ] {
        let told = refused(sql, operands);
        assert!(told.contains(reason), "{sql}: {told}");
        assert!(told.contains(&format!("the raw SQL `{sql}`")), "{told}");
    }
    let is_right = |sql: &str, operands: usize| {
        let select = Select::<One>::new(|q| {
            let l = q.from::<Loan>("l");
            let operands = (0..operands).map(|_| l.title().operand());
            q.filter(raw::<i32>(sql, operands).gt(1));
            OneValues { value: count_rows().nullable() }
        });
        select.try_statement("reports", "one").is_ok()
    };
    assert!(is_right("lending.f_length({}) * 1.5", 1));
    assert!(is_right("EXTRACT(epoch FROM {}) / 1000", 1), "no moment comes of it");
    assert!(is_right("LOGGED({}, nowhere({}))", 2));
}

#[test]
fn the_columns_of_raw_sql_are_known() {
    let told = mistake(|q, l| {
        q.group_by(l.book_id());
        q.having(raw::<i32>("LEN({}) + {}", [l.title().operand(), l.book_id().operand()]).gt(1));
    });
    assert!(told.contains("uses `l.title`, which is neither aggregated nor in GROUP BY"), "{told}");
    let mut stray = None;
    let _ = Select::<One>::new(|q| {
        stray = Some(q.from::<Loan>("x").title());
        OneValues { value: count_rows().nullable() }
    });
    let told = mistake(|q, _| q.filter(raw::<bool>("F({})", [stray.expect("set above").operand()])));
    assert!(told.contains("uses `x.title`, but `x` is not in this query's FROM"), "{told}");
}

#[test]
fn raw_sql_keeps_to_itself() {
    let l = || lit(7);
    let either = raw::<bool>("{} > 1 OR {} > 2", [(l() + 1).operand(), l().operand()]);
    assert_eq!(format!("{either:?}"), "(/* raw */ (7 + 1) > 1 OR 7 > 2)");
    let text = raw::<Text>("UPPER({})", [lit("it's {} $1 \\").operand()]);
    assert_eq!(format!("{text:?}"), r"/* raw */ UPPER('it''s {} $1 \\')");
}

#[test]
fn an_offset_needs_an_order() {
    let told = mistake(|q, _| q.offset(10));
    assert!(told.contains("OFFSET without an order"), "{told}");
}

#[test]
fn numbers_out_of_range_are_found() {
    let base = mistake(|q, l| q.filter(l.title().number_of_base(37).gt(1)));
    assert!(base.contains("a number of base 37, which is not from 2 to 36"), "{base}");
    let part = mistake(|q, l| q.filter(l.title().split_part(",", 0).eq("")));
    assert!(part.contains("the part 0 of a split"), "{part}");
    let none: [Expr<i32>; 0] = [];
    let greatest = mistake(|q, _| q.filter(greatest(none).gt(1)));
    assert!(greatest.contains("a GREATEST of no values"), "{greatest}");
}

#[test]
fn a_grouped_null_is_no_column() {
    let select = Select::<One>::new(|q| {
        let l = q.from::<Loan>("l");
        let book = q.grouped(l.book_id());
        OneValues {
            value: sparkify_schema::when(book.gt(1), sparkify_schema::null::<i64>())
                .otherwise(count_rows().nullable()),
        }
    });
    assert!(select.try_statement("reports", "one").is_ok());
}

#[test]
fn the_types_of_dates_are_redshifts() {
    fn is<T: sparkify_schema::SqlType>(_: &Expr<T>) {}
    let day = || lit("2026-01-31").to_date("YYYY-MM-DD");
    is::<Timestamp>(&day().date_add(DatePart::Month, 1));
    is::<sparkify_schema::Date>(&(day() + 1));
    is::<i32>(&(day() - day()));
    is::<Timestamp>(&(day() + sparkify_schema::IntervalDayToSecond::hours(1)));
    is::<sparkify_schema::Date>(&(day() + sparkify_schema::IntervalYearToMonth::months(1)));
    is::<Option<Numeric>>(&median(lit(1)));
    is::<Option<f64>>(&median(1.5.into_expr()));
}
