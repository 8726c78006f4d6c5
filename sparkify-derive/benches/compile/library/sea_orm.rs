//! The tables in sea-orm, in the compact form.

use super::{Library, fields};
use crate::schema::Table;

pub(super) const LIBRARY: Library = Library {
    name: "sea-orm",
    dependencies: "sea-orm = { version = \"=2.0.4\", default-features = false, features = [\"macros\", \"with-chrono\", \"with-json\", \"with-rust_decimal\"] }\n",
    root,
    module,
};

fn root(_: &[Table]) -> String {
    String::new()
}

fn module(table: &Table) -> String {
    let fields = fields(
        table,
        |column| match (column.name.as_str(), column.sea_orm) {
            ("id", _) => Some("#[sea_orm(primary_key)]".to_owned()),
            (_, "") => None,
            (_, attributes) => Some(format!("#[sea_orm({attributes})]")),
        },
        |column| column.rust,
    );
    let relation = table.parent().map_or_else(String::new, |parent| {
        let parent = parent.sql_name();
        format!(
            "    /// The record above.
    #[sea_orm(belongs_to = \"super::{parent}::Entity\", from = \"Column::ParentId\", to = \"super::{parent}::Column::Id\")]
    Parent,
"
        )
    });
    format!(
        "use sea_orm::entity::prelude::*;

/// A record.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = \"{}\")]
pub struct Model {{
{fields}}}

/// What a record refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {{
{relation}}}

impl ActiveModelBehavior for ActiveModel {{}}
",
        table.sql_name()
    )
}
