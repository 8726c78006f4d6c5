//! The policy that `sparkify policy` prints is enough, and none of its permissions is too much: moto checks signatures
//! and actions. It does not check resources and conditions, which are taken out here, nor what AWS asks for behind a
//! call, such as `iam:PassRole`.

use serde_json::{Value, json};

use crate::harness::Site;
use crate::moto::{Kind, Moto, all, moto};

/// What AWS asks for behind a call and moto does not; and what nobody can be denied.
const UNSEEN: &[&str] = &[
    "sts:GetCallerIdentity",
    "iam:PassRole",
    "iam:CreateServiceLinkedRole",
    "secretsmanager:CreateSecret",
    "secretsmanager:TagResource",
    "secretsmanager:DescribeSecret",
    "secretsmanager:DeleteSecret",
];

fn actions(policy: &Value) -> Vec<String> {
    let mut actions = Vec::new();
    for statement in policy["Statement"].as_array().expect("statements") {
        match &statement["Action"] {
            Value::Array(names) => {
                actions.extend(names.iter().filter_map(|it| it.as_str().map(str::to_owned)));
            }
            one => actions.extend(one.as_str().map(str::to_owned)),
        }
    }
    actions.sort();
    actions.dedup();
    actions
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}

/// A site whose caller may do these things and nothing else.
fn operator(moto: &Moto, actions: &[String]) -> Site {
    moto.reset();
    let policy = json!({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}],
    });
    moto.ask("iam", "Action=CreateUser&UserName=op");
    let document = encoded(&policy.to_string());
    moto.ask("iam", &format!("Action=PutUserPolicy&UserName=op&PolicyName=p&PolicyDocument={document}"));
    let key = moto.ask("iam", "Action=CreateAccessKey&UserName=op");
    let one = |name: &str| all(&key, name).pop().expect("moto makes a key");
    Site::at(moto.port)
        .with("AWS_ACCESS_KEY_ID", &one("AccessKeyId"))
        .with("AWS_SECRET_ACCESS_KEY", &one("SecretAccessKey").replace("&amp;", "&"))
}

/// Every command, over a stack that somebody changed in between; the first failure.
fn story(moto: &Moto, site: &Site) -> Result<(), String> {
    let run = |arguments: &[&str]| {
        moto.post("/moto-api/reset-auth", "0");
        let answer = site.run(arguments);
        moto.post("/moto-api/reset-auth", "inf");
        if answer.code == 0 { Ok(()) } else { Err(answer.stderr) }
    };
    run(&["up", "--yes", "--ttl", "2h", "--timeout", "60s"])?;
    let trust = encoded(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"Service":"redshift.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#,
    );
    moto.ask("iam", &format!("Action=UpdateAssumeRolePolicy&RoleName=sparkify-copy&PolicyDocument={trust}"));
    let managed = encoded("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
    moto.ask("iam", &format!("Action=AttachRolePolicy&RoleName=sparkify-copy&PolicyArn={managed}"));
    let role = encoded("arn:aws:iam::123456789012:role/sparkify/sparkify-copy");
    moto.ask(
        "redshift",
        &format!(
            "Action=ModifyClusterIamRoles&ClusterIdentifier=sparkify&RemoveIamRoles.IamRoleArn.1={role}"
        ),
    );
    run(&["up", "--yes", "--ttl", "3h", "--timeout", "60s"])?;
    run(&["status"])?;
    run(&["pause"])?;
    run(&["resume"])?;
    run(&["resize", "--nodes", "2", "--yes"])?;
    run(&["orphans"])?;
    run(&["down", "--yes", "--final-snapshot", "last", "--timeout", "60s"])?;
    run(&["reap", "--yes", "--skip-final-snapshot"])
}

#[test]
fn the_operators_policy_is_enough_and_nothing_of_it_too_much() {
    let moto = moto(Kind::Living);
    let commands = ["policy", "up", "status", "pause", "resume", "resize", "down", "reap", "orphans"];
    let printed = Site::at(moto.port).run(&commands).succeeds().json();
    let needed = actions(&printed);
    let enough = operator(&moto, &needed);
    assert_eq!(story(&moto, &enough), Ok(()), "the policy is not enough");
    let is_all = std::env::var_os("SPARKIFY_ALL_FAULTS").is_some();
    let seen = needed.iter().filter(|action| !UNSEEN.contains(&action.as_str()));
    // Each one takes a whole story; `make faults` goes through all of them.
    for action in seen.step_by(if is_all { 1 } else { 5 }) {
        let fewer: Vec<String> = needed.iter().filter(|it| *it != action).cloned().collect();
        let site = operator(&moto, &fewer);
        let said = story(&moto, &site).expect_err(&format!("nobody misses {action}"));
        assert!(said.contains(&format!("they lack the permission `{action}`")), "{action}: {said}");
        assert!(said.contains("hint: `sparkify policy` prints a policy"), "{action}: {said}");
    }
}

#[test]
fn a_policy_names_its_stack_and_asks_nobody() {
    let site = Site::at(1);
    site.write("sparkify.toml", "[cluster]\naccount = '123456789012'\nidentifier = 'dwh'\n");
    let policy = site.run(&["policy", "status", "pause"]).succeeds().json();
    assert_eq!(actions(&policy).last().map(String::as_str), Some("sts:GetCallerIdentity"));
    let text = policy.to_string();
    assert!(text.contains("arn:aws:redshift:us-west-2:123456789012:cluster:dwh"), "{text}");
    assert!(!text.contains("Create") && !text.contains("Delete"), "{text}");
}
