//! Opens a target: the stand-in in this process, or a cluster.

pub(crate) mod cluster;
mod login;
mod resolve;

use std::fs;
use std::path::Path;

use sparkify_local::{Local, Mount, Options, S3, Warehouse};

use crate::config::Config;
use crate::connection::Connection;
use crate::connection::wire::Wire;
use crate::error::{Error, Failure};

use cluster::Cluster;

/// Where statements run.
#[derive(Debug)]
pub(crate) enum Target {
    /// The stand-in in this process.
    Local(Local),
    /// A Redshift cluster.
    Cluster(Box<Cluster>),
}

/// Whether the warehouse must be there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Warehouses {
    Existing,
    OrNew,
}

/// Opens the configured target; `mounts` and `s3` are how the stand-in reads, a cluster reads by itself.
pub(crate) async fn open(
    config: &Config,
    warehouses: Warehouses,
    mounts: Vec<Mount>,
    s3: S3,
) -> Result<Target, Error> {
    if config.is_local() {
        local(config, warehouses, mounts, s3).map(Target::Local)
    } else {
        resolve::resolve(config).await.map(Box::new).map(Target::Cluster)
    }
}

/// Opens the warehouse of this machine.
pub(crate) fn local(
    config: &Config,
    warehouses: Warehouses,
    mounts: Vec<Mount>,
    s3: S3,
) -> Result<Local, Error> {
    let path = config.warehouse();
    match warehouses {
        Warehouses::Existing if !path.exists() => return Err(Error::NoWarehouse { path }),
        Warehouses::Existing => {}
        Warehouses::OrNew => create_folder_of(&path)?,
    }
    let options = Options { warehouse: Warehouse::File(path), mounts, s3, threads: None };
    Local::open(options).map_err(Error::Open)
}

fn create_folder_of(path: &Path) -> Result<(), Error> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => fs::create_dir_all(folder)
            .map_err(|source| Error::CreateFolder { path: folder.to_owned(), source }),
        _ => Ok(()),
    }
}

impl Target {
    /// A new connection; a task of the runtime drives it.
    pub(crate) async fn connect(&self) -> Result<Connection, Error> {
        match self {
            Self::Local(local) => Wire::local(local)
                .await
                .map(Box::new)
                .map(Connection::Wire)
                .map_err(|error| Error::Connect(Box::new(Failure::from(error)))),
            Self::Cluster(cluster) => cluster.connect().await,
        }
    }

    /// The target, for the reader.
    pub(crate) fn words(&self, config: &Config) -> String {
        match self {
            Self::Local(_) => config.warehouse().display().to_string(),
            Self::Cluster(cluster) => cluster.words(),
        }
    }

    /// Whether a connection may be lost while the target lives on.
    pub(crate) fn is_remote(&self) -> bool {
        matches!(self, Self::Cluster(_))
    }
}
