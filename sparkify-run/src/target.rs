//! Opens a target: the stand-in in this process, and a connection to it.

use std::fs;
use std::path::Path;

use sparkify_local::{Local, Mount, Options, S3, Warehouse};
use tokio::task::JoinHandle;
use tokio_postgres::{Client, NoTls};

use crate::config::Config;
use crate::error::{Error, Failure};

/// Where statements run.
#[derive(Debug)]
pub(crate) enum Target {
    /// The stand-in in this process.
    Local(Local),
}

/// Whether the warehouse must be there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Warehouses {
    Existing,
    OrNew,
}

/// Opens the configured target.
pub(crate) fn open(
    config: &Config,
    warehouses: Warehouses,
    mounts: Vec<Mount>,
    s3: S3,
) -> Result<Target, Error> {
    require_local(config)?;
    let path = config.warehouse();
    match warehouses {
        Warehouses::Existing if !path.exists() => return Err(Error::NoWarehouse { path }),
        Warehouses::Existing => {}
        Warehouses::OrNew => create_folder_of(&path)?,
    }
    let options = Options { warehouse: Warehouse::File(path), mounts, s3, threads: None };
    Local::open(options).map(Target::Local).map_err(Error::Open)
}

/// The only target of this build.
pub(crate) fn require_local(config: &Config) -> Result<(), Error> {
    if config.is_local() { Ok(()) } else { Err(Error::NoCluster) }
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
    pub(crate) async fn connect(&self) -> Result<(Client, JoinHandle<()>), Error> {
        let Self::Local(local) = self;
        let mut config = tokio_postgres::Config::new();
        config.user("sparkify").dbname("sparkify").application_name("sparkify");
        let (client, connection) = config
            .connect_raw(local.connect(), NoTls)
            .await
            .map_err(|error| Error::Connect(Box::new(Failure::from(error))))?;
        let connection = tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "the connection ended");
            }
        });
        Ok((client, connection))
    }
}
