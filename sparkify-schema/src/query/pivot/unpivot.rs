//! UNPIVOT: columns of one type become rows of a value and a name.

use super::{OUTSIDE, Turned, kept, output, own, stays, turned};
use crate::{
    expr::{Expr, Facts},
    identifier::quoted,
    query::{
        Inner, Mistake,
        judge::Output,
        relation::{Relation, Rows},
    },
    render::expression,
    row::Row,
    types::{SqlType, Text},
};
use std::marker::PhantomData;

/// What marks the values and the names among the values of a row; they are never written.
const VALUE: &str = "UNPIVOT";
const VALUE_OR_NULL: &str = "UNPIVOT INCLUDE NULLS";
const NAME: &str = "UNPIVOT NAME";

/// `rows UNPIVOT (value FOR name IN (…))`, to be read by [`Query::from_rows`](crate::Query::from_rows): a row
/// for each of some columns, with its value and its name.
#[derive(Debug)]
pub struct Unpivot<R: Row> {
    relation: Relation,
    row: PhantomData<fn() -> R>,
}

/// The value and the name of each of `columns`, without the NULLs among them; for the row of an [`Unpivot`].
pub fn unpivoted<T: SqlType, const N: usize>(columns: [Expr<T>; N]) -> (Expr<T::Base>, Expr<Text>) {
    parts(VALUE, columns)
}

/// `INCLUDE NULLS`: [`unpivoted`], with a row for a NULL too.
pub fn unpivoted_with_nulls<T: SqlType, const N: usize>(columns: [Expr<T>; N]) -> (Expr<T>, Expr<Text>) {
    parts(VALUE_OR_NULL, columns)
}

fn parts<T: SqlType, V: SqlType, const N: usize>(
    mark: &'static str,
    columns: [Expr<T>; N],
) -> (Expr<V>, Expr<Text>) {
    let operands: Vec<_> = columns.into_iter().map(Expr::operand).collect();
    let longest = operands.iter().filter_map(|column| Some(kept(column)?.len())).max().unwrap_or_default();
    let facts = operands.iter().fold(Facts::default(), |facts, column| facts.and(column.facts.clone()));
    let facts = if operands.iter().all(|column| kept(column).is_some()) && N > 0 {
        facts
    } else {
        facts.wrong("a computed value or none in UNPIVOT, which takes columns; compute it in what is turned")
    };
    let facts = facts.wrong(OUTSIDE);
    let nodes: Vec<_> = operands.into_iter().map(|column| column.node).collect();
    let node = |mark: &'static str| sea_query::Expr::CustomWithExpr(mark.into(), nodes.clone());
    let name = facts.clone().sized(u32::try_from(longest).ok());
    (Expr::new(node(mark), facts), Expr::new(node(NAME), name))
}

impl<R: Row> Unpivot<R> {
    /// The rows that `write` describes: it gets the columns of `rows`, and returns those that stay, and the value and the
    /// name that [`unpivoted`] gives.
    pub fn new<S: Turned>(
        rows: S,
        write: impl FnOnce(<S::Answer as Row>::Columns<Inner>) -> R::Values,
    ) -> Self {
        let (input, outputs) = turned::<S, R>(rows, write);
        let judged = judged(&input, &outputs);
        let name_of = |marks: &[&str]| {
            let found =
                outputs.iter().find(|output| marked(output).is_some_and(|(mark, _)| marks.contains(&mark)));
            found.map(|output| quoted(output.column)).unwrap_or_default()
        };
        let (mark, columns) =
            outputs.iter().filter_map(marked).find(|(mark, _)| *mark != NAME).unwrap_or((VALUE, &[]));
        let columns: Vec<_> = columns.iter().map(expression).collect();
        let clause = format!(
            "{mark} (\n    {} FOR {} IN (\n        {}\n    )\n)",
            name_of(&[VALUE, VALUE_OR_NULL]),
            name_of(&[NAME]),
            columns.join(",\n        ")
        );
        Self { relation: output(input, "the unpivot", &clause, &outputs, judged), row: PhantomData }
    }
}

impl<R: Row> Rows for Unpivot<R> {
    type Answer = R;

    fn relation(self) -> Relation {
        self.relation
    }
}

/// The mark of a value or a name, and the columns it is of.
fn marked(output: &Output) -> Option<(&'static str, &[sea_query::Expr])> {
    let sea_query::Expr::CustomWithExpr(template, columns) = &output.value.node else { return None };
    let mark = [VALUE, VALUE_OR_NULL, NAME].into_iter().find(|mark| template == *mark)?;
    Some((mark, columns))
}

fn judged(input: &Relation, outputs: &[Output]) -> Result<(), Mistake> {
    let mut turned: Vec<(&str, &[sea_query::Expr])> = Vec::new();
    let mut stay = Vec::new();
    for output in outputs {
        own(&output.value, input, &format!("column `{}`", output.column))?;
        match marked(output) {
            Some(it) => turned.push(it),
            None => stay.push(stays(output, "UNPIVOT")?),
        }
    }
    let [(one, columns), (other, same)] = turned[..] else {
        return Err("an UNPIVOT has one value and its name, which `unpivoted(…)` gives".into());
    };
    if (one == NAME) == (other == NAME) || columns != same {
        return Err("the value and the name are not of the same columns".into());
    }
    let names: Vec<_> = columns.iter().map(expression).collect();
    for (i, name) in names.iter().enumerate() {
        if names[..i].contains(name) {
            return Err(format!("column {name} is turned twice").into());
        }
    }
    let is_gone = |column: &str| names.iter().any(|name| *name == quoted(column));
    if let Some(gone) = stay.iter().find(|name| is_gone(name)) {
        return Err(format!("column `{gone}` is turned by UNPIVOT, and gone").into());
    }
    let of_turned = outputs.iter().filter(|output| marked(output).is_some()).map(|output| output.column);
    match of_turned.into_iter().find(|name| input.columns.contains(name) && !is_gone(name)) {
        Some(name) => Err(format!("what is turned has a column `{name}` already; call it otherwise").into()),
        None => Ok(()),
    }
}
