//! `ALTER TABLE … ADD PARTITION`.

use crate::{
    column::ColumnDef,
    external::{ExternalDef, ExternalTable, PartitionValues as _},
    identifier::quoted,
    query::QueryError,
    render::literal,
    rules::is_date,
    s3::S3Url,
    statement::{MayRun, Statement},
    types::Family,
};

/// The most partitions one statement adds.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.
const MOST: usize = 100;

/// Folders of an external table that become its partitions; those it has already stay as they are.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.
#[derive(Debug, Clone, PartialEq)]
pub struct AddPartitions {
    table: ExternalDef,
    partitions: Vec<(Vec<String>, S3Url)>,
}

impl AddPartitions {
    /// The partitions of `T`, each with its values and its folder.
    pub fn new<T: ExternalTable>(partitions: impl IntoIterator<Item = (T::Partition, S3Url)>) -> Self {
        let partitions = partitions.into_iter().map(|(values, place)| (values.values(), place)).collect();
        Self { table: T::DEF, partitions }
    }

    /// The statement `<table>/add_partitions`.
    ///
    /// # Errors
    /// If there is no partition, or more than Redshift adds at once, or a value is none of its column.
    pub fn statement(&self) -> Result<Statement, QueryError> {
        self.judge()
            .map_err(|mistake| QueryError::new(format!("{}/add_partitions", self.table.name), mistake))?;
        let mut lines =
            vec![format!("ALTER TABLE {}", self.table.sql_name()), "ADD IF NOT EXISTS".to_owned()];
        lines.extend(self.partitions.iter().map(|(values, place)| {
            let values: Vec<_> = values
                .iter()
                .zip(self.table.partitions)
                .map(|(value, column)| format!("{} = {}", quoted(column.name), literal(value)))
                .collect();
            format!("PARTITION ({}) LOCATION {}", values.join(", "), literal(place.as_str()))
        }));
        let statement = Statement::new(self.table.name, "add_partitions", lines.join("\n"));
        Ok(statement.that_may_run(MayRun::OnlyOutside))
    }

    fn judge(&self) -> Result<(), String> {
        match self.partitions.len() {
            0 => return Err("no partition is given".to_owned()),
            1..=MOST => {}
            count => {
                return Err(format!("{count} partitions are given, but a statement adds at most {MOST}"));
            }
        }
        let values = self.partitions.iter().flat_map(|(values, _)| values.iter().zip(self.table.partitions));
        for (value, column) in values {
            if !fits(column, value) {
                return Err(format!("`{value}` is not a value of `{}`, a {}", column.name, column.sql));
            }
        }
        Ok(())
    }
}

/// Whether a partition can have the value.
fn fits(column: &ColumnDef, value: &str) -> bool {
    match column.family {
        Family::SmallInt => value.parse::<i16>().is_ok(),
        Family::Integer => value.parse::<i32>().is_ok(),
        Family::BigInt => value.parse::<i64>().is_ok(),
        Family::Date => is_date(value),
        Family::Char | Family::Varchar => {
            let allowed = column.values.is_empty() || column.values.contains(&value);
            allowed && column.max_bytes.is_none_or(|limit| value.len() <= limit as usize)
        }
        _ => !value.is_empty(),
    }
}
