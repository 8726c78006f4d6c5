//! The binary `sparkify`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sparkify_run::main()
}
