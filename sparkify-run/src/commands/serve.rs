//! `sparkify serve`: the warehouse on a port of this machine.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use sparkify_local::{Access, Exchange, Tls, User};
use tokio::net::TcpListener;

use crate::cli::{PasswordExchange, ServeArgs};
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::source;
use crate::target::{self, Warehouses};
use crate::ui::Ui;

pub(crate) async fn run(config: &Config, args: &ServeArgs, ui: &mut Ui) -> Result<Exit, Error> {
    if !config.is_local() {
        return Err(Error::ServeCluster);
    }
    let mounts = source::writable(&args.s3)?;
    let access = access(config, args)?;
    let mut interrupt = Interrupt::listen()?;
    let port = |source| Error::Port { port: args.port, source };
    // Loopback only: whoever may connect may read and write every file the mounts reach.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let listener = TcpListener::bind(address).await.map_err(port)?;
    let address = listener.local_addr().map_err(port)?;
    let local = target::local(config, Warehouses::OrNew, mounts, source::s3(config))?;
    ui.serving(address, &access, &config.warehouse())?;
    tokio::select! {
        ended = local.serve(listener, access) => ended.map_err(Error::Serve)?,
        () = interrupt.wait() => ui.note("stopped"),
    }
    Ok(Exit::Done)
}

/// Who may connect, and how.
fn access(config: &Config, args: &ServeArgs) -> Result<Access, Error> {
    let exchange = match args.auth {
        PasswordExchange::Md5 => Exchange::Md5,
        PasswordExchange::ClearText => Exchange::ClearText,
        PasswordExchange::Sha256 => Exchange::Sha256,
    };
    let tls = match (&args.tls_cert, &args.tls_key) {
        (Some(certificate), Some(key)) => Some(tls(certificate, key)?),
        _ => None,
    };
    if exchange == Exchange::ClearText && tls.is_none() {
        return Err(Error::ClearPassword);
    }
    Ok(Access { user: user(config), exchange, tls })
}

fn tls(certificate: &Path, key: &Path) -> Result<Tls, Error> {
    let read = |path: &Path| fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source });
    Tls::from_pem(&read(certificate)?, &read(key)?).map_err(|source| Error::Certificate {
        certificate: certificate.to_owned(),
        key: key.to_owned(),
        source,
    })
}

/// Who may connect: anyone, unless a user or a password is set.
fn user(config: &Config) -> Option<User> {
    let password = config.secret("serve.password");
    match (config.text("serve.user"), password) {
        (None, None) => None,
        (name, password) => Some(User { name: name.unwrap_or("sparkify").to_owned(), password }),
    }
}
