//! What a SUPER has in it as rows: the elements of an array, and the fields of an object.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/query-super.html>.

use super::{
    Query,
    relation::Relation,
    source::{Join, Source},
};
use crate::{
    expr::{Expr, Facts, Operand, semistructured::is_path},
    row::Sizes,
    types::{SemiStructured, SqlType, Super, Text},
};
use std::panic::Location;

/// An item of FROM that comes from a value of the row beside it.
#[derive(Debug)]
pub(super) struct Unnest {
    pub(super) value: Operand,
    pub(super) kind: Unnested,
}

/// What of the value comes out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unnested {
    /// The elements of an array, and their places under this name.
    Elements(Option<&'static str>),
    /// The elements of an array, or NULL where it has none.
    ElementsOrNull,
    /// The fields of an object, with their names under this name.
    Fields(&'static str),
}

impl Query {
    /// `, array AS alias`: a row for each element of the array; no row where it is empty, NULL or no array. In a
    /// subquery it may be the first source, of an array of the query around it.
    ///
    /// Join tables before: a JOIN binds closer than the comma here.
    #[track_caller]
    pub fn unnest<T: SqlType<Base: SemiStructured>>(
        &mut self,
        alias: &'static str,
        array: Expr<T>,
    ) -> Expr<Option<Super>> {
        self.add(alias, array, Unnested::Elements(None))
    }

    /// `, array AS alias AT place`: [`Query::unnest`], and the place of each element, the first at 0.
    #[track_caller]
    pub fn unnest_with_place<T: SqlType<Base: SemiStructured>>(
        &mut self,
        alias: &'static str,
        place: &'static str,
        array: Expr<T>,
    ) -> (Expr<Option<Super>>, Expr<i64>) {
        let element = self.add(alias, array, Unnested::Elements(Some(place)));
        (element, named(place))
    }

    /// `LEFT JOIN array AS alias ON TRUE`: [`Query::unnest`], but a row without an element stays, with NULL.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause30.html>.
    #[track_caller]
    pub fn left_unnest<T: SqlType<Base: SemiStructured>>(
        &mut self,
        alias: &'static str,
        array: Expr<T>,
    ) -> Expr<Option<Super>> {
        self.add(alias, array, Unnested::ElementsOrNull)
    }

    /// `, UNPIVOT object AS value AT name`: a row for each field of the object, with its value and its name.
    #[track_caller]
    pub fn unpivot_object<T: SqlType<Base: SemiStructured>>(
        &mut self,
        value: &'static str,
        name: &'static str,
        object: Expr<T>,
    ) -> (Expr<Option<Super>>, Expr<Text>) {
        let value = self.add(value, object, Unnested::Fields(name));
        (value, named(name))
    }

    #[track_caller]
    fn add<T: SqlType>(
        &mut self,
        alias: &'static str,
        value: Expr<T>,
        kind: Unnested,
    ) -> Expr<Option<Super>> {
        let value = value.operand();
        let relation = Relation {
            label: format!("`{alias}`"),
            sql: crate::render::expression(&value.node),
            columns: Vec::new(),
            sizes: Sizes::from_iter([]),
            table: None,
            tables: Vec::new(),
            findings: Vec::new(),
            ctes: Vec::new(),
            is_turned: false,
            mistake: None,
        };
        let value = value.at(Location::caller());
        self.sources.push(Source::new(Join::Unnest(Box::new(Unnest { value, kind })), relation, alias, None));
        named(alias)
    }
}

/// A value that stands under a name of its own, not under its table's.
fn named<T: SqlType>(name: &'static str) -> Expr<T> {
    Expr::new(sea_query::Expr::col(name), Facts::of_column(name, name, None))
}

impl Unnest {
    /// The name besides the alias.
    pub(super) fn second_name(&self) -> Option<&'static str> {
        match self.kind {
            Unnested::Elements(name) => name,
            Unnested::ElementsOrNull => None,
            Unnested::Fields(name) => Some(name),
        }
    }

    /// Whether the value is a column, or is reached from one.
    pub(super) fn is_path(&self) -> bool {
        match &self.value.node {
            sea_query::Expr::Column(_) => true,
            sea_query::Expr::CustomWithExpr(template, _) => is_path(template),
            _ => false,
        }
    }

    /// Whether a comma stands before it, and not JOIN.
    pub(super) fn follows_comma(&self) -> bool {
        !matches!(self.kind, Unnested::ElementsOrNull)
    }
}
