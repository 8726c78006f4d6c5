//! The policy that `sparkify policy` prints is enough, and none of its permissions is too much: moto checks signatures
//! and actions. It does not check resources and conditions, which are taken out here, nor what AWS asks for behind a
//! call, such as `iam:PassRole`. Calls of Redshift Serverless are put before moto's IAM by `scripts/serverless_life.py`.

use serde_json::{Value, json};

use crate::harness::{Site, Type, seen};
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
fn operator(moto: &Moto, kind: Type, actions: &[String]) -> Site {
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
    Site::of(kind, moto.port)
        .with("AWS_ACCESS_KEY_ID", &one("AccessKeyId"))
        .with("AWS_SECRET_ACCESS_KEY", &one("SecretAccessKey").replace("&amp;", "&"))
}

/// Somebody else takes away what the next `up` has to mend.
fn disturb(moto: &Moto, kind: Type) {
    let trust = encoded(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"Service":"redshift.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#,
    );
    moto.ask("iam", &format!("Action=UpdateAssumeRolePolicy&RoleName=sparkify-copy&PolicyDocument={trust}"));
    let managed = encoded("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
    moto.ask("iam", &format!("Action=AttachRolePolicy&RoleName=sparkify-copy&PolicyArn={managed}"));
    match kind {
        Type::Nodes => {
            let role = encoded("arn:aws:iam::123456789012:role/sparkify/sparkify-copy");
            let query = "Action=ModifyClusterIamRoles&ClusterIdentifier=sparkify&RemoveIamRoles.IamRoleArn.1";
            moto.ask("redshift", &format!("{query}={role}"));
        }
        Type::Serverless => {
            let roles = r#"{"namespaceName": "sparkify", "iamRoles": [], "defaultIamRoleArn": ""}"#;
            moto.serverless("UpdateNamespace", roles);
        }
    }
}

/// A stack of the other kind, whose time is over.
fn leave_behind(moto: &Moto, kind: Type) {
    let root = Site::of(kind, moto.port);
    root.up(&["--cluster", "old", "--ttl", "1s"]).succeeds();
    root.await_expired(1);
}

/// Every command, over a stack that somebody changed in between and one that is to be reaped; the first failure.
fn story(moto: &Moto, kind: Type, site: &Site) -> Result<(), String> {
    let run = |arguments: &[&str]| {
        moto.post("/moto-api/reset-auth", "0");
        let answer = site.run(arguments);
        moto.post("/moto-api/reset-auth", "inf");
        if answer.code == 0 { Ok(()) } else { Err(answer.stderr) }
    };
    leave_behind(moto, if kind == Type::Nodes { Type::Serverless } else { Type::Nodes });
    run(&["up", "--yes", "--ttl", "2h", "--timeout", "60s"])?;
    disturb(moto, kind);
    run(&["up", "--yes", "--ttl", "3h", "--timeout", "60s"])?;
    run(&["status"])?;
    if kind == Type::Nodes {
        run(&["pause"])?;
        run(&["resume"])?;
        run(&["resize", "--nodes", "2", "--yes"])?;
    } else {
        run(&["resize", "--rpus", "16", "--yes"])?;
    }
    run(&["orphans"])?;
    run(&["down", "--yes", "--final-snapshot", "last", "--timeout", "60s"])?;
    run(&["reap", "--yes", "--final-snapshot", "--timeout", "60s"])?;
    let left: Vec<String> = seen(moto).into_iter().filter(|it| !it.starts_with("snapshot")).collect();
    assert_eq!(left, [""; 0]);
    Ok(())
}

/// Tries the printed policy, and it again without each of its actions, or without some: each takes a whole story.
fn is_exact(kind: Type, first: usize) {
    let moto = moto(Kind::Living);
    let mut commands = vec!["policy", "up", "status", "resize", "down", "reap", "orphans"];
    if kind == Type::Nodes {
        commands.extend(["pause", "resume"]);
    }
    let printed = Site::of(kind, moto.port).run(&commands).succeeds().json();
    let needed = actions(&printed);
    let enough = operator(&moto, kind, &needed);
    assert_eq!(story(&moto, kind, &enough), Ok(()), "the policy is not enough");
    let is_all = std::env::var_os("SPARKIFY_ALL_FAULTS").is_some();
    let seen: Vec<&String> = needed.iter().filter(|action| !UNSEEN.contains(&action.as_str())).collect();
    for action in seen.into_iter().skip(if is_all { 0 } else { first }).step_by(if is_all { 1 } else { 10 }) {
        let fewer: Vec<String> = needed.iter().filter(|it| *it != action).cloned().collect();
        let site = operator(&moto, kind, &fewer);
        let said = story(&moto, kind, &site).expect_err(&format!("nobody misses {action}"));
        assert!(said.contains(&format!("they lack the permission `{action}`")), "{action}: {said}");
        assert!(said.contains("hint: `sparkify policy` prints a policy"), "{action}: {said}");
    }
}

#[test]
fn the_operators_policy_is_enough_and_nothing_of_it_too_much() {
    is_exact(Type::Nodes, 0);
}

#[test]
fn the_operators_policy_of_a_serverless_stack_is_enough_and_nothing_of_it_too_much() {
    is_exact(Type::Serverless, 5);
}

#[test]
fn a_policy_names_its_stack_and_asks_nobody() {
    let site = Site::nowhere();
    site.write("sparkify.toml", "[cluster]\naccount = '123456789012'\nidentifier = 'dwh'\n");
    let policy = site.run(&["policy", "status", "pause"]).succeeds().json();
    assert_eq!(actions(&policy).last().map(String::as_str), Some("sts:GetCallerIdentity"));
    let text = policy.to_string();
    assert!(text.contains("arn:aws:redshift:us-west-2:123456789012:cluster:dwh"), "{text}");
    assert!(!text.contains("Create") && !text.contains("Delete"), "{text}");
}
