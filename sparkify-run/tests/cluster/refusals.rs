//! What stops a command before it changes anything, and what it says then.

use crate::harness::{Site, seen};
use crate::moto::{Kind, Moto, moto};

/// Makes a role or a cluster that somebody else made.
fn foreign(moto: &Moto, what: &str) {
    let document = "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C\
                    %22Principal%22%3A%7B%22Service%22%3A%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A\
                    %22sts%3AAssumeRole%22%7D%5D%7D";
    if what == "role" {
        let query = format!("Action=CreateRole&RoleName=sparkify-copy&AssumeRolePolicyDocument={document}");
        assert!(moto.ask("iam", &query).contains("<RoleName>sparkify-copy"));
    } else {
        let query = "Action=CreateCluster&ClusterIdentifier=sparkify&NodeType=ra3.large&MasterUsername=them\
                         &MasterUserPassword=Theirs0001&ClusterType=single-node";
        assert!(moto.ask("redshift", query).contains("<ClusterIdentifier>sparkify"));
    }
}

#[test]
fn without_credentials_a_region_or_the_profile_it_says_what_is_missing() {
    let nowhere = Site::nowhere();
    let keys = |site: Site| site.with("AWS_ACCESS_KEY_ID", "").with("AWS_SECRET_ACCESS_KEY", "");
    let site = keys(nowhere);
    site.up(&[]).fails(2, &["error: no AWS credentials were found", "hint: log in"]);
    let site = Site::nowhere().with("AWS_REGION", "");
    site.up(&[]).fails(2, &["error: no AWS region is set", "hint: set AWS_REGION"]);
    let site = Site::nowhere().with("AWS_PROFILE", "nobody");
    site.up(&[])
        .fails(2, &["the AWS profile `nobody` (AWS_PROFILE) does not exist", "there is none in ~/.aws"]);
    let site = Site::nowhere().with("SSL_CERT_FILE", "/dev/null").with("SSL_CERT_DIR", "/dev/null");
    site.up(&[]).fails(2, &["no root certificates", "hint: install the package ca-certificates"]);
}

#[test]
fn an_sso_login_that_is_missing_or_over_is_named_with_its_profile() {
    let site = Site::nowhere()
        .with("AWS_ACCESS_KEY_ID", "")
        .with("AWS_SECRET_ACCESS_KEY", "")
        .with("AWS_PROFILE", "work");
    let folder = site.folder.path().join(".aws");
    std::fs::create_dir(&folder).expect("a folder can be made");
    site.write(
        ".aws/config",
        "[profile work]\nregion = us-west-2\nsso_session = s\nsso_account_id = 123456789012\nsso_role_name = r\n\
         [sso-session s]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-west-2\n\
         sso_registration_scopes = sso:account:access\n",
    );
    site.run(&["status"]).fails(
        2,
        &[
            "error: the AWS login of the profile `work` is missing or has expired",
            "`aws sso login --profile work`",
        ],
    );
}

#[test]
fn a_network_that_leads_nowhere_is_named_as_such() {
    let site = Site::nowhere();
    site.run(&["status"])
        .fails(4, &["error: AWS cannot be reached to see whose credentials these are", "HTTPS_PROXY"]);
}

#[test]
fn an_unexpected_account_or_region_ends_it_before_the_first_change() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port);
    site.write("sparkify.toml", "[cluster]\naccount = '999999999999'\n");
    for command in
        [&["up", "--yes"][..], &["down", "--skip-final-snapshot", "--yes"], &["pause"], &["orphans"]]
    {
        site.run(command).fails(
            2,
            &["`cluster.account` is expected to be 999999999999 (sparkify.toml:2)", "123456789012"],
        );
    }
    site.write("sparkify.toml", "[cluster]\nregion = 'eu-west-1'\n");
    site.up(&[])
        .fails(2, &["`cluster.region` is expected to be eu-west-1 (sparkify.toml:2)", "lead to us-west-2"]);
    assert_eq!(seen(&moto), [""; 0]);

    site.write("sparkify.toml", "");
    site.up(&[]).succeeds();
    let there = seen(&moto);
    let elsewhere = Site { port: moto.port, folder: site.folder, environment: Vec::new() }
        .with("AWS_REGION", "eu-west-1");
    elsewhere.up(&[]).fails(2, &["a role `sparkify-copy` that is not ours"]);
    elsewhere
        .run(&["pause"])
        .fails(2, &["there is no cluster `sparkify` in eu-west-1", "hint: `sparkify up` makes it"]);
    elsewhere
        .down(&[])
        .fails(2, &["the stack `sparkify` was made in the account 123456789012, region us-west-2"]);
    assert_eq!(seen(&moto), there);
}

#[test]
fn what_others_made_is_never_touched() {
    for what in ["cluster", "role"] {
        let moto = moto(Kind::Living);
        let site = Site::at(moto.port);
        foreign(&moto, what);
        let answer =
            site.up(&[]).fails(2, &["that is not ours", "it is not touched", "hint: choose another name"]);
        assert!(answer.stderr.contains(&format!("there is a {what} `")), "{}", answer.stderr);
        let before = moto.ask("redshift", "Action=DescribeClusters").len();
        let roles = moto.ask("iam", "Action=ListRoles");
        let down = site.down(&[]).succeeds();
        assert!(down.stderr.contains("it is not ours (no tag)"), "{}", down.stderr);
        assert_eq!(moto.ask("redshift", "Action=DescribeClusters").len() < 300, before < 300);
        assert_eq!(moto.ask("iam", "Action=ListRoles").contains("<RoleName>"), roles.contains("<RoleName>"));
        if what == "cluster" {
            site.run(&["pause"]).fails(2, &["a cluster `sparkify` that is not ours"]);
            site.run(&["status"]).fails(2, &["a cluster `sparkify` that is not ours"]);
        }
    }
}

#[test]
fn what_costs_money_or_data_needs_a_word() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port);
    site.run(&["up"])
        .fails(2, &["there is no terminal to ask", "hint: look with `--dry-run`, then say `--yes`"]);
    assert_eq!(seen(&moto), [""; 0]);
    site.up(&[]).succeeds();
    let there = seen(&moto);
    site.run(&["down", "--yes"]).fails(2, &["what becomes of the data", "--skip-final-snapshot"]);
    site.run(&["down", "--skip-final-snapshot"]).fails(2, &["there is no terminal to ask"]);
    site.run(&["down", "--yes", "--final-snapshot", "Not_a_name"])
        .fails(2, &["`Not_a_name` is no name for a snapshot"]);
    site.run(&["resize", "--nodes", "2"]).fails(2, &["there is no terminal to ask"]);
    site.run(&["reap", "--yes"]).fails(2, &["what becomes of the data"]);
    let dry = site.run(&["down", "--dry-run"]).succeeds();
    for says in [
        "delete  cluster sparkify",
        "delete  role sparkify-copy",
        "policy sparkify-copy",
        "stays   the files in S3",
    ] {
        assert!(dry.stdout.contains(says), "`{says}` is missing in {}", dry.stdout);
    }
    assert_eq!(seen(&moto), there);
}

#[test]
fn the_seeds_file_is_read_and_its_node_type_answered_with_the_successor() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port);
    let file = "[DWH]\nDWH_CLUSTER_TYPE=multi-node\nDWH_NUM_NODES=4\nDWH_NODE_TYPE=dc2.large\n\
                DWH_IAM_ROLE_NAME=dwhRole\nDWH_CLUSTER_IDENTIFIER=dwhCluster\nDWH_DB=dwh\nDWH_DB_USER=dwhuser\n\
                DWH_DB_PASSWORD=Passw0rd\nDWH_PORT=5439\n";
    site.write("dwh.cfg", file);
    site.up(&[]).fails(
        2,
        &["dwh.cfg:4: `cluster.node_type`: `dc2.large` is a node type that AWS no longer gives to new clusters", "ra3.large"],
    );
    let up = site.up(&["--node-type", "ra3.large", "--json"]).succeeds().json();
    assert_eq!(up["cluster"]["name"], "dwhcluster");
    assert_eq!(up["cluster"]["user"], "dwhuser");
    let there = seen(&moto);
    assert!(there.iter().any(|it| it.starts_with("role dwhRole")), "{there:#?}");
    assert!(!there.iter().any(|it| it.starts_with("secret")), "the configured password is used: {there:#?}");
    for file in walk(site.folder.path()) {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            file.ends_with("dwh.cfg") || !text.contains("Passw0rd"),
            "{} holds the password",
            file.display()
        );
    }
    site.write("dwh.cfg", &file.replace("Passw0rd", "hunter"));
    let weak = site
        .up(&["--node-type", "ra3.large"])
        .fails(2, &["the password breaks the rules", "an upper-case letter"]);
    assert!(!weak.stderr.contains("hunter"), "{}", weak.stderr);
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn a_creation_that_cannot_succeed_ends_the_waiting_and_can_be_taken_away() {
    let moto = moto(Kind::Sick);
    let site = Site::at(moto.port);
    site.up(&[]).fails(
        4,
        &["the cluster `sparkify` will not get there: it is incompatible-network", "`sparkify down`"],
    );
    site.up(&[]).fails(4, &["is incompatible-network, which no waiting mends"]);
    site.down(&[]).succeeds();
    assert_eq!(seen(&moto), [""; 0]);
}

#[test]
fn waiting_ends_when_its_time_is_over_and_goes_on_with_the_same_command() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port).with("SPARKIFY_POLL_MS", "3000");
    site.run(&["up", "--yes", "--timeout", "1ms"])
        .fails(4, &["did not get there within 0 seconds", "go on waiting"]);
    Site { environment: Vec::new(), ..site }.up(&[]).succeeds();
}

#[test]
fn policies_that_others_hung_on_the_role_go_with_it() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port);
    site.up(&[]).succeeds();
    let arn = "arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FAmazonS3ReadOnlyAccess";
    moto.ask("iam", &format!("Action=AttachRolePolicy&RoleName=sparkify-copy&PolicyArn={arn}"));
    let down = site.down(&[]).succeeds();
    assert!(down.stderr.contains("policy arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"), "{}", down.stderr);
    assert_eq!(seen(&moto), [""; 0]);
}
