//! The Data API: statements over HTTPS, with no way to the cluster's port, no password and no wire protocol.
//!
//! All statements of a connection run in one session, so BEGIN and COMMIT mean what they say
//! (<https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html>).

mod value;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws_sdk_redshiftdata::Client;
use aws_sdk_redshiftdata::operation::describe_statement::DescribeStatementOutput;
use aws_sdk_redshiftdata::types::StatusString;
use backon::{BackoffBuilder, ExponentialBuilder};

use super::{Answer, Row};
use crate::cluster::aws::Aws;
use crate::cluster::call::{Call, Refused, Why, answered};
use crate::cluster::kind::Kind;
use crate::error::Failure;

/// Seconds that a session without a statement lives: whoever goes away leaves no transaction open for long.
const KEEP_ALIVE: i32 = 120;
/// How long a cancelled statement may take to end.
const CANCEL: Duration = Duration::from_secs(3);
/// Between two looks at a statement that runs.
const LOOK: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(2));

/// As whom statements run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    /// The user of a secret.
    Secret(String),
    /// A user of the database that the AWS identity may become.
    User(String),
    /// The AWS identity itself.
    Identity,
}

/// A session of the Data API, begun with its first statement.
#[derive(Debug)]
pub(crate) struct DataApi {
    client: Client,
    kind: Kind,
    cluster: String,
    database: String,
    who: Who,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    session: Option<String>,
    /// The statement that is not finished yet.
    running: Option<String>,
    label: String,
}

impl DataApi {
    pub(crate) fn new(aws: &Aws, kind: Kind, cluster: &str, database: &str, who: Who) -> Self {
        let (cluster, database) = (cluster.to_owned(), database.to_owned());
        Self { client: Client::new(&aws.sdk), kind, cluster, database, who, state: Mutex::default() }
    }

    /// Names the statements that follow.
    pub(super) fn label(&self, name: &str) {
        self.state().label = format!("sparkify/{name}");
    }

    /// Runs one statement to its end.
    pub(super) async fn ask(&self, sql: &str) -> Result<Answer, Failure> {
        let id = self.submit(sql).await?;
        self.state().running = Some(id.clone());
        let ended = self.end_of(&id).await;
        self.state().running = None;
        let ended = ended?;
        let mut answer =
            Answer { affected: u64::try_from(ended.result_rows()).unwrap_or(0), ..Answer::default() };
        if ended.has_result_set() == Some(true) {
            answer.affected = 0;
            self.fetch(&id, &mut answer).await?;
        }
        Ok(answer)
    }

    /// Asks to stop what runs.
    pub(super) async fn cancel(&self) {
        let Some(id) = self.state().running.clone() else { return };
        if let Err(error) = self.client.cancel_statement().id(&id).send().await {
            tracing::debug!(%error, "the running statement could not be cancelled");
        }
        // The session takes no other statement before.
        if tokio::time::timeout(CANCEL, self.end_of(&id)).await.is_err() {
            tracing::debug!("the cancelled statement did not end in time");
        }
        self.state().running = None;
    }

    async fn submit(&self, sql: &str) -> Result<String, Failure> {
        const CALL: Call = Call {
            action: "redshift-data:ExecuteStatement",
            purpose: "run a statement through the Data API",
        };
        // The SDK adds a token of its own, so a request that is sent twice runs once.
        let request = self.client.execute_statement().sql(sql).session_keep_alive_seconds(KEEP_ALIVE);
        let (session, label) = {
            let state = self.state();
            (state.session.clone(), state.label.clone())
        };
        let request = if label.is_empty() { request } else { request.statement_name(label) };
        let request = match (session, &self.who) {
            (Some(session), _) => request.session_id(session),
            (None, who) => {
                let request = request.database(&self.database);
                let request = match self.kind {
                    Kind::Provisioned => request.cluster_identifier(&self.cluster),
                    Kind::Serverless => request.workgroup_name(&self.cluster),
                };
                match who {
                    Who::Secret(arn) => request.secret_arn(arn),
                    Who::User(user) => request.db_user(user),
                    Who::Identity => request,
                }
            }
        };
        let answer = answered(CALL, request.send().await)?;
        if let Some(session) = answer.session_id() {
            self.state().session = Some(session.to_owned());
        }
        answer.id().map(str::to_owned).ok_or_else(|| Failure {
            message: "the Data API did not name the statement".to_owned(),
            ..Failure::default()
        })
    }

    /// Looks until the statement has ended, more seldom the longer it takes.
    async fn end_of(&self, id: &str) -> Result<DescribeStatementOutput, Failure> {
        const CALL: Call =
            Call { action: "redshift-data:DescribeStatement", purpose: "look at a running statement" };
        let mut waits = ExponentialBuilder::new()
            .with_min_delay(LOOK.0)
            .with_max_delay(LOOK.1)
            .without_max_times()
            .with_jitter()
            .build();
        loop {
            let looked = answered(CALL, self.client.describe_statement().id(id).send().await)?;
            match looked.status() {
                Some(StatusString::Finished) => return Ok(looked),
                Some(StatusString::Failed) => return Err(value::failure(looked.error())),
                Some(StatusString::Aborted) => return Err(value::aborted()),
                _ => {}
            }
            tokio::time::sleep(waits.next().unwrap_or(LOOK.1)).await;
        }
    }

    async fn fetch(&self, id: &str, answer: &mut Answer) -> Result<(), Failure> {
        const CALL: Call =
            Call { action: "redshift-data:GetStatementResult", purpose: "fetch a statement's rows" };
        let mut page = None;
        loop {
            let request = self.client.get_statement_result().id(id).set_next_token(page.take());
            let fetched = answered(CALL, request.send().await)?;
            if answer.columns.is_empty() {
                answer.columns = fetched.column_metadata().iter().map(value::column).collect();
            }
            for record in fetched.records() {
                answer.rows.push(Row(record.iter().map(value::text).collect()));
            }
            page = fetched.next_token().map(str::to_owned);
            if page.is_none() {
                return Ok(());
            }
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        // Nobody knows whether the statement runs; and a session that is over took its transaction with it.
        let gone = refused.why == Why::NotThere || refused.said.to_lowercase().contains("session");
        let lost = refused.passes() || gone;
        Self { message: refused.to_string(), lost, ..Self::default() }
    }
}
