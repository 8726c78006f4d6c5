//! The layers of the configuration, and that secrets stay secret.

use crate::harness::{Place, answer};

fn setting(document: &serde_json::Value, name: &str) -> (Option<String>, String) {
    let settings = document.as_array().expect("a list of settings");
    let one = settings.iter().find(|one| one["setting"] == name).expect("a known setting");
    let text = |key: &str| one[key].as_str().map(str::to_owned);
    (text("value"), text("from").unwrap_or_default())
}

#[test]
fn each_layer_hides_the_one_below() {
    let place = Place::empty();
    place.write("dwh.cfg", "[S3]\nLOG_DATA='s3://ini-bucket/logs'\nSONG_DATA='s3://ini-bucket/songs'\n");
    place.write("sparkify.toml", "[source]\nsong_data = 's3://toml-bucket/songs'\nmax_errors = 7\n");
    let output = place
        .command(&["config", "--json", "--region", "eu-west-1"])
        .env("SPARKIFY_MAX_ERRORS", "9")
        .output()
        .expect("the binary starts");
    let document = answer(&output).succeeds().json();
    let value = |text: &str, from: &str| (Some(text.to_owned()), from.to_owned());
    assert_eq!(setting(&document, "warehouse"), value(".sparkify/warehouse.duckdb", "default"));
    assert_eq!(setting(&document, "source.log_data"), value("s3://ini-bucket/logs", "dwh.cfg:2"));
    assert_eq!(setting(&document, "source.song_data"), value("s3://toml-bucket/songs", "sparkify.toml:2"));
    assert_eq!(setting(&document, "source.max_errors"), value("9", "env SPARKIFY_MAX_ERRORS"));
    assert_eq!(setting(&document, "source.region"), value("eu-west-1", "flag --region"));
    assert_eq!(setting(&document, "serve.user"), (None, "not set".to_owned()));
}

#[test]
fn the_seed_file_is_read_as_it_is_and_its_secrets_are_hidden() {
    let place = Place::empty();
    place.write(
        "dwh.cfg",
        "[CLUSTER]\nHOST='dwh.abc.us-west-2.redshift.amazonaws.com'\nDB_NAME='dwh'\nDB_USER='dwhuser'\n\
         DB_PASSWORD='Passw0rd#;%'\nDB_PORT='5439'\n\n[IAM_ROLE]\nARN='arn:aws:iam::123456789012:role/dwhRole'\n\n\
         [S3]\nLOG_DATA='s3://udacity-dend/log_data'\nLOG_JSONPATH='s3://udacity-dend/log_json_path.json'\n\
         SONG_DATA='s3://udacity-dend/song_data'\n\n[AWS]\nKEY=AKIAEXAMPLE\nSECRET=wJalrXUtnFEMI\n\n\
         [DWH]\nDWH_CLUSTER_TYPE=multi-node\nDWH_NUM_NODES=4\nDWH_NODE_TYPE=dc2.large\n\
         DWH_IAM_ROLE_NAME=dwhRole\nDWH_CLUSTER_IDENTIFIER=dwhCluster\nDWH_DB=dwh\nDWH_DB_USER=dwhuser\n\
         DWH_DB_PASSWORD=Passw0rd#;%\nDWH_PORT=5439\n",
    );
    for arguments in [&["config"][..], &["config", "--json"]] {
        let answer = place.run(arguments);
        answer.succeeds();
        assert_eq!(answer.stderr, "", "every key is known");
        for secret in ["Passw0rd", "wJalrXUtnFEMI", "AKIAEXAMPLE"] {
            assert!(!answer.stdout.contains(secret), "{secret} is shown");
        }
        assert_eq!(answer.stdout.matches("••••••").count(), 3);
        assert!(answer.stdout.contains("dwh.cfg:30") || answer.stdout.contains("dwh.cfg:2"));
    }
}

#[test]
fn a_dwh_cfg_that_lies_about_does_not_reach_for_the_network() {
    let place = Place::empty();
    place.write(
        "dwh.cfg",
        "[S3]\nLOG_DATA='s3://udacity-dend/log_data'\nSONG_DATA='s3://udacity-dend/song_data'\n",
    );
    let answer = place.run(&["load"]);
    answer.succeeds();
    for says in ["dwh.cfg:2 names s3://udacity-dend/log_data, which is not read", "generating sample data"] {
        assert!(answer.stderr.contains(says), "`{says}` is missing in {}", answer.stderr);
    }
}

#[test]
fn misspelt_keys_and_bad_values_are_named_with_line_and_what_is_allowed() {
    let place = Place::empty();
    place.write("dwh.cfg", "[S3]\nLOG_DTA='x'\n");
    place.run(&["config"]).succeeds();
    let warned = place.run(&["config"]).stderr;
    assert!(warned.contains("warning: dwh.cfg:2: `[S3] LOG_DTA` is not a setting"), "{warned}");
    assert!(warned.contains("did you mean `[S3] LOG_DATA`?"), "{warned}");

    place.write("dwh.cfg", "[IAM_ROLE]\nARN=dwhRole\n");
    place
        .run(&["run"])
        .fails(2, &["dwh.cfg:2: `source.iam_role` is `dwhRole`; expected `default` or a role such as"]);

    place.write("dwh.cfg", "");
    place.write("sparkify.toml", "target = 'moon'\n");
    place.run(&["run"]).fails(2, &["sparkify.toml:1: `target` is `moon`; expected `local` or `cluster`"]);

    place.write("sparkify.toml", "warehouse = \n");
    place.run(&["run"]).fails(2, &["sparkify.toml:1: "]);
    place.write("sparkify.toml", "wharehouse = 'x'\n");
    place.run(&["run"]).fails(2, &["`wharehouse` is not a setting; did you mean `warehouse`?"]);
}

#[test]
fn a_named_configuration_file_must_be_there() {
    Place::empty()
        .run(&["config", "--config", "nowhere.toml"])
        .fails(2, &["the configuration file `nowhere.toml` cannot be read: there is no such file"]);
}

#[test]
fn paths_in_a_configuration_file_lie_beside_it() {
    let place = Place::with_data();
    place.write(
        "conf/sparkify.toml",
        "warehouse = 'w.duckdb'\n[source]\nlog_data = '../logs'\nsong_data = '../songs'\n",
    );
    place.run(&["load", "--config", "conf/sparkify.toml"]).succeeds();
    assert!(place.path("conf/w.duckdb").exists());
}

#[test]
fn a_password_is_taken_from_the_named_variable_only() {
    let place = Place::empty();
    place
        .run(&["serve", "--port", "0", "--password-env", "NO_SUCH_VARIABLE"])
        .fails(2, &["the environment variable `NO_SUCH_VARIABLE` that should hold the password is not set"]);
}
