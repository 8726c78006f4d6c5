//! `GRANT` and `REVOKE`: who may do what, as data.

use super::Statement;
use crate::{identifier::quoted, table::TableDef};

/// Privileges of somebody.
///
/// Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html>,
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html>.
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    /// What is granted.
    pub granted: Granted,
    /// To whom.
    pub to: Grantee,
}

/// What is granted: each privilege on a thing that has it. An empty list stands for all of them.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants' docs say it")]
pub enum Granted {
    /// `ON TABLE`.
    Table { table: Box<TableDef>, privileges: &'static [TablePrivilege] },
    /// `ON ALL TABLES IN SCHEMA`: those that exist now.
    AllTables { schema: &'static str, privileges: &'static [TablePrivilege] },
    /// `ON SCHEMA`.
    Schema { schema: &'static str, privileges: &'static [SchemaPrivilege] },
    /// A role, with all it may do.
    Role(&'static str),
}

/// What may be done with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Redshift's own")]
pub enum TablePrivilege {
    Select,
    Insert,
    Update,
    Delete,
    Drop,
    References,
    Alter,
    Truncate,
}

/// What may be done with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Redshift's own")]
pub enum SchemaPrivilege {
    Create,
    Usage,
    Alter,
    Drop,
}

/// Whose the privileges are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grantee {
    /// A user.
    User(&'static str),
    /// A user who may hand them on: `WITH GRANT OPTION`, and of a role `WITH ADMIN OPTION`. Redshift has neither for
    /// roles, groups and everybody.
    UserWhoMayGrant(&'static str),
    /// A role.
    Role(&'static str),
    /// A group of users.
    Group(&'static str),
    /// Everybody, now and later.
    Public,
}

impl Grant {
    /// The statement `<table>/grant_<…>_to_<grantee>`.
    #[must_use]
    pub fn statement(&self) -> Statement {
        let option = match (self.to, &self.granted) {
            (Grantee::UserWhoMayGrant(_), Granted::Role(_)) => " WITH ADMIN OPTION",
            (Grantee::UserWhoMayGrant(_), _) => " WITH GRANT OPTION",
            _ => "",
        };
        let sql = format!("GRANT {} TO {}{option}", self.granted.sql(), self.to.sql());
        Statement::new(
            self.granted.group(),
            format!("grant_{}_to_{}", self.granted.word(), self.to.word()),
            sql,
        )
    }

    /// The statement that takes them back, `<table>/revoke_<…>_from_<grantee>`.
    #[must_use]
    pub fn revoke(&self) -> Statement {
        let sql = format!("REVOKE {} FROM {}", self.granted.sql(), self.to.sql());
        let name = format!("revoke_{}_from_{}", self.granted.word(), self.to.word());
        Statement::new(self.granted.group(), name, sql)
    }
}

impl Granted {
    fn group(&self) -> &'static str {
        match self {
            Self::Table { table, .. } => table.name,
            Self::AllTables { schema, .. } | Self::Schema { schema, .. } => schema,
            Self::Role(role) => role,
        }
    }

    /// The privileges in a name: `select_insert`, or what they are of.
    fn word(&self) -> String {
        match self {
            Self::Table { privileges, .. } => {
                joined(privileges, "_", TablePrivilege::sql).unwrap_or("all".to_owned())
            }
            Self::AllTables { privileges, .. } => {
                format!(
                    "{}_on_tables",
                    joined(privileges, "_", TablePrivilege::sql).unwrap_or("all".to_owned())
                )
            }
            Self::Schema { privileges, .. } => {
                joined(privileges, "_", SchemaPrivilege::sql).unwrap_or("all".to_owned())
            }
            Self::Role(_) => "role".to_owned(),
        }
        .to_ascii_lowercase()
    }

    fn sql(&self) -> String {
        let all = || "ALL PRIVILEGES".to_owned();
        match self {
            Self::Table { table, privileges } => {
                let privileges = joined(privileges, ", ", TablePrivilege::sql).unwrap_or_else(all);
                format!("{privileges} ON TABLE {}", table.sql_name())
            }
            Self::AllTables { schema, privileges } => {
                let privileges = joined(privileges, ", ", TablePrivilege::sql).unwrap_or_else(all);
                format!("{privileges} ON ALL TABLES IN SCHEMA {}", quoted(schema))
            }
            Self::Schema { schema, privileges } => {
                let privileges = joined(privileges, ", ", SchemaPrivilege::sql).unwrap_or_else(all);
                format!("{privileges} ON SCHEMA {}", quoted(schema))
            }
            Self::Role(role) => format!("ROLE {}", quoted(role)),
        }
    }
}

impl Grantee {
    fn sql(self) -> String {
        match self {
            Self::User(name) | Self::UserWhoMayGrant(name) => quoted(name),
            Self::Role(name) => format!("ROLE {}", quoted(name)),
            Self::Group(name) => format!("GROUP {}", quoted(name)),
            Self::Public => "PUBLIC".to_owned(),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::User(name) | Self::UserWhoMayGrant(name) | Self::Role(name) | Self::Group(name) => name,
            Self::Public => "public",
        }
    }
}

impl TablePrivilege {
    const fn sql(self) -> &'static str {
        match self {
            Self::Select => "SELECT",
            Self::Insert => "INSERT",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
            Self::Drop => "DROP",
            Self::References => "REFERENCES",
            Self::Alter => "ALTER",
            Self::Truncate => "TRUNCATE",
        }
    }
}

impl SchemaPrivilege {
    const fn sql(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::Usage => "USAGE",
            Self::Alter => "ALTER",
            Self::Drop => "DROP",
        }
    }
}

/// The privileges' words; none if there are no privileges.
fn joined<P: Copy>(privileges: &[P], between: &str, word: fn(P) -> &'static str) -> Option<String> {
    let words: Vec<_> = privileges.iter().map(|privilege| word(*privilege)).collect();
    (!words.is_empty()).then(|| words.join(between))
}
