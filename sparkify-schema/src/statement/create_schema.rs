//! `CREATE SCHEMA`.

use super::Statement;
use crate::identifier::quoted;

/// A database schema.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_SCHEMA.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreateSchema {
    /// Its name.
    pub name: &'static str,
    /// `AUTHORIZATION`: the user who owns it; none for the one who creates it.
    pub owner: Option<&'static str>,
    /// `QUOTA`: the most space its tables may take; none for as much as there is.
    pub quota: Option<Quota>,
}

/// An amount of space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quota {
    /// Megabytes.
    Megabytes(u32),
    /// Gigabytes.
    Gigabytes(u32),
    /// Terabytes.
    Terabytes(u32),
}

impl CreateSchema {
    /// A schema that belongs to whoever creates it.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, owner: None, quota: None }
    }

    /// The statement `<schema>/create_schema`.
    #[must_use]
    pub fn statement(&self) -> Statement {
        let owner = self.owner.map_or_else(String::new, |owner| format!(" AUTHORIZATION {}", quoted(owner)));
        let quota = match self.quota {
            Some(Quota::Megabytes(size)) => format!(" QUOTA {size} MB"),
            Some(Quota::Gigabytes(size)) => format!(" QUOTA {size} GB"),
            Some(Quota::Terabytes(size)) => format!(" QUOTA {size} TB"),
            None => String::new(),
        };
        let sql = format!("CREATE SCHEMA IF NOT EXISTS {}{owner}{quota}", quoted(self.name));
        Statement::new(self.name, "create_schema", sql)
    }
}

#[cfg(test)]
mod tests {
    use super::{CreateSchema, Quota};

    #[test]
    fn a_schema_has_an_owner_and_a_quota_if_it_must() {
        let schema = CreateSchema::new("lending");
        assert_eq!(schema.statement().sql, "CREATE SCHEMA IF NOT EXISTS lending");
        let schema = CreateSchema { owner: Some("anna"), quota: Some(Quota::Gigabytes(50)), ..schema };
        assert_eq!(
            schema.statement().sql,
            "CREATE SCHEMA IF NOT EXISTS lending AUTHORIZATION anna QUOTA 50 GB"
        );
    }
}
