//! Aggregates over the sales of AWS's examples.

use super::{Sale, stand_in};
use sparkify_schema::{
    Decimal, Expr, Row, Select, Varchar, approximate_count_distinct, approximate_percentile_disc,
    avg_distinct, bool_and, bool_or, listagg, listagg_distinct, median, percentile_cont, stddev_pop,
    stddev_samp, sum_distinct, var_pop, var_samp, window,
};

/// What is told of a seller.
#[derive(Row)]
struct OfSeller {
    seller_id: i32,
    buyers: Option<String>,
    different: Option<String>,
    median: Option<String>,
    third_quarter: Option<String>,
}

#[tokio::test]
async fn aggregates_that_sort() {
    let sellers = Select::<OfSeller>::new(|q| {
        let s = q.from::<Sale>("s");
        let seller_id = q.grouped(s.seller_id());
        q.order_by([seller_id.clone().asc()]);
        let by_qty = || [s.qty().asc()];
        OfSellerValues {
            seller_id,
            buyers: listagg(s.buyer_id(), ",", by_qty()),
            different: listagg_distinct(s.seller_id().cast::<Varchar<4>>(), ",", by_qty()),
            median: median(s.qty()).cast::<Decimal<8, 1>>().cast::<Varchar<8>>(),
            third_quarter: percentile_cont(0.75, s.qty()).cast::<Decimal<8, 2>>().cast::<Varchar<8>>(),
        }
    });
    assert_eq!(
        stand_in().await.answer(&sellers.statement("reports", "sellers").sql).await,
        "1|c,c,a|1|10.0|20.00\n2|b,c|2|20.0|20.00\n3|b,b,b,c|3|17.5|22.50\n4|a,a|4|25.0|32.50"
    );
}

/// A sale among all, and among those of its seller.
#[derive(Row)]
struct Among {
    sales_id: i32,
    sellers: Option<String>,
    half: Option<i32>,
    half_of_seller: Option<i32>,
    median_of_seller: Option<String>,
}

/// The answers of <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_LISTAGG.html>,
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_PERCENTILE_DISC.html> and
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_MEDIAN.html>.
#[tokio::test]
async fn windows_that_sort() {
    let sales = Select::<Among>::new(|q| {
        let s = q.from::<Sale>("s");
        q.filter(s.qty().gt(0));
        q.order_by([s.seller_id().asc(), s.sales_id().asc()]);
        let of_seller = window().partition_by(s.seller_id());
        AmongValues {
            sales_id: s.sales_id(),
            sellers: window().listagg(s.seller_id().cast::<Varchar<4>>(), "", [s.seller_id().asc()]),
            half: window().percentile_disc(0.5, s.qty()),
            half_of_seller: of_seller.clone().percentile_disc(0.5, s.qty()),
            median_of_seller: of_seller.median(s.qty()).cast::<Decimal<8, 1>>().cast::<Varchar<8>>(),
        }
    });
    let expected: Vec<String> = [
        (10001, 10, "10.0"),
        (10005, 10, "10.0"),
        (10006, 10, "10.0"),
        (20001, 20, "20.0"),
        (20002, 20, "20.0"),
        (30001, 15, "17.5"),
        (30003, 15, "17.5"),
        (30004, 15, "17.5"),
        (30007, 15, "17.5"),
        (40001, 10, "25.0"),
        (40005, 10, "25.0"),
    ]
    .into_iter()
    .map(|(id, half, median)| format!("{id}|11122333344|20|{half}|{median}"))
    .collect();
    assert_eq!(stand_in().await.answer(&sales.statement("reports", "among").sql).await, expected.join("\n"));
}

/// What is told of all sales.
#[derive(Row)]
struct Totals {
    buyers: i64,
    sum_of_different: Option<i64>,
    average_of_different: Option<i64>,
    all_large: Option<bool>,
    any_large: Option<bool>,
    spread: Option<String>,
    spread_of_all: Option<String>,
    variance: Option<String>,
    variance_of_all: Option<String>,
    about_half: Option<i32>,
}

#[tokio::test]
async fn aggregates() {
    let sales = Select::<Totals>::new(|q| {
        let s = q.from::<Sale>("s");
        let written = |value: Expr<Option<f64>>| value.cast::<Decimal<8, 3>>().cast::<Varchar<9>>();
        TotalsValues {
            buyers: approximate_count_distinct(s.buyer_id()),
            sum_of_different: sum_distinct(s.qty()),
            average_of_different: avg_distinct(s.qty()),
            all_large: bool_and(s.qty().gt(10)),
            any_large: bool_or(s.qty().gt(30)),
            spread: written(stddev_samp(s.qty())),
            spread_of_all: written(stddev_pop(s.qty())),
            variance: written(var_samp(s.qty())),
            variance_of_all: written(var_pop(s.qty())),
            about_half: approximate_percentile_disc(0.5, s.qty()),
        }
    });
    // 10, 15, 20, 30 and 40 are different; the squares of all add up to 5225, they themselves to 215.
    assert_eq!(
        stand_in().await.answer(&sales.statement("reports", "all").sql).await,
        "3|115|23|f|t|10.113|9.642|102.273|92.975|20"
    );
}
