//! `sparkify serve`: the warehouse on a port of this machine.

use std::net::{Ipv4Addr, SocketAddr};

use sparkify_local::User;
use tokio::net::TcpListener;

use crate::cli::ServeArgs;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::source;
use crate::target::{self, Target, Warehouses};
use crate::ui::Ui;

pub(crate) async fn run(config: &Config, args: &ServeArgs, ui: &mut Ui) -> Result<Exit, Error> {
    target::require_local(config)?;
    let mounts = source::mounts(&args.s3)?;
    let mut interrupt = Interrupt::listen()?;
    let port = |source| Error::Port { port: args.port, source };
    // Loopback only: whoever may connect may read every file the mounts reach.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let listener = TcpListener::bind(address).await.map_err(port)?;
    let address = listener.local_addr().map_err(port)?;
    let Target::Local(local) = target::open(config, Warehouses::OrNew, mounts, source::s3(config))?;
    let user = user(config);
    ui.serving(address, user.as_ref().map(|user| user.name.as_str()), &config.warehouse())?;
    tokio::select! {
        ended = local.serve(listener, user) => ended.map_err(Error::Serve)?,
        () = interrupt.wait() => ui.note("stopped"),
    }
    Ok(Exit::Done)
}

/// Who may connect: anyone, unless a user or a password is set.
fn user(config: &Config) -> Option<User> {
    let password = config.secret("serve.password");
    match (config.text("serve.user"), password) {
        (None, None) => None,
        (name, password) => Some(User { name: name.unwrap_or("sparkify").to_owned(), password }),
    }
}
