//! Joins: where the rows of both sides lie, and what they are compared by.

use crate::{
    column::ColumnDef,
    expr::tree,
    layout::DistStyle,
    lint::{Finding, LintName},
    render::expression,
    table::TableDef,
    types::Family,
};
use sea_query::{BinOper, Expr};

/// One of the tables that are joined.
#[derive(Debug)]
pub(in crate::query) struct Side<'a> {
    pub(in crate::query) alias: &'a str,
    /// None for the rows of another query.
    pub(in crate::query) table: Option<TableDef>,
    /// The conditions, all of which hold; none for the first side, and where every row meets every row.
    pub(in crate::query) on: Option<Vec<&'a Expr>>,
    /// Whether it is only looked into, by EXISTS: then the rows lie where they lay.
    pub(in crate::query) looked_into: bool,
}

/// A column by its alias and its name.
type Place = (String, String);

/// Where the rows lie that are joined so far.
#[derive(Clone)]
enum Lie {
    /// Nothing is known of it.
    Unknown,
    /// Whole on every node.
    Whole,
    /// By no column.
    Spread,
    /// By one of these columns, which are equal.
    By(Vec<Place>),
}

/// The lints of the joins, in order.
pub(in crate::query) fn joins(sides: &[Side<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lie: Option<Lie> = None;
    for side in sides {
        let own = side.lie();
        let conditions = side.on.as_deref().unwrap_or_default();
        findings.extend(conditions.iter().filter_map(|condition| float(sides, condition)));
        let pairs: Vec<_> = conditions.iter().filter_map(|condition| equal_columns(condition)).collect();
        lie = Some(match lie {
            None => own,
            Some(before) => {
                let (after, moves) = joined(before.clone(), own, &pairs);
                if moves && side.on.is_some() {
                    findings.push(not_co_located(sides, side, &pairs));
                }
                if side.looked_into { before } else { after }
            }
        });
    }
    findings
}

/// Where the rows of a join lie, and whether some have to move for it. Those that move are taken for the new ones.
fn joined(before: Lie, own: Lie, pairs: &[(Place, Place)]) -> (Lie, bool) {
    match (before, own) {
        (Lie::Unknown, _) | (_, Lie::Unknown) => (Lie::Unknown, false),
        (Lie::Whole, lie) | (lie, Lie::Whole) => (lie.with(pairs), false),
        (Lie::By(mut columns), Lie::By(own)) if meet(&columns, &own, pairs) => {
            columns.extend(own);
            (Lie::By(columns).with(pairs), false)
        }
        (before, _) => (before, true),
    }
}

fn meet(columns: &[Place], own: &[Place], pairs: &[(Place, Place)]) -> bool {
    pairs.iter().any(|(one, other)| {
        columns.contains(one) && own.contains(other) || columns.contains(other) && own.contains(one)
    })
}

impl Lie {
    /// A column that equals the one the rows lie by is as good.
    fn with(self, pairs: &[(Place, Place)]) -> Self {
        let Self::By(mut columns) = self else { return self };
        for (one, other) in pairs {
            if columns.contains(one) {
                columns.push(other.clone());
            } else if columns.contains(other) {
                columns.push(one.clone());
            }
        }
        Self::By(columns)
    }
}

impl Side<'_> {
    fn lie(&self) -> Lie {
        match self.table.map(|table| table.dist_style) {
            None | Some(DistStyle::Auto) => Lie::Unknown,
            Some(DistStyle::All) => Lie::Whole,
            Some(DistStyle::Even) => Lie::Spread,
            Some(DistStyle::Key(key)) => Lie::By(vec![(self.alias.to_owned(), key.to_owned())]),
        }
    }

    /// `songs AS s`, and how it lies.
    fn described(&self) -> String {
        let Some(table) = self.table else { return format!("`{}`", self.alias) };
        let style = match table.dist_style {
            DistStyle::Auto => "DISTSTYLE AUTO".to_owned(),
            DistStyle::Even => "DISTSTYLE EVEN".to_owned(),
            DistStyle::All => "DISTSTYLE ALL".to_owned(),
            DistStyle::Key(key) => format!("DISTKEY {key}"),
        };
        format!("`{}` of {style} as `{}`", table.name, self.alias)
    }
}

fn not_co_located(sides: &[Side<'_>], side: &Side<'_>, pairs: &[(Place, Place)]) -> Finding {
    let partner = pairs.iter().find_map(|(one, other)| {
        let alias = if one.0 == side.alias { &other.0 } else { &one.0 };
        sides.iter().find(|side| side.alias == alias)
    });
    let partner = partner.unwrap_or(&sides[0]).described();
    let by: Vec<_> =
        pairs.iter().map(|(one, other)| format!("{}.{} = {}.{}", one.0, one.1, other.0, other.1)).collect();
    let by =
        if by.is_empty() { "no equality of columns".to_owned() } else { format!("`{}`", by.join(" AND ")) };
    Finding::new(
        LintName::JoinNotCoLocated,
        format!("{} is joined with {partner} by {by}, so rows move between nodes", side.described()),
        "distribute both by a column they are joined by, or the smaller one by `dist_style = all`",
    )
}

/// The columns that an equality compares.
fn equal_columns(condition: &Expr) -> Option<(Place, Place)> {
    let Expr::Binary(left, BinOper::Equal, right) = condition else { return None };
    Some((tree::column(left)?, tree::column(right)?))
}

/// An equality of two sides, one of them a floating point column.
fn float(sides: &[Side<'_>], condition: &Expr) -> Option<Finding> {
    let Expr::Binary(left, BinOper::Equal, right) = condition else { return None };
    if tree::is_constant(left) || tree::is_constant(right) {
        return None;
    }
    let column = [left, right].into_iter().find_map(|node| {
        let column = column_of(sides, node)?;
        matches!(column.family, Family::Real | Family::Double).then_some(column)
    })?;
    Some(Finding::new(
        LintName::FloatAsAJoinKey,
        format!(
            "`{}` joins by {}, whose numbers may differ in the last bit where they are equal on paper",
            expression(condition),
            column.sql
        ),
        "make the columns `Decimal<P, S>`",
    ))
}

fn column_of(sides: &[Side<'_>], node: &Expr) -> Option<&'static ColumnDef> {
    let (alias, name) = tree::column(node)?;
    let table = sides.iter().find(|side| side.alias == alias)?.table?;
    table.columns.iter().find(|column| column.name == name)
}
