//! What each crate may know: the dependency table of ARCHITECTURE.md, checked.

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use std::{collections::BTreeSet, fs, path::Path};

fn metadata() -> Metadata {
    MetadataCommand::new().no_deps().exec().expect("cargo describes the workspace")
}

fn dependencies(package: &str, kind: DependencyKind) -> BTreeSet<String> {
    let metadata = metadata();
    let package =
        metadata.packages.iter().find(|it| it.name == package).expect("the package is in the workspace");
    package.dependencies.iter().filter(|it| it.kind == kind).map(|it| it.name.clone()).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_workspace_has_its_six_packages() {
    let names: BTreeSet<String> = metadata().packages.iter().map(|it| it.name.to_string()).collect();
    let expected = [
        "sparkify",
        "sparkify-schema",
        "sparkify-derive",
        "sparkify-model",
        "sparkify-local",
        "sparkify-run",
    ];
    assert_eq!(names, set(&expected));
}

#[test]
fn the_schema_knows_its_derives_and_sea_query_only() {
    assert_eq!(
        dependencies("sparkify-schema", DependencyKind::Normal),
        set(&["sea-query", "sparkify-derive"])
    );
}

#[test]
fn the_derives_know_tokens_only() {
    assert_eq!(
        dependencies("sparkify-derive", DependencyKind::Normal),
        set(&["proc-macro2", "quote", "syn"])
    );
}

#[test]
fn the_model_knows_the_schema_only() {
    assert_eq!(dependencies("sparkify-model", DependencyKind::Normal), set(&["sparkify-schema"]));
}

#[test]
fn the_stand_in_shares_nothing_with_the_renderer() {
    let known = dependencies("sparkify-local", DependencyKind::Normal);
    for forbidden in ["sparkify-schema", "sparkify-model", "sparkify-derive", "sparkify-run", "sea-query"] {
        assert!(!known.contains(forbidden), "sparkify-local must not know {forbidden}");
    }
}

#[test]
fn the_runner_leaves_the_engine_to_the_stand_in() {
    let known = dependencies("sparkify-run", DependencyKind::Normal);
    for forbidden in ["duckdb", "sqlparser", "sea-query", "pgwire"] {
        assert!(!known.contains(forbidden), "sparkify-run must not know {forbidden}");
    }
}

#[test]
fn the_root_package_has_no_code() {
    assert_eq!(dependencies("sparkify", DependencyKind::Normal), set(&[]));
    let code = fs::read_to_string(root().join("src/lib.rs")).expect("the root package has a lib.rs");
    assert!(code.lines().all(|line| line.is_empty() || line.starts_with("//!")), "the root package has code");
}

/// The SDK of each AWS service is called in one place, so that no call escapes the list of all.
#[test]
fn the_aws_sdk_is_called_in_one_place_for_each_service() {
    for file in rust_files(&root().join("sparkify-run/src")) {
        let text = fs::read_to_string(&file).expect("source is text");
        let place = file.to_string_lossy().into_owned();
        for (sdk, home) in [
            ("aws_config::", &["/cluster/aws.rs"][..]),
            ("aws_sdk_iam::", &["/cluster/iam.rs"]),
            // Temporary passwords are the login's business.
            ("aws_sdk_redshift::", &["/cluster/redshift.rs", "/target/login.rs"]),
            ("aws_sdk_redshiftdata::", &["/connection/data_api.rs", "/connection/data_api/value.rs"]),
            ("aws_sdk_secretsmanager::", &["/target/login.rs"]),
            ("aws_sdk_sts::", &["/cluster/sts.rs"]),
        ] {
            let may = home.iter().any(|home| place.ends_with(home));
            assert!(may || !text.contains(sdk), "{place} calls {sdk}, which is for {home:?}");
        }
    }
}

/// Sea-query is how expressions are kept; only the renderer and the expressions may know.
#[test]
fn sea_query_stays_behind_expressions_and_the_renderer() {
    for file in rust_files(&root().join("sparkify-schema/src")) {
        let text = fs::read_to_string(&file).expect("source is text");
        let place = file.to_string_lossy().into_owned();
        let may = ["/expr", "/render", "/query/"].iter().any(|part| place.contains(part));
        assert!(may || !text.contains("sea_query"), "{place} knows sea-query");
    }
}

/// The DSL is for everybody.
#[test]
fn the_schema_does_not_know_sparkify() {
    for krate in ["sparkify-schema/src", "sparkify-derive/src"] {
        for file in rust_files(&root().join(krate)) {
            let text = fs::read_to_string(&file).expect("source is text");
            let foreign = text.lines().find(|line| {
                let code = line.trim_start();
                !code.starts_with("//") && (code.contains("staging_events") || code.contains("udacity"))
            });
            assert_eq!(foreign, None, "{} knows Sparkify's tables", file.display());
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
