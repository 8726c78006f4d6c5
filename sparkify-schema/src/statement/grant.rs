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
    OneTable { table: Box<TableDef>, privileges: &'static [TablePrivilege] },
    /// `ON ALL TABLES IN SCHEMA`: those that exist now.
    AllTables { schema: &'static str, privileges: &'static [TablePrivilege] },
    /// `ON SCHEMA`.
    Schema { schema: &'static str, privileges: &'static [SchemaPrivilege] },
    /// A role, with all it may do.
    Role(&'static str),
}

/// What may be done with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TablePrivilege(&'static str);

/// What may be done with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchemaPrivilege(&'static str);

#[expect(missing_docs, reason = "the names are Redshift's own")]
impl TablePrivilege {
    pub const SELECT: Self = Self("SELECT");
    pub const INSERT: Self = Self("INSERT");
    pub const UPDATE: Self = Self("UPDATE");
    pub const DELETE: Self = Self("DELETE");
    pub const DROP: Self = Self("DROP");
    pub const REFERENCES: Self = Self("REFERENCES");
    pub const ALTER: Self = Self("ALTER");
    pub const TRUNCATE: Self = Self("TRUNCATE");
}

#[expect(missing_docs, reason = "the names are Redshift's own")]
impl SchemaPrivilege {
    pub const CREATE: Self = Self("CREATE");
    pub const USAGE: Self = Self("USAGE");
    pub const ALTER: Self = Self("ALTER");
    pub const DROP: Self = Self("DROP");
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
            Self::OneTable { table, .. } => table.name,
            Self::AllTables { schema, .. } | Self::Schema { schema, .. } => schema,
            Self::Role(role) => role,
        }
    }

    /// The privileges' words, and what they are on.
    fn parts(&self) -> (Vec<&'static str>, String) {
        let of_tables = |privileges: &[TablePrivilege]| privileges.iter().map(|it| it.0).collect();
        match self {
            Self::OneTable { table, privileges } => {
                (of_tables(privileges), format!("TABLE {}", table.sql_name()))
            }
            Self::AllTables { schema, privileges } => {
                (of_tables(privileges), format!("ALL TABLES IN SCHEMA {}", quoted(schema)))
            }
            Self::Schema { schema, privileges } => {
                (privileges.iter().map(|it| it.0).collect(), format!("SCHEMA {}", quoted(schema)))
            }
            Self::Role(_) => (vec!["ROLE"], String::new()),
        }
    }

    /// The privileges in a name: `select_insert`.
    fn word(&self) -> String {
        let (privileges, _) = self.parts();
        let words =
            if privileges.is_empty() { "all".to_owned() } else { privileges.join("_").to_ascii_lowercase() };
        if matches!(self, Self::AllTables { .. }) { format!("{words}_on_tables") } else { words }
    }

    fn sql(&self) -> String {
        if let Self::Role(role) = self {
            return format!("ROLE {}", quoted(role));
        }
        let (privileges, on) = self.parts();
        let privileges =
            if privileges.is_empty() { "ALL PRIVILEGES".to_owned() } else { privileges.join(", ") };
        format!("{privileges} ON {on}")
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
