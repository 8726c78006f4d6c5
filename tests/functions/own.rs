//! Functions of one's own, created and called as the DSL writes them; the judge is a count by hand.

use super::{One, StandIn, stand_in};
use sparkify_schema::{Expr, Row, Select, SqlFunction, Varchar, Volatility, lit, null, when};

type Minutes = fn(i32) -> i32;
type Initials = fn(Varchar<20>, Option<Varchar<20>>) -> Option<Varchar<8>>;

/// The minutes that are charged: those begun, and at least one.
const MINUTES: SqlFunction<Minutes> =
    SqlFunction::<Minutes>::new(None, "f_charged_minutes", Volatility::Immutable, |seconds| {
        when(seconds.clone().lt(60), 1).otherwise((seconds + 59) / 60)
    });

/// The first letters of two names, if there are two.
const INITIALS: SqlFunction<Initials> =
    SqlFunction::<Initials>::new(None, "f_initials", Volatility::Stable, |first, last| {
        first.left(1).nullable().concat(last.left(1)).truncate::<8>()
    });

#[derive(Debug, Row)]
struct Answers {
    minutes: i32,
    twice: i32,
    initials: Option<Varchar<8>>,
    none: Option<Varchar<8>>,
}

async fn ask(stand_in: &StandIn, seconds: Expr<i32>) -> String {
    let select = Select::<Answers>::new(|q| {
        let _ = q.from::<One>("o");
        AnswersValues {
            minutes: MINUTES.call(seconds.clone()),
            twice: MINUTES.call(MINUTES.call(seconds)),
            initials: INITIALS.call(lit("Ödön"), lit("von Horváth").nullable()),
            none: INITIALS.call(lit("Ödön"), null()),
        }
    });
    stand_in.answer(&select.statement("one", "answers").sql).await
}

#[tokio::test]
async fn functions_of_sql_are_created_called_and_dropped() {
    let stand_in = stand_in().await;
    for sql in [MINUTES.statement().sql, INITIALS.statement().sql, MINUTES.statement().sql] {
        assert_eq!(stand_in.answer(&sql).await, "", "{sql}");
    }
    for (seconds, minutes) in [(0, 1), (59, 1), (60, 1), (61, 2), (3600, 60), (3601, 61)] {
        let twice = if minutes < 60 { 1 } else { (minutes + 59) / 60 };
        assert_eq!(ask(&stand_in, lit(seconds)).await, format!("{minutes}|{twice}|Öv|~"), "{seconds}");
    }
    for sql in [MINUTES.drop_statement().sql, INITIALS.drop_statement().sql] {
        assert_eq!(stand_in.answer(&sql).await, "", "{sql}");
    }
    let gone = ask(&stand_in, lit(1)).await;
    assert_eq!(gone, "ERROR: function f_charged_minutes(integer) does not exist");
}
