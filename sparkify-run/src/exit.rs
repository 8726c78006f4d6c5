//! The exit codes: a contract that scripts rely on.

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Done,
    ChecksFailed,
    LintsRemain,
    Usage,
    BadInput,
    TargetFailed,
    Interrupted,
}

impl Exit {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::ChecksFailed | Self::LintsRemain => 1,
            Self::Usage => 2,
            Self::BadInput => 3,
            Self::TargetFailed => 4,
            // What a shell reports for a program ended by SIGINT.
            Self::Interrupted => 130,
        }
    }
}

/// The same contract, for `--help`.
pub(crate) const HELP: &str = "\
Exit codes:
  0    done
  1    the data was loaded, but checks failed; or lints remain
  2    wrong usage or configuration
  3    bad input data; nothing was loaded
  4    the target failed
  130  interrupted";
