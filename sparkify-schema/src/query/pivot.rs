//! PIVOT and UNPIVOT: values of a column that become columns, and columns that become rows.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause30.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause-pivot-unpivot-examples.html>.

mod cells;
mod unpivot;

pub use cells::{PivotBy, PivotCells, pivot_by};
pub use unpivot::{Unpivot, unpivoted, unpivoted_with_nulls};

use super::{
    Inner, Mistake, Select,
    judge::Output,
    relation::{Cte, Relation, Rows},
};
use crate::{
    expr::{ColumnUse, Operand},
    identifier::quoted,
    render::{expression, indented},
    row::{Row, RowValues as _},
};
use cells::Cell;
use std::marker::PhantomData;

/// What becomes of a value of PIVOT or UNPIVOT that is used elsewhere.
const OUTSIDE: &str = "a value of a PIVOT or UNPIVOT, which only its own row can have";

/// `rows PIVOT (aggregate FOR column IN (…))`, to be read by [`Query::from_rows`](super::Query::from_rows): the values of a column become columns, and each column that is neither turned nor aggregated is a key of the rows.
///
/// ```
/// # use sparkify_schema::{ColumnEnum, Pivot, Row, Select, Table, pivot_by};
/// # #[derive(ColumnEnum)]
/// # pub enum Part { #[value("prop")] Prop, #[value("wing")] Wing }
/// # #[derive(Table)]
/// # #[table(name = "parts", kind = dimension)]
/// # pub struct Stock { pub maker: i32, pub part: Part, pub price: Option<i32> }
/// # #[derive(Row)]
/// # pub struct Price { pub maker: i32, pub part: Part, pub price: Option<i32> }
/// # #[derive(Row)]
/// # pub struct Prices { pub maker: i32, pub prop: Option<i32>, pub wing: Option<i32> }
/// # let prices = Select::<Price>::new(|q| {
/// #     let s = q.from::<Stock>("s");
/// #     PriceValues { maker: s.maker(), part: s.part(), price: s.price() }
/// # });
/// let highest = Pivot::<Prices>::new(prices, |p| {
///     let price = pivot_by(p.part()).max(p.price());
///     PricesValues { maker: p.maker(), prop: price.at(Part::Prop), wing: price.at(Part::Wing) }
/// });
/// let select = Select::<Prices>::new(|q| {
///     let h = q.from_rows("h", highest);
///     PricesValues { maker: h.maker(), prop: h.prop(), wing: h.wing() }
/// });
/// assert!(select.statement("reports", "prices").sql.ends_with(
///     ") PIVOT (
///     MAX(price) FOR part IN (
///         'prop' AS prop,
///         'wing' AS wing
///     )
/// ) AS h"
/// ));
/// ```
#[derive(Debug)]
pub struct Pivot<R: Row> {
    relation: Relation,
    row: PhantomData<fn() -> R>,
}

/// Rows that can be turned: a [`Select`], or a [`Cte`] that does not read its own rows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be turned by PIVOT or UNPIVOT",
    label = "expected a `Select`, or what `q.with(…)` gives",
    note = "Redshift turns no join, and nothing that is turned already; turn the rows of a `Select` that reads it"
)]
pub trait Turned: Rows {
    /// Whether they read their own rows.
    #[doc(hidden)]
    fn is_recursive(&self) -> bool;
}

impl<R: Row> Turned for Select<R> {
    fn is_recursive(&self) -> bool {
        false
    }
}

impl<R: Row> Turned for &Cte<R> {
    fn is_recursive(&self) -> bool {
        self.is_recursive
    }
}

impl<R: Row> Pivot<R> {
    /// The rows that `write` describes: it gets the columns of `rows`, and returns the columns that stay and the cells,
    /// which [`pivot_by`] makes. All cells are of one aggregate.
    pub fn new<S: Turned>(
        rows: S,
        write: impl FnOnce(<S::Answer as Row>::Columns<Inner>) -> R::Values,
    ) -> Self {
        let (input, outputs) = turned::<S, R>(rows, write);
        let cells: Vec<_> =
            outputs.iter().filter_map(|output| Some((output, Cell::of(&output.value)?))).collect();
        let judged = judged(&input, &outputs, &cells);
        let (aggregate, key) = match cells.first() {
            Some((_, cell)) => (expression(cell.aggregate), expression(cell.key)),
            None => Default::default(),
        };
        let items: Vec<_> = cells
            .iter()
            .map(|(output, cell)| format!("{} AS {}", expression(cell.value), quoted(output.column)))
            .collect();
        let clause = format!(
            "PIVOT (\n    {aggregate} FOR {key} IN (\n        {}\n    )\n)",
            items.join(",\n        ")
        );
        Self { relation: output(input, "the pivot", &clause, &outputs, judged), row: PhantomData }
    }
}

impl<R: Row> Rows for Pivot<R> {
    type Answer = R;

    fn relation(self) -> Relation {
        self.relation
    }
}

/// What is turned, and the columns that come out. Inside, columns stand without an alias.
fn turned<S: Turned, R: Row>(
    rows: S,
    write: impl FnOnce(<S::Answer as Row>::Columns<Inner>) -> R::Values,
) -> (Relation, Vec<Output>) {
    let is_recursive = rows.is_recursive();
    let mut input = rows.relation();
    if is_recursive {
        let mistake = "it turns rows of WITH RECURSIVE, which Redshift does not allow; turn those of a `Select` of them";
        input.mistake.get_or_insert_with(|| mistake.into());
    }
    let columns = <S::Answer as Row>::columns("", input.sizes.clone());
    let outputs = write(columns).assignments();
    (input, outputs.into_iter().map(|(column, value)| Output { column, value }).collect())
}

/// What comes out, to be read by an alias.
fn output(
    input: Relation,
    label: &str,
    clause: &str,
    outputs: &[Output],
    judged: Result<(), Mistake>,
) -> Relation {
    Relation {
        label: label.to_owned(),
        sql: format!("{} {}", input.sql, indented(clause, 0)),
        columns: outputs.iter().map(|output| output.column).collect(),
        sizes: outputs.iter().map(|output| output.value.facts.max_bytes).collect(),
        table: None,
        is_turned: true,
        mistake: input.mistake.or(judged.err()),
        ..input
    }
}

/// The column it is, if it is a column of what is turned and nothing else.
fn kept(value: &Operand) -> Option<&'static str> {
    value.column().filter(|(alias, _)| alias.is_empty()).map(|(_, name)| name)
}

/// A mistake inside a value, or a column of another query in it.
fn own(value: &Operand, input: &Relation, place: &str) -> Result<(), Mistake> {
    if let Some(mistake) = value.facts.mistake.as_ref().filter(|mistake| mistake.text != OUTSIDE) {
        return Err(mistake.clone().within(format!("{place} has ")));
    }
    if !value.facts.subqueries.is_empty() {
        return Err(format!("{place} has a subquery; compute it in what is turned").into());
    }
    let is_own = |column: &ColumnUse| column.alias.is_empty() && input.columns.contains(&column.name);
    match value.facts.columns().find(|column| !is_own(column)) {
        Some(ColumnUse { alias, name, at, .. }) => {
            let text = format!("{place} uses `{alias}.{name}`, which is no column of what is turned");
            Err(Mistake::from(text).at(at))
        }
        None => Ok(()),
    }
}

/// A column that stays keeps its name.
fn stays(output: &Output, turns: &str) -> Result<&'static str, Mistake> {
    let column = output.column;
    match kept(&output.value) {
        None => Err(format!(
            "column `{column}` is computed, but {turns} gives only columns of what is turned, and its own; compute it in \
             what reads it"
        )
        .into()),
        Some(name) if name != column => Err(format!(
            "column `{column}` is `{name}` of what is turned, and {turns} keeps its name; call it so, and rename it in what \
             reads it"
        )
        .into()),
        Some(name) => Ok(name),
    }
}

fn judged(input: &Relation, outputs: &[Output], cells: &[(&Output, Cell<'_>)]) -> Result<(), Mistake> {
    let Some((shown, first)) = cells.first() else {
        return Err("a PIVOT without a cell; make them by `pivot_by(…)`".into());
    };
    let mut stay = Vec::new();
    for output in outputs {
        own(&output.value, input, &format!("column `{}`", output.column))?;
        if Cell::of(&output.value).is_none() {
            stay.push(stays(output, "PIVOT")?);
        }
    }
    if cells.iter().any(|(_, cell)| cell.aggregate != first.aggregate || cell.key != first.key) {
        return Err(
            "the cells are of several aggregates or columns, but a PIVOT has one; join two of them".into()
        );
    }
    if !matches!(first.key, sea_query::Expr::Column(_)) {
        return Err("`pivot_by` has a computed value, but PIVOT turns the values of a column; compute it in what is turned"
            .into());
    }
    for (i, (output, cell)) in cells.iter().enumerate() {
        if let Some((earlier, _)) = cells[..i].iter().find(|(_, earlier)| earlier.value == cell.value) {
            return Err(format!(
                "columns `{}` and `{}` are of the same value",
                earlier.column, output.column
            )
            .into());
        }
    }
    let used: Vec<_> = shown.value.facts.columns().map(|column| column.name).collect();
    if let Some(gone) = stay.iter().find(|name| used.contains(*name)) {
        return Err(format!("column `{gone}` is turned or aggregated by PIVOT, and gone").into());
    }
    match input.columns.iter().find(|name| !used.contains(*name) && !stay.contains(*name)) {
        Some(name) => Err(format!(
            "PIVOT has a row for each `{name}` too, since what is turned has it; give it as a column, or leave it out there"
        )
        .into()),
        None => Ok(()),
    }
}
