//! Groups and their totals on the stand-in, of the orders on AWS's page; the judge is what the page shows, and sums by
//! hand where it shows none.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GROUP_BY_aggregation-extensions.html>.

#[path = "support/stand_in.rs"]
mod stand_in;

use sparkify_schema::{Char, Decimal, Row, Select, Table, sum};
use stand_in::StandIn;

#[derive(Table)]
#[table(name = "orders", kind = staging)]
struct Order {
    id: Option<i32>,
    product: Char<20>,
    category: Char<20>,
    pre_owned: Option<Char<1>>,
    cost: Option<Decimal<18, 0>>,
}

#[derive(Debug, Row)]
struct Total {
    category: Option<Char<20>>,
    product: Option<Char<20>>,
    cost: Option<Decimal<38, 0>>,
}

async fn answer(select: Select<Total>) -> String {
    let stand_in = StandIn::empty().await;
    let setup = [
        Order::CREATE,
        "INSERT INTO orders VALUES
            (0, 'laptop', 'computers', 'T', 1000), (1, 'smartphone', 'cellphones', 'T', 800),
            (2, 'smartphone', 'cellphones', 'T', 810), (3, 'laptop', 'computers', 'F', 1050),
            (4, 'mouse', 'computers', 'F', 50)",
    ];
    for sql in setup {
        assert_eq!(stand_in.answer(sql).await, "", "{sql}");
    }
    let answer = stand_in.answer(&select.statement("orders", "totals").sql).await;
    // CHAR comes with its blanks.
    let lines: Vec<String> =
        answer.lines().map(|line| line.split('|').map(str::trim_end).collect::<Vec<_>>().join("|")).collect();
    lines.join("\n")
}

#[tokio::test]
async fn each_set_has_its_groups() {
    let select = Select::<Total>::new(|q| {
        let o = q.from::<Order>("o");
        let (category, product) = q.grouping_sets((o.category(), o.product()), |[category, product]| {
            vec![vec![category], vec![product]]
        });
        q.order_by([category.clone().asc(), product.clone().asc()]);
        TotalValues { category, product, cost: sum(o.cost()) }
    });
    assert_eq!(
        answer(select).await,
        "cellphones|~|1610\ncomputers|~|2100\n~|laptop|2050\n~|mouse|50\n~|smartphone|1610"
    );
}

#[tokio::test]
async fn a_rollup_has_totals_of_every_beginning_of_its_keys() {
    let select = Select::<Total>::new(|q| {
        let o = q.from::<Order>("o");
        let (category, product) = q.rollup((o.category(), o.product()));
        q.order_by([category.clone().asc(), product.clone().asc()]);
        TotalValues { category, product, cost: sum(o.cost()) }
    });
    assert_eq!(
        answer(select).await,
        "cellphones|smartphone|1610\ncellphones|~|1610\ncomputers|laptop|2050\ncomputers|mouse|50\n\
         computers|~|2100\n~|~|3710"
    );
}

#[tokio::test]
async fn a_cube_has_totals_of_every_choice_of_its_keys() {
    let select = Select::<Total>::new(|q| {
        let o = q.from::<Order>("o");
        let (category, product) = q.cube((o.category(), o.product()));
        q.order_by([category.clone().asc(), product.clone().asc()]);
        TotalValues { category, product, cost: sum(o.cost()) }
    });
    assert_eq!(
        answer(select).await,
        "cellphones|smartphone|1610\ncellphones|~|1610\ncomputers|laptop|2050\ncomputers|mouse|50\n\
         computers|~|2100\n~|laptop|2050\n~|mouse|50\n~|smartphone|1610\n~|~|3710"
    );
}

#[tokio::test]
async fn one_key_needs_no_tuple() {
    let select = Select::<Total>::new(|q| {
        let o = q.from::<Order>("o");
        let category = q.rollup(o.category());
        q.order_by([category.clone().asc()]);
        TotalValues { category: category.clone(), product: category, cost: sum(o.cost()) }
    });
    assert_eq!(answer(select).await, "cellphones|cellphones|1610\ncomputers|computers|2100\n~|~|3710");
}
