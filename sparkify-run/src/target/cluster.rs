//! A cluster as the configuration names it: where it listens, how it is recognised, who asks.

use std::path::Path;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::config::{ChannelBinding, SslMode};

use crate::config::Config;
use crate::connection::Connection;
use crate::connection::dial::Dial;
use crate::connection::refusal::Refusal;
use crate::connection::roots::roots;
use crate::connection::wire::Wire;
use crate::error::Error;

/// How to get a connection, any number of times.
#[derive(Debug)]
pub(crate) struct Cluster {
    dial: Dial,
    database: String,
    login: Login,
    /// Seconds; 0 leaves it to the cluster.
    statement_timeout: u32,
}

/// Who asks.
#[derive(Debug, Clone)]
pub(crate) struct Login {
    user: String,
    password: SecretString,
}

/// The cluster that the configuration names.
#[expect(clippy::unused_async, reason = "AWS is asked for what is not configured")]
pub(crate) async fn resolve(config: &Config) -> Result<Cluster, Error> {
    let text = |name: &'static str| config.text(name).map(str::to_owned).ok_or(Error::NotSet { name });
    let number = |name: &str| config.text(name).and_then(|text| text.parse::<u32>().ok());
    let file = config.text("cluster.sslrootcert").map(Path::new);
    let patience = Duration::from_secs(number("cluster.connect_timeout").unwrap_or(15).into());
    let port = number("cluster.port").and_then(|port| u16::try_from(port).ok()).unwrap_or(5439);
    let dial = Dial::new(&text("cluster.host")?, port, roots(file)?, patience)?;
    let password = config.secret("cluster.password").ok_or(Error::NotSet { name: "cluster.password" })?;
    Ok(Cluster {
        dial,
        database: config.text("cluster.database").unwrap_or("dev").to_owned(),
        login: Login { user: text("cluster.user")?, password },
        statement_timeout: number("cluster.statement_timeout").unwrap_or(0),
    })
}

impl Cluster {
    /// Where it listens, for the reader.
    pub(crate) fn words(&self) -> String {
        format!("{}:{}/{}", self.dial.host, self.dial.port, self.database)
    }

    /// A new connection, verified and logged in.
    pub(crate) async fn connect(&self) -> Result<Connection, Error> {
        let Login { user, password } = &self.login;
        let stream = self.dial.stream().await?;
        let mut config = tokio_postgres::Config::new();
        // The stream is encrypted already. Bound to nothing: Redshift's logins know no channel binding.
        config.ssl_mode(SslMode::Disable).channel_binding(ChannelBinding::Disable);
        config.user(user).password(password.expose_secret());
        config.dbname(&self.database).application_name("sparkify");
        let login = Wire::over(stream, &config, Some(self.dial.clone()));
        let wire = tokio::time::timeout(self.dial.patience, login)
            .await
            .map_err(|_| self.dial.silent())?
            .map_err(|error| Refusal::of_login(user, &self.database, error))?;
        let connection = Connection::Wire(wire);
        if self.statement_timeout > 0 {
            let milliseconds = u64::from(self.statement_timeout) * 1000;
            let set = connection.ask(&format!("SET statement_timeout TO {milliseconds}")).await;
            set.map_err(|failure| Error::Connect(Box::new(failure)))?;
        }
        Ok(connection)
    }
}
