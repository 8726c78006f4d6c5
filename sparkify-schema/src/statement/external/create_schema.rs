//! `CREATE EXTERNAL SCHEMA … FROM DATA CATALOG`.

use crate::{
    identifier::quoted,
    render::literal,
    s3::{IamRole, Region},
    statement::{MayRun, Statement},
};

/// A database of the data catalog as a schema.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_SCHEMA.html>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateExternalSchema {
    /// Its name.
    pub name: &'static str,
    /// `DATABASE`: the database's name in the catalog.
    pub database: String,
    /// `REGION`: the catalog's region, where it is not the cluster's.
    pub region: Option<Region>,
    /// The role the catalog and the files are read as.
    pub iam_role: IamRole,
    /// `CREATE EXTERNAL DATABASE IF NOT EXISTS`: makes the database too.
    pub creates_database: bool,
}

impl CreateExternalSchema {
    /// A database that exists, read as the cluster's default role.
    #[must_use]
    pub fn new(name: &'static str, database: impl Into<String>) -> Self {
        Self {
            name,
            database: database.into(),
            region: None,
            iam_role: IamRole::Default,
            creates_database: false,
        }
    }

    /// The statement `<schema>/create_external_schema`.
    #[must_use]
    pub fn statement(&self) -> Statement {
        let mut clauses = vec![
            format!("CREATE EXTERNAL SCHEMA IF NOT EXISTS {}", quoted(self.name)),
            "FROM DATA CATALOG".to_owned(),
            format!("DATABASE {}", literal(&self.database)),
        ];
        clauses.extend(self.region.iter().map(|region| format!("REGION {}", literal(region.as_str()))));
        clauses.push(self.iam_role.clause());
        clauses.extend(self.creates_database.then(|| "CREATE EXTERNAL DATABASE IF NOT EXISTS".to_owned()));
        Statement::new(self.name, "create_external_schema", clauses.join("\n"))
            .that_may_run(MayRun::OnlyOutside)
    }
}
