//! An open connection to a target: a statement in, its rows as text out.

pub(crate) mod data_api;
pub(crate) mod dial;
pub(crate) mod refusal;
pub(crate) mod roots;
pub(crate) mod wire;

use crate::error::Failure;
use crate::rows::Column;

use data_api::DataApi;
use wire::Wire;

/// A connection, over the network or within this process.
#[derive(Debug)]
pub(crate) enum Connection {
    /// The wire protocol of `PostgreSQL`.
    Wire(Box<Wire>),
    /// HTTPS calls of AWS.
    DataApi(Box<DataApi>),
}

/// What a statement answered.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// The columns, where the connection tells their types.
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
    /// Rows that statements without rows changed.
    pub(crate) affected: u64,
}

/// The values of a row, as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row(pub(crate) Vec<Option<String>>);

impl Row {
    /// The text in a column; none for NULL.
    pub(crate) fn text(&self, at: usize) -> Option<&str> {
        self.0.get(at)?.as_deref()
    }

    /// The number in a column, if it holds one.
    pub(crate) fn number<T: std::str::FromStr>(&self, at: usize) -> Option<T> {
        self.text(at)?.trim().parse().ok()
    }
}

impl Connection {
    /// Runs one statement to its end.
    pub(crate) async fn ask(&self, sql: &str) -> Result<Answer, Failure> {
        match self {
            Self::Wire(wire) => wire.ask(sql).await,
            Self::DataApi(data_api) => data_api.ask(sql).await,
        }
    }

    /// The rows of one statement.
    pub(crate) async fn rows(&self, sql: &str) -> Result<Vec<Row>, Failure> {
        Ok(self.ask(sql).await?.rows)
    }

    /// Whether it leads to a cluster.
    pub(crate) fn is_remote(&self) -> bool {
        match self {
            Self::Wire(wire) => wire.is_remote(),
            Self::DataApi(_) => true,
        }
    }

    /// What the target has said beside its answers, such as how many rows an UNLOAD wrote.
    pub(crate) fn notices(&self) -> Vec<String> {
        match self {
            Self::Wire(wire) => wire.notices(),
            Self::DataApi(_) => Vec::new(),
        }
    }

    /// Names what runs next, for whoever watches the cluster; a target without labels ignores it.
    pub(crate) async fn label(&self, name: &str) -> Result<(), Failure> {
        match self {
            Self::Wire(wire) => wire.label(name).await,
            Self::DataApi(data_api) => {
                data_api.label(name);
                Ok(())
            }
        }
    }

    /// A sign of life in a session that would end of silence.
    pub(crate) async fn keep_alive(&self) -> Result<(), Failure> {
        self.label("load/waiting").await?;
        self.ask("SELECT 1").await.map(drop)
    }

    /// Asks the target to stop what runs; whoever is gone next, it must not go on for nobody.
    pub(crate) async fn cancel(&self) {
        match self {
            Self::Wire(wire) => wire.cancel().await,
            Self::DataApi(data_api) => data_api.cancel().await,
        }
    }

    /// Says goodbye and waits until the target heard it.
    pub(crate) async fn close(self) {
        match self {
            Self::Wire(wire) => wire.close().await,
            // A session ends by itself, soon after its last statement.
            Self::DataApi(_) => {}
        }
    }
}
