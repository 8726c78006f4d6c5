//! What `simulate` refuses, and what to do then.

use std::io;
use std::path::PathBuf;

use jiff::civil::date;

use super::Options;

/// Why no data was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An option has a value that makes no sense.
    #[error("`{option}` is {value}, but must be {allowed}")]
    Option {
        /// The flag.
        option: &'static str,
        /// What was asked for.
        value: String,
        /// What can be asked for.
        allowed: &'static str,
    },
    /// The folder holds something that would be lost.
    #[error("`{}` is not empty and holds `{found}`, which `simulate` did not write", path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// The first entry of another origin.
        found: String,
    },
    /// The path cannot be a folder.
    #[error("`{}` cannot be the output folder: {reason}", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
        /// What it is instead.
        reason: &'static str,
    },
    /// The file system refused.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl Error {
    /// What the reader can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Option { .. } => "give a value in that range, or leave the flag out for the default",
            Self::NotOurs { .. } => "name an empty or a new folder, or one that `simulate` wrote",
            Self::NotAFolder { .. } => "name an empty or a new folder",
            Self::Io { .. } => {
                "check that the folder is writable and the disk has room; nothing was left behind"
            }
        }
    }
}

/// Refuses options that make no sense before anything is touched.
pub(super) fn check(options: &Options) -> Result<(), Error> {
    let count = |option, value: u32, most: u32, allowed| {
        if (1..=most).contains(&value) {
            return Ok(());
        }
        Err(Error::Option { option, value: value.to_string(), allowed })
    };
    count("--users", options.users, 1_000_000, "between 1 and 1000000")?;
    count("--days", options.days, 3_660, "between 1 and 3660")?;
    count("--songs", options.songs, 1_000_000, "between 1 and 1000000")?;
    if !(0.0..=1.0).contains(&options.match_rate) {
        let value = options.match_rate.to_string();
        return Err(Error::Option { option: "--match-rate", value, allowed: "between 0 and 1" });
    }
    if !(date(1971, 1, 1)..=date(2100, 1, 1)).contains(&options.start) {
        let value = options.start.to_string();
        return Err(Error::Option { option: "--start", value, allowed: "between 1971-01-01 and 2100-01-01" });
    }
    Ok(())
}
