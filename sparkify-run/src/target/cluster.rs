//! A cluster that was found: how to get a connection to it, and what AWS knows of it.

use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use sparkify_schema::IamRole;
use tokio_postgres::config::{ChannelBinding, SslMode};

use super::login::{Credentials, Login};
use crate::cluster::aws::{self, Aws};
use crate::cluster::described::Described;
use crate::cluster::kind::Kind;
use crate::cluster::stack::Stack;
use crate::config::Config;
use crate::connection::Connection;
use crate::connection::data_api::{DataApi, Who};
use crate::connection::dial::Dial;
use crate::connection::refusal::{Refusal, Silence};
use crate::connection::wire::Wire;
use crate::error::Error;

/// How long AWS may take to say why a cluster is silent; it is only an explanation.
const EXPLAIN: Duration = Duration::from_secs(10);

/// How to get a connection, any number of times.
#[derive(Debug)]
pub(crate) struct Cluster {
    pub(super) way: Way,
    pub(super) asks: Box<Asks>,
    pub(super) database: String,
    /// Seconds; 0 leaves it to the cluster.
    pub(super) statement_timeout: u32,
}

/// Over which way.
#[derive(Debug)]
pub(super) enum Way {
    Network { dial: Dial, login: Login },
    DataApi { aws: Arc<Aws>, kind: Kind, cluster: String, who: Who },
}

/// What AWS is asked with when a cluster is silent, or refuses its role.
#[derive(Debug)]
pub(super) struct Asks {
    pub(super) config: Config,
    pub(super) stack: Stack,
}

impl Cluster {
    /// Where it listens, for the reader.
    pub(crate) fn words(&self) -> String {
        match &self.way {
            Way::Network { dial, .. } => format!("{}:{}/{}", dial.host, dial.port, self.database),
            Way::DataApi { cluster, .. } => format!("{cluster}/{} through the Data API", self.database),
        }
    }

    /// A new connection, verified and logged in.
    pub(crate) async fn connect(&self) -> Result<Connection, Error> {
        let connection = match &self.way {
            Way::Network { dial, login } => {
                let wire = self.wire(dial, login).await;
                Connection::Wire(match wire {
                    Err(Error::Refused(refusal)) => return Err(self.asks.explained(*refusal).await.into()),
                    wire => Box::new(wire?),
                })
            }
            Way::DataApi { aws, kind, cluster, who } => {
                Connection::DataApi(Box::new(DataApi::new(aws, *kind, cluster, &self.database, who.clone())))
            }
        };
        if self.statement_timeout > 0 {
            let milliseconds = u64::from(self.statement_timeout) * 1000;
            let set = connection.ask(&format!("SET statement_timeout TO {milliseconds}")).await;
            set.map_err(|failure| Error::Connect(Box::new(failure)))?;
        }
        Ok(connection)
    }

    /// Whether COPY could ever read as this role: it is attached, or about to be.
    pub(crate) async fn has_role(&self, role: &IamRole) -> Option<bool> {
        let described = self.asks.describe().await?;
        Some(match role {
            IamRole::Default => described.default_role.is_some(),
            // Of several, each assuming the next, the first is the cluster's.
            IamRole::Arn(arn) => {
                let first = arn.as_str().split(',').next();
                described.roles.iter().any(|role| Some(role.arn.as_str()) == first)
            }
        })
    }

    async fn wire(&self, dial: &Dial, login: &Login) -> Result<Wire, Error> {
        let Credentials { user, password } = login.credentials().await?;
        let stream = dial.stream().await?;
        let mut config = tokio_postgres::Config::new();
        // The stream is encrypted already. Bound to nothing: Redshift's logins know no channel binding.
        config.ssl_mode(SslMode::Disable).channel_binding(ChannelBinding::Disable);
        config.user(&user).password(password.expose_secret());
        config.dbname(&self.database).application_name("sparkify");
        let login = Wire::over(stream, &config, Some(dial.clone()));
        let wire = tokio::time::timeout(dial.patience, login)
            .await
            .map_err(|_| dial.silent())?
            .map_err(|error| Refusal::of_login(&user, &self.database, error))?;
        Ok(wire)
    }
}

impl Asks {
    /// The cluster as AWS describes it, if it answers.
    async fn describe(&self) -> Option<Described> {
        let asking = async {
            let aws = aws::load(&self.config).await.ok()?;
            crate::cluster::describe(&aws, &self.stack).await.ok()
        };
        tokio::time::timeout(EXPLAIN, asking).await.ok().flatten()
    }

    /// A refusal with what AWS knows of its cause, if it is silence and AWS answers.
    async fn explained(&self, refusal: Refusal) -> Refusal {
        let Refusal::Silent { host, port, waited, cause: Silence::Unknown } = refusal else {
            return refusal;
        };
        let described = self.describe().await;
        let cause = described.map_or(Silence::Unknown, |described| Silence::of(&described));
        Refusal::Silent { host, port, waited, cause }
    }
}
