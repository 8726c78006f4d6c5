//! Traces for whoever looks for a fault: `-vv`, or a filter in `SPARKIFY_LOG`.

use std::{env, io};

use tracing_subscriber::EnvFilter;

/// Starts tracing to stderr if it is wanted.
pub(crate) fn start(verbose: u8) {
    let wanted = env::var("SPARKIFY_LOG").ok().or_else(|| (verbose > 1).then(|| "debug".to_owned()));
    let Some(filter) = wanted else { return };
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter))
        .with_ansi(false)
        .with_writer(io::stderr);
    // Only this function starts tracing, once.
    let _ = subscriber.try_init();
}
