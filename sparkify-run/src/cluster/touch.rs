//! docs/cost-and-touch.md, held against the tables of this program.

use std::fmt::Write;
use std::path::PathBuf;

use super::actions::{ACTIONS, Need, On};
use super::price::{AS_OF, PER_NODE_HOUR, dollars};
use super::{iam, tags};

fn document() -> String {
    let mut text = format!(
        "# What it costs and what it touches\n\n\
         Written by `make documents` from the tables of the program (`sparkify-run/src/cluster/actions.rs`, `price.rs`); \
         a test holds it to them.\n\n\
         ## What it makes\n\n\
         | resource | name | made by | taken away by |\n|---|---|---|---|\n\
         | IAM role, path `{path}` | `<stack>-copy`, or `cluster.iam_role_name` | `up` | `down`, `reap`, last of all |\n\
         | its inline policy | `{policy}`: reads the configured COPY sources and nothing else | `up` | `down`, `reap` |\n\
         | Redshift cluster, encrypted, not public | `<stack>`, or `cluster.identifier` | `up` | `down`, `reap`, first |\n\
         | or, with `cluster.type = serverless`: namespace and workgroup, not public, TLS required | both `<stack>`, or `cluster.identifier` | `up`, the namespace first | `down`, `reap`, the workgroup first |\n\
         | secret with the admin's password | `redshift!<stack>-<user>` | AWS, unless a password is configured | AWS, with the cluster |\n\
         | final snapshot | what you call it | `down --final-snapshot`, `reap --final-snapshot` | you |\n\n\
         Role, cluster (namespace and workgroup) and final snapshot carry the tags `{managed}`, `{stack}`, `{region}`, `{created}` and, with \
         `--ttl`, `{expires}`; those of a serverless stack also `sparkify:type`. What lacks the tags of the stack is never changed or deleted, whatever its name. VPCs, \
         subnets and security groups are never touched. On this machine there is `.sparkify/<stack>.json`, mode 0600, \
         without secrets; `down` removes it.\n",
        path = iam::PATH,
        policy = iam::POLICY,
        managed = tags::MANAGED_BY,
        stack = tags::STACK,
        region = tags::REGION,
        created = tags::CREATED_AT,
        expires = tags::EXPIRES_AT,
    );
    costs(&mut text);
    calls(&mut text);
    text
}

fn costs(text: &mut String) {
    let _ = write!(
        text,
        "\n## What it costs\n\n\
         Assumptions of {AS_OF}, on-demand, per node and hour; AWS's page is <https://aws.amazon.com/redshift/pricing/>. \
         They are not read from AWS and may be out of date: `cluster.price_per_node_hour` overrides them, and a type \
         or region that is not listed is shown as unknown. ra3.large in us-east-1 and the RPU were read on AWS's page; the other \
         figures are often cited and were not verified. RPU is the unit of Redshift Serverless: paid per second \
         while queries run, a minute at least, and nothing while idle; `cluster.price_per_node_hour` is then the price of one.\n\n\
         | region | node type | node and hour | 4 nodes, hour | 4 nodes, 30 days |\n|---|---|---|---|---|\n"
    );
    for (region, kind, each) in PER_NODE_HOUR {
        let _ = writeln!(
            text,
            "| {region} | {kind} | {} | {} | {} |",
            dollars(*each),
            dollars(each * 4),
            dollars(each * 4 * 720)
        );
    }
    text.push_str(
        "\nOn top come managed storage, snapshots, the secret, data transfer and taxes. A paused cluster costs its \
         storage and its secret. `status` shows an upper bound since the creation; it knows nothing of pauses. IAM \
         roles and policies cost nothing.\n",
    );
}

fn calls(text: &mut String) {
    text.push_str(
        "\n## What it calls\n\n\
         Every action there is. `sparkify policy` makes the policy of them, for the commands you name and the type of \
         cluster in use; `reap` and `orphans` look at stacks of both types, so that theirs are always those of both.\n\n\
         | action | on | to | used by |\n|---|---|---|---|\n",
    );
    for action in ACTIONS.iter().filter(|action| action.need == Need::Called) {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            action.call.action,
            on(action.on),
            action.call.purpose,
            used_by(action.used_by)
        );
    }
    text.push_str(
        "\nAWS asks for these behind a call; they are in the policy too. moto does not check them, so that no test \
         here proves them.\n\n| action | to | used by | source |\n|---|---|---|---|\n",
    );
    for action in ACTIONS {
        if let Need::Implied(page) = action.need {
            let used_by = used_by(action.used_by);
            let _ = writeln!(
                text,
                "| `{}` | {} | {used_by} | <{page}> |",
                action.call.action, action.call.purpose
            );
        }
    }
}

fn on(on: On) -> &'static str {
    match on {
        On::Everything => "everything",
        On::Cluster => "the cluster",
        On::Runner => "the cluster or the workgroup",
        On::Snapshot => "the final snapshot",
        On::Halves => "namespaces and workgroups",
        On::HalfSnapshot => "snapshots of namespaces",
        On::Role => "the role",
        On::Secret => "the secret",
        On::Login => "its databases and users",
        On::ServiceRole => "Redshift's own role",
    }
}

fn used_by(commands: &[&str]) -> String {
    let names: Vec<String> = commands.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

#[test]
fn the_document_is_what_the_program_does() {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/cost-and-touch.md");
    if std::env::var_os("DOCUMENTS").is_some_and(|how| how == "write") {
        std::fs::write(&place, document()).expect("the document can be written");
    }
    let written = std::fs::read_to_string(&place).expect("`make documents` writes it");
    assert_eq!(written, document(), "docs/cost-and-touch.md is out of date: run `make documents`");
}

/// Every call that the code makes is in the table: one outside of it would be missing in the policy too.
#[test]
fn no_call_is_made_outside_of_the_table() {
    let known: Vec<&str> = ACTIONS.iter().map(|action| action.call.action).collect();
    let mut files = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut calls = 0;
    while let Some(place) = files.pop() {
        if place.is_dir() {
            let entries = std::fs::read_dir(&place).expect("the folder exists");
            files.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
            continue;
        }
        let text = std::fs::read_to_string(&place).expect("source is text");
        for rest in text.split("action: \"").skip(1) {
            let action = rest.split('"').next().unwrap_or_default();
            assert!(known.contains(&action), "{} calls {action}, which the table lacks", place.display());
        }
        if ["sts.rs", "iam.rs", "redshift.rs", "serverless.rs"]
            .iter()
            .any(|name| place.ends_with(format!("cluster/{name}")))
        {
            let sends = text.matches(".send()").count();
            assert!(
                sends <= text.matches("answered(").count(),
                "{} sends what it does not name",
                place.display()
            );
            calls += sends;
        }
    }
    assert!(calls > 20, "the calls are elsewhere now: {calls}");
}
