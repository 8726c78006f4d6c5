//! `OBJECT_TRANSFORM`: an object with fewer fields, or with others.

use crate::{
    expr::{Expr, Facts, IntoExpr},
    types::{IntoSuper, SemiStructured, SqlType, Super},
};

/// What is kept of an object and what is set in it, while it is written.
#[must_use]
#[derive(Debug)]
pub struct Transform {
    object: sea_query::Expr,
    kept: Vec<String>,
    set: Vec<(String, sea_query::Expr)>,
    facts: Facts,
}

impl<T: SqlType> Expr<T> {
    /// `OBJECT_TRANSFORM(self KEEP … SET …)`: end it by [`Transform::end`]. What is no object stays as it is.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_object_transform_function.html>.
    pub fn transform(self) -> Transform
    where
        T::Base: SemiStructured,
    {
        Transform { object: self.node, kept: Vec::new(), set: Vec::new(), facts: self.facts.computed() }
    }
}

impl Transform {
    /// `KEEP path`: of the fields only those kept stay, and those set; `path` from the outside in.
    pub fn keep<const N: usize>(mut self, path: [&'static str; N]) -> Self {
        let path = self.path(&path);
        self.kept.push(path);
        self
    }

    /// `SET path, value`: the field has this value, and is made where it is missing.
    pub fn set<const N: usize, V: IntoExpr<Type: SqlType<Base: IntoSuper>>>(
        mut self,
        path: [&'static str; N],
        value: V,
    ) -> Self {
        let (path, value) = (self.path(&path), value.into_expr());
        self.facts = self.facts.and(value.facts.computed());
        self.set.push((path, value.node));
        self
    }

    /// The object.
    pub fn end(self) -> Expr<Option<Super>> {
        let mut parts = vec![self.object];
        let mut place = |node| {
            parts.push(node);
            format!("${}", parts.len())
        };
        let mut words = String::from("OBJECT_TRANSFORM($1");
        if !self.kept.is_empty() {
            let paths: Vec<_> = self.kept.into_iter().map(|path| place(path.into())).collect();
            words.extend([" KEEP ", &paths.join(", ")]);
        }
        if !self.set.is_empty() {
            let pairs: Vec<_> = self
                .set
                .into_iter()
                .map(|(path, value)| format!("{}, {}", place(path.into()), place(value)))
                .collect();
            words.extend([" SET ", &pairs.join(", ")]);
        }
        words.push(')');
        let facts =
            if parts.len() == 1 { self.facts.wrong("a transform that changes nothing") } else { self.facts };
        Expr::new(sea_query::Expr::cust_with_exprs(words, parts), facts)
    }

    /// The names in double quotes with points between; Redshift documents no quote inside one.
    fn path(&mut self, names: &[&str]) -> String {
        if names.is_empty() || names.iter().any(|name| name.is_empty() || name.contains('"')) {
            let facts = std::mem::take(&mut self.facts);
            self.facts = facts.wrong("a transform with a path of no names, or with an empty or quoted name");
        }
        let names: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
        names.join(".")
    }
}
