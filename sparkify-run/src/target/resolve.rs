//! Finds out what of a cluster is configured, and asks AWS for what is not.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::cluster::{Asks, Cluster, Way};
use super::login::Login;
use crate::cluster::aws::{self, Aws};
use crate::cluster::described::Described;
use crate::cluster::error::CloudError;
use crate::cluster::kind::Kind;
use crate::cluster::stack::Stack;
use crate::config::Config;
use crate::connection::data_api::Who;
use crate::connection::dial::Dial;
use crate::connection::roots::roots;
use crate::error::Error;

/// The cluster that the configuration names; AWS is asked for what it does not say.
pub(crate) async fn resolve(config: &Config) -> Result<Cluster, Error> {
    let number = |name: &str| config.text(name).and_then(|text| text.parse::<u32>().ok());
    let statement_timeout = number("cluster.statement_timeout").unwrap_or(0);
    let mut known = Known { config, aws: None, described: None };
    if config.text("cluster.via") == Some("data-api") {
        let (way, database) = known.data_api().await?;
        let asks = known.asks(config.text("cluster.host"));
        return Ok(Cluster { way, asks, database, statement_timeout });
    }
    let (host, port) = known.endpoint().await?;
    let database = known.database();
    let login = known.login(&host, &database).await?;
    let file = config.text("cluster.sslrootcert").map(Path::new);
    let patience = Duration::from_secs(number("cluster.connect_timeout").unwrap_or(15).into());
    let dial = Dial::new(&host, port, roots(file)?, patience)?;
    let asks = known.asks(Some(&host));
    Ok(Cluster { way: Way::Network { dial, login }, asks, database, statement_timeout })
}

/// What is known of the cluster so far.
struct Known<'a> {
    config: &'a Config,
    aws: Option<Arc<Aws>>,
    described: Option<Described>,
}

impl Known<'_> {
    async fn aws(&mut self) -> Result<Arc<Aws>, CloudError> {
        if let Some(aws) = &self.aws {
            return Ok(Arc::clone(aws));
        }
        let aws = Arc::new(aws::load(self.config).await?);
        self.aws = Some(Arc::clone(&aws));
        Ok(aws)
    }

    async fn describe(&mut self) -> Result<Described, CloudError> {
        if let Some(described) = &self.described {
            return Ok(described.clone());
        }
        let aws = self.aws().await?;
        let name = self.identifier(self.config.text("cluster.host"));
        let kind = self.kind(self.config.text("cluster.host"));
        let stack = Stack { name, kind, ..Stack::of(self.config) };
        let described = crate::cluster::describe(&aws, &stack).await?;
        self.described = Some(described.clone());
        Ok(described)
    }

    /// Host and port as written, else as AWS tells them.
    async fn endpoint(&mut self) -> Result<(String, u16), Error> {
        let port = self.config.text("cluster.port").and_then(|port| port.parse().ok());
        if let Some(host) = self.config.text("cluster.host") {
            return Ok((host.to_owned(), port.unwrap_or(5439)));
        }
        let described = self.describe().await.map_err(|source| Error::NoHost(Box::new(source)))?;
        match described.endpoint {
            Some(endpoint) => Ok((endpoint.host, endpoint.port)),
            None => Err(Error::NoEndpoint { name: described.name, state: described.state }),
        }
    }

    fn database(&self) -> String {
        let described = self.described.as_ref().map(|it| it.database.as_str()).filter(|it| !it.is_empty());
        self.config.text("cluster.database").or(described).unwrap_or("dev").to_owned()
    }

    /// The kind of the cluster: its host tells it, else the configuration.
    fn kind(&self, host: Option<&str>) -> Kind {
        host.and_then(Kind::of_host).unwrap_or_else(|| Stack::of(self.config).kind)
    }

    /// The name of the cluster: as written, else the first part of its host.
    fn identifier(&self, host: Option<&str>) -> String {
        let of_host = host
            .filter(|host| Kind::of_host(host).is_some())
            .and_then(|host| host.split('.').next())
            .map(str::to_owned);
        let written = self.config.text("cluster.identifier").map(str::to_lowercase);
        written.or(of_host).unwrap_or_else(|| Stack::of(self.config).name)
    }

    fn asks(&self, host: Option<&str>) -> Box<Asks> {
        let stack = Stack { name: self.identifier(host), kind: self.kind(host), ..Stack::of(self.config) };
        Box::new(Asks { config: self.config.clone(), stack })
    }

    async fn login(&mut self, host: &str, database: &str) -> Result<Login, Error> {
        let user = self.config.text("cluster.user").map(str::to_owned);
        let password = self.config.secret("cluster.password");
        match (self.config.text("cluster.auth").unwrap_or("auto"), password) {
            ("auto" | "password", Some(password)) => {
                let user = user.or_else(|| self.described.as_ref().map(|it| it.user.clone()));
                let user = user.ok_or(Error::NotSet { name: "cluster.user" })?;
                Ok(Login::Password { user, password })
            }
            ("password", None) => Err(Error::NotSet { name: "cluster.password" }),
            ("secret", _) => {
                let described = self.describe().await?;
                let arn = described.secret_arn.ok_or(Error::NoManagedPassword { name: described.name })?;
                Ok(Login::Secret { aws: self.aws().await?, arn })
            }
            ("iam", _) => self.identity(host, database, user).await,
            _ => self.chosen(host, database, user).await,
        }
    }

    /// Without a password: the one that AWS keeps, if the user is its owner, else temporary credentials.
    async fn chosen(&mut self, host: &str, database: &str, user: Option<String>) -> Result<Login, Error> {
        let described = match self.describe().await {
            Ok(described) => described,
            Err(source) => return Err(Error::NoPasswordAnywhere(Box::new(source))),
        };
        let owner = user.as_ref().is_none_or(|user| *user == described.user);
        match described.secret_arn.filter(|_| owner) {
            Some(arn) => Ok(Login::Secret { aws: self.aws().await?, arn }),
            None => self.identity(host, database, user).await,
        }
    }

    async fn identity(&mut self, host: &str, database: &str, user: Option<String>) -> Result<Login, Error> {
        let (aws, cluster) = (self.aws().await?, self.identifier(Some(host)));
        let database = database.to_owned();
        Ok(match self.kind(Some(host)) {
            Kind::Provisioned => Login::Identity { aws, cluster, database, user },
            Kind::Serverless => Login::Workgroup { aws, workgroup: cluster, database },
        })
    }

    /// Over HTTPS: as the owner of the password that AWS keeps, as a user, or as whoever we are.
    async fn data_api(&mut self) -> Result<(Way, String), Error> {
        let aws = self.aws().await?;
        let host = self.config.text("cluster.host").map(str::to_owned);
        let kind = self.kind(host.as_deref());
        // With a workgroup, the Data API knows no user but the secret's and whoever we are.
        let user = self.config.text("cluster.user").filter(|_| kind == Kind::Provisioned).map(str::to_owned);
        let auth = self.config.text("cluster.auth").unwrap_or("auto");
        let who = match (auth, user) {
            ("secret", _) => {
                let described = self.describe().await?;
                Who::Secret(described.secret_arn.ok_or(Error::NoManagedPassword { name: described.name })?)
            }
            (_, Some(user)) => Who::User(user),
            ("auto", None) => match self.describe().await {
                Ok(Described { secret_arn: Some(arn), .. }) => Who::Secret(arn),
                _ => Who::Identity,
            },
            _ => Who::Identity,
        };
        let cluster = self.identifier(host.as_deref());
        Ok((Way::DataApi { aws, kind, cluster, who }, self.database()))
    }
}
