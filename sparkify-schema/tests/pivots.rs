//! PIVOT and UNPIVOT: the mistakes the compiler can't see.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Expr, Numeric, Pivot, Row, Select, Table, Unpivot, Varchar, lit, pivot_by, unpivoted,
    unpivoted_with_nulls,
};

#[derive(Table)]
#[table(name = "parts", kind = dimension)]
pub struct Part {
    pub maker: Varchar<20>,
    pub name: Varchar<10>,
    pub quality: Option<i32>,
    pub price: sparkify_schema::Decimal<12, 2>,
}

#[derive(Debug, PartialEq, Row)]
pub struct Price {
    pub maker: String,
    pub name: String,
    pub price: sparkify_schema::Decimal<12, 2>,
}

#[derive(Debug, PartialEq, Row)]
pub struct Prices {
    pub maker: String,
    pub prop: Option<sparkify_schema::Decimal<12, 2>>,
    pub wing: Option<sparkify_schema::Decimal<12, 2>>,
}

fn prices() -> Select<Price> {
    Select::new(|q| {
        let p = q.from::<Part>("p");
        PriceValues { maker: p.maker(), name: p.name(), price: p.price() }
    })
}

fn read(pivot: Pivot<Prices>) -> Result<String, String> {
    let select = Select::<Prices>::new(|q| {
        let p = q.from_rows("p", pivot);
        PricesValues { maker: p.maker(), prop: p.prop(), wing: p.wing() }
    });
    select.try_statement("parts", "prices").map(|it| it.sql).map_err(|error| error.mistake)
}

fn mistake(write: impl FnOnce(PriceColumns) -> PricesValues) -> String {
    read(Pivot::new(prices(), write)).expect_err("the pivot has a mistake")
}

fn right(p: &PriceColumns) -> PricesValues {
    let price = pivot_by(p.name()).avg(p.price());
    PricesValues { maker: p.maker(), prop: price.at("prop"), wing: price.at("wing") }
}

#[test]
fn columns_inside_have_no_alias() {
    assert_eq!(
        read(Pivot::new(prices(), |p| right(&p))),
        Ok("SELECT
    p.maker,
    p.prop,
    p.wing
FROM (
    SELECT
        p.maker,
        p.name,
        p.price
    FROM parts AS p
) PIVOT (
    AVG(price) FOR name IN (
        'prop' AS prop,
        'wing' AS wing
    )
) AS p"
            .to_owned())
    );
}

#[test]
fn a_pivot_has_one_aggregate_of_one_column() {
    let two = mistake(|p| PricesValues { wing: pivot_by(p.name()).max(p.price()).at("wing"), ..right(&p) });
    assert!(
        two.ends_with(
            "the cells are of several aggregates or columns, but a PIVOT has one; join two of them"
        ),
        "{two}"
    );
    let twice = mistake(|p| {
        let price = pivot_by(p.name()).avg(p.price());
        PricesValues { wing: price.at("prop"), ..right(&p) }
    });
    assert!(twice.ends_with("columns `prop` and `wing` are of the same value"), "{twice}");
    let computed = mistake(|p| {
        let price = pivot_by(p.name().upper()).avg(p.price());
        PricesValues { maker: p.maker(), prop: price.at("prop"), wing: price.at("wing") }
    });
    assert!(computed.contains("`pivot_by` has a computed value"), "{computed}");
}

#[test]
fn cells_are_of_literals() {
    let column = mistake(|p| {
        let price = pivot_by(p.name()).avg(p.price());
        PricesValues { prop: price.at(p.maker()), ..right(&p) }
    });
    assert!(column.ends_with("column `prop` has a cell for a value that is no literal"), "{column}");
}

#[test]
fn what_is_neither_turned_nor_aggregated_is_a_key() {
    #[derive(Debug, Row)]
    struct Wing {
        wing: Option<sparkify_schema::Decimal<12, 2>>,
    }
    let narrow =
        Pivot::<Wing>::new(prices(), |p| WingValues { wing: pivot_by(p.name()).max(p.price()).at("wing") });
    let select = Select::<Wing>::new(|q| WingValues { wing: q.from_rows("w", narrow).wing() });
    assert_eq!(
        select.try_statement("parts", "wings").expect_err("the maker is a key").mistake,
        "in the subquery `w`: PIVOT has a row for each `maker` too, since what is turned has it; give it as a column, or \
         leave it out there"
    );
    let gone = mistake(|p| PricesValues { maker: p.name(), ..right(&p) });
    assert!(gone.contains("column `maker` is `name` of what is turned, and PIVOT keeps its name"), "{gone}");
    let computed = mistake(|p| PricesValues { maker: p.maker().upper(), ..right(&p) });
    assert!(computed.contains("column `maker` is computed, but PIVOT gives only columns"), "{computed}");
}

#[test]
fn a_cell_stays_in_its_row() {
    let mut stray: Option<Expr<Option<Numeric>>> = None;
    let calculated = mistake(|p| {
        let price = pivot_by(p.name()).avg(p.price());
        stray = Some(price.at("prop"));
        PricesValues { wing: price.at("wing") + 1, ..right(&p) }
    });
    assert!(calculated.contains("column `wing` is computed, but PIVOT gives only columns"), "{calculated}");
    let outside = Select::<Prices>::new(|q| {
        let p = q.from::<Part>("p");
        let wing = stray.expect("set above");
        q.group_by(p.maker());
        PricesValues { maker: p.maker(), prop: wing.clone(), wing }
    });
    assert!(
        outside
            .try_statement("parts", "prices")
            .expect_err("a cell is elsewhere")
            .mistake
            .contains("a value of a PIVOT or UNPIVOT, which only its own row can have")
    );
    let foreign = {
        let mut other = None;
        let _ = Select::<Price>::new(|q| {
            let x = q.from::<Part>("x");
            other = Some(x.price());
            PriceValues { maker: x.maker(), name: x.name(), price: x.price() }
        });
        other.expect("set above")
    };
    let foreign = mistake(|p| {
        let price = pivot_by(p.name()).avg(foreign);
        PricesValues { maker: p.maker(), prop: price.at("prop"), wing: price.at("wing") }
    });
    assert!(foreign.contains("uses `x.price`, which is no column of what is turned"), "{foreign}");
}

#[test]
fn a_pivot_is_not_joined_itself() {
    let select = Select::<Prices>::new(|q| {
        let p = q.from::<Part>("p");
        let pivot = Pivot::<Prices>::new(prices(), |p| right(&p));
        let t = q.join_rows("t", pivot, |t| t.maker().eq(p.maker()));
        PricesValues { maker: p.maker(), prop: t.prop(), wing: t.wing() }
    });
    assert_eq!(
        select.try_statement("parts", "prices").expect_err("the pivot is joined").mistake,
        "the pivot `t` is joined, and Redshift does not say what it would turn then; read it by `from_rows` in a \
         `Select`, and join that"
    );
}

#[test]
fn rows_of_a_recursive_query_are_not_turned() {
    let select = Select::<Prices>::new(|q| {
        let all = q.with_recursive("all_prices", prices(), |q, own| {
            let p = q.from_rows("p", own);
            q.filter(p.price().lt(1));
            PriceValues { maker: p.maker(), name: p.name(), price: p.price() }
        });
        let p = q.from_rows("turned", Pivot::<Prices>::new(&all, |p| right(&p)));
        PricesValues { maker: p.maker(), prop: p.prop(), wing: p.wing() }
    });
    assert_eq!(
        select.try_statement("parts", "prices").expect_err("the query is recursive").mistake,
        "in the subquery `turned`: it turns rows of WITH RECURSIVE, which Redshift does not allow; turn those of a \
         `Select` of them"
    );
}

#[derive(Debug, PartialEq, Row)]
pub struct Label {
    pub label: String,
    pub kind: String,
    pub quality: Option<i32>,
}

#[derive(Debug, PartialEq, Row)]
pub struct Labels {
    pub maker: String,
    pub name: String,
    pub quality: Option<i32>,
}

fn labels() -> Select<Labels> {
    Select::new(|q| {
        let p = q.from::<Part>("p");
        LabelsValues { maker: p.maker(), name: p.name(), quality: p.quality() }
    })
}

fn unpivot(write: impl FnOnce(LabelsColumns) -> LabelValues) -> Result<String, String> {
    let rows = Unpivot::<Label>::new(labels(), write);
    let select = Select::<Label>::new(|q| {
        let l = q.from_rows("l", rows);
        LabelValues { label: l.label(), kind: l.kind(), quality: l.quality() }
    });
    select.try_statement("parts", "labels").map(|it| it.sql).map_err(|error| error.mistake)
}

#[test]
fn columns_become_rows() {
    let sql = |nulls: bool| {
        unpivot(|p| {
            let columns = [p.maker(), p.name()];
            let (label, kind) = if nulls { unpivoted_with_nulls(columns) } else { unpivoted(columns) };
            LabelValues { label, kind, quality: p.quality() }
        })
        .expect("the unpivot is right")
    };
    assert!(
        sql(false)
            .ends_with(") UNPIVOT (\n    label FOR kind IN (\n        maker,\n        name\n    )\n) AS l")
    );
    assert!(sql(true).ends_with(
        ") UNPIVOT INCLUDE NULLS (\n    label FOR kind IN (\n        maker,\n        name\n    )\n) AS l"
    ));
}

#[test]
fn an_unpivot_has_one_value_and_its_name() {
    let of_others = unpivot(|p| {
        let (label, _) = unpivoted([p.maker(), p.name()]);
        let (_, kind) = unpivoted([p.name(), p.maker()]);
        LabelValues { label, kind, quality: p.quality() }
    });
    assert!(of_others.is_err_and(|it| it.ends_with("the value and the name are not of the same columns")));
    let alone = unpivot(|p| {
        let (label, _) = unpivoted([p.maker(), p.name()]);
        LabelValues { label, kind: p.name(), quality: p.quality() }
    });
    assert!(alone.is_err_and(|it| {
        it.contains("column `kind` is `name` of what is turned, and UNPIVOT keeps its name")
    }));
    let twice = unpivot(|p| {
        let (label, kind) = unpivoted([p.maker(), p.maker()]);
        LabelValues { label, kind, quality: p.quality() }
    });
    assert!(twice.is_err_and(|it| it.ends_with("column maker is turned twice")));
    let computed = unpivot(|p| {
        let (label, kind) = unpivoted([p.maker().upper(), p.name()]);
        LabelValues { label, kind, quality: p.quality() }
    });
    assert!(computed.is_err_and(|it| it.contains("a computed value or none in UNPIVOT")));
    let constant = unpivot(|p| {
        let (label, kind) = unpivoted([p.maker(), p.name()]);
        LabelValues { label, kind, quality: lit(1).nullable() }
    });
    assert!(
        constant.is_err_and(|it| it.contains("column `quality` is computed, but UNPIVOT gives only columns"))
    );
}
