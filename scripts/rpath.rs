//! Build script of every package whose binaries or tests load `libduckdb.so`: tells the linker where it lies.

#![expect(clippy::print_stdout, reason = "a build script speaks to cargo on stdout")]

use std::{env, path::Path};

fn main() {
    println!("cargo::rerun-if-env-changed=DUCKDB_LIB_DIR");
    if env::var_os("CARGO_FEATURE_BUNDLED").is_some() {
        return;
    }
    let Some(folder) = env::var_os("DUCKDB_LIB_DIR") else {
        return;
    };
    let folder = Path::new(&folder);
    assert!(
        folder.is_dir(),
        "no DuckDB library in {}: run `make duckdb`, or build with `--features bundled`",
        folder.display()
    );
    println!("cargo::rustc-link-arg=-Wl,-rpath,{}", folder.display());
}
