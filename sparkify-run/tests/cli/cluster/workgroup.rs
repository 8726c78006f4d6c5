//! The same on a workgroup of Redshift Serverless: through the Data API, and over the network.

use std::process::Command;

use super::cloud::{Cloud, Described, Made, SECRET};
use super::data_api::{self, endpoint_for, place};
use super::{FROM_BUCKET, STAR, endpoint};
use crate::harness::{Answer, Place, answer};

const WORKGROUP: Described = Described {
    made: Made::Serverless,
    port: 0,
    password: "",
    secret: false,
    public: false,
    with_iam: false,
    slow_until: None,
};

fn command(place: &Place, cloud: &Cloud, arguments: &[&str]) -> Command {
    let mut command = data_api::command(place, cloud, arguments);
    command.env("SPARKIFY_CLUSTER_TYPE", "serverless");
    command
}

fn run(place: &Place, cloud: &Cloud, arguments: &[&str]) -> Answer {
    answer(&command(place, cloud, arguments).output().expect("the binary starts"))
}

#[test]
fn a_run_on_a_workgroup_gives_the_same_star_as_here() {
    let place = place();
    let local = place.run(&["run", "--log-data", "logs", "--song-data", "songs"]);
    local.succeeds();
    let cloud = Cloud::start(&place.path(""), Described { secret: true, ..WORKGROUP });
    let remote = run(&place, &cloud, &[&["run", "--via", "data-api"][..], &FROM_BUCKET].concat());
    remote.succeeds();
    assert_eq!(remote.stdout, local.stdout, "checks and reports");
    for sql in STAR {
        let rows = run(&place, &cloud, &["query", "--via", "data-api", "--format", "csv", sql]);
        assert_eq!(rows.succeeds().stdout, place.run(&["query", "--format", "csv", sql]).stdout);
    }
    let asked = cloud.calls("ExecuteStatement");
    let begins = asked.iter().filter(|it| it["SessionId"].is_null());
    for first in begins {
        assert_eq!((&first["WorkgroupName"], &first["Database"]), (&"dwh".into(), &"dev".into()), "{first}");
        assert_eq!(first["SecretArn"], SECRET);
    }
    // AWS refuses a workgroup beside a cluster or a user, and either beside a session.
    for call in &asked {
        assert!(call["ClusterIdentifier"].is_null() && call["DbUser"].is_null(), "{call}");
        assert!(call["SessionId"].is_null() || call["WorkgroupName"].is_null(), "{call}");
    }
    for (at, begin) in asked.iter().enumerate().filter(|(_, it)| it["Sql"] == "BEGIN") {
        let mut own = asked[at..].iter().filter(|it| it["SessionId"] == begin["SessionId"]);
        assert!(begin["SessionId"].is_string() && own.any(|it| it["Sql"] == "COMMIT"), "{begin}");
    }
    assert_eq!(cloud.calls("DescribeClusters").len(), 0, "there is no cluster to ask for");
}

#[test]
fn without_a_kept_password_the_identity_itself_asks() {
    let place = place();
    let cloud = Cloud::start(&place.path(""), WORKGROUP);
    let ask = ["query", "--via", "data-api", "SELECT 1"];
    for more in [&[][..], &["--auth", "iam"], &["--user", "amira"]] {
        run(&place, &cloud, &[&ask[..], more].concat()).succeeds();
    }
    run(&place, &cloud, &[&ask[..], &["--auth", "secret"]].concat()).fails(2, &["`dwh`", "hint: "]);
    let asked = cloud.calls("ExecuteStatement");
    assert_eq!(asked.len(), 3);
    for call in asked {
        assert_eq!(call["WorkgroupName"], "dwh");
        assert!(call["SecretArn"].is_null() && call["DbUser"].is_null(), "{call}");
    }
}

#[test]
fn the_host_of_a_workgroup_is_enough_to_know_it() {
    let place = place();
    let cloud = Cloud::start(&place.path(""), WORKGROUP);
    let host = "music.123456789012.us-west-2.redshift-serverless.amazonaws.com";
    let mut command =
        data_api::command(&place, &cloud, &["query", "--via", "data-api", "--auth", "iam", "SELECT 1"]);
    command.env_remove("SPARKIFY_CLUSTER_IDENTIFIER").env("SPARKIFY_CLUSTER_HOST", host);
    answer(&command.output().expect("the binary starts")).succeeds();
    assert_eq!(cloud.calls("ExecuteStatement")[0]["WorkgroupName"], "music");
}

#[test]
fn a_bad_row_and_an_unknown_table_have_their_words_on_a_workgroup_too() {
    let place = place();
    place.write_log(&[
        "{\"userId\": \"eleven\", \"sessionId\": 1, \"itemInSession\": 0, \"page\": \"Home\", \"ts\": 1}",
    ]);
    let cloud = Cloud::start(&place.path(""), WORKGROUP);
    run(&place, &cloud, &[&["load", "--via", "data-api"][..], &FROM_BUCKET].concat()).fails(
        3,
        &["`staging_events/copy` stopped", "StagingEvent::user_id", "eleven", "the warehouse is as it was"],
    );
    run(&place, &cloud, &["query", "--via", "data-api", "SELECT * FROM nothing"])
        .fails(2, &["relation \"nothing\" does not exist"]);
}

#[test]
fn over_the_network_its_endpoint_and_password_come_from_aws() {
    for (user, auth, described) in [
        ("amira", "auto", Described { secret: true, ..WORKGROUP }),
        ("IAMR:loader", "iam", Described { with_iam: true, ..WORKGROUP }),
    ] {
        let (cluster, cloud) = endpoint_for(user, described);
        let ask = ["query", "--sslrootcert", "ca.pem", "--auth", auth, "SELECT current_user"];
        let answer = run(&cluster.place, &cloud, &ask);
        assert!(answer.succeeds().stdout.contains(user), "{}", answer.stdout);
        for text in [&answer.stdout, &answer.stderr] {
            assert!(!text.contains(endpoint::PASSWORD));
        }
        if auth == "iam" {
            let asked = &cloud.calls("GetCredentials")[0];
            assert_eq!((&asked["workgroupName"], &asked["dbName"]), (&"dwh".into(), &"dev".into()));
        }
    }
}
