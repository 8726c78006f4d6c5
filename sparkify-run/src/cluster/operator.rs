//! The smallest policy that lets somebody use the commands they use, made from the table of actions.

use serde_json::{Value, json};

use super::actions::{ACTIONS, Action, LISTING, Need, On};
use super::iam::PATH;
use super::kind::Kind;

/// Whose stack it is; `*` where it is not known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) kind: Kind,
    pub(crate) partition: &'a str,
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
    pub(crate) stack: &'a str,
    pub(crate) role: &'a str,
}

/// A policy for these commands; all of them if none is named.
pub(crate) fn policy(commands: &[String], scope: Scope<'_>) -> Value {
    let needed = |action: &Action| action.is_needed(commands, scope.kind);
    // A listing looks at every stack, not only at this one.
    let lists = commands.is_empty() || commands.iter().any(|it| LISTING.contains(&it.as_str()));
    let mut statements: Vec<Value> = Vec::new();
    for on in KINDS {
        let of = |action: &&Action| action.on == on && needed(action);
        let mut names: Vec<&str> =
            ACTIONS.iter().filter(of).map(|action| action.call.action).filter(|it| *it != PASS).collect();
        names.dedup();
        if names.is_empty() {
            continue;
        }
        let mut statement = json!({
            "Sid": sid(on),
            "Effect": "Allow",
            "Action": names,
            "Resource": resource(on, scope, lists),
        });
        if on == On::ServiceRole {
            statement["Condition"] =
                json!({"StringEquals": {"iam:AWSServiceName": "redshift.amazonaws.com"}});
        }
        statements.push(statement);
    }
    if ACTIONS.iter().any(|action| action.call.action == PASS && needed(action)) {
        let passed = match scope.kind.services() {
            [one] => json!(one),
            several => json!(several),
        };
        statements.push(json!({
            "Sid": "HandTheRoleToRedshift",
            "Effect": "Allow",
            "Action": PASS,
            "Resource": resource(On::Role, scope, false),
            "Condition": {"StringEquals": {"iam:PassedToService": passed}},
        }));
    }
    json!({"Version": "2012-10-17", "Statement": statements})
}

/// The actions that no call names but AWS asks for, and the page that says so.
pub(crate) fn implied(commands: &[String], kind: Kind) -> Vec<(&'static str, &'static str)> {
    let of = |action: &Action| match action.need {
        Need::Implied(page) if action.is_needed(commands, kind) => Some((action.call.action, page)),
        _ => None,
    };
    ACTIONS.iter().filter_map(of).collect()
}

const KINDS: [On; 10] = [
    On::Everything,
    On::Cluster,
    On::Runner,
    On::Snapshot,
    On::Halves,
    On::HalfSnapshot,
    On::Role,
    On::Secret,
    On::Login,
    On::ServiceRole,
];
const PASS: &str = "iam:PassRole";

fn sid(on: On) -> &'static str {
    match on {
        On::Everything => "LookAround",
        On::Cluster => "TheCluster",
        On::Runner => "ItsStatements",
        On::Snapshot => "ItsSnapshots",
        On::Halves => "TheNamespaceAndItsWorkgroup",
        On::HalfSnapshot => "TheirSnapshots",
        On::Role => "TheRole",
        On::Secret => "ItsPassword",
        On::Login => "ItsUsers",
        On::ServiceRole => "RedshiftsOwnRole",
    }
}

fn resource(on: On, scope: Scope<'_>, lists: bool) -> Value {
    let Scope { kind, partition, account, region, stack, role } = scope;
    let (stack, role) = if lists { ("*", "*") } else { (stack, role) };
    let redshift = |resource: String| format!("arn:{partition}:redshift:{region}:{account}:{resource}");
    let serverless =
        |resource: &str| format!("arn:{partition}:redshift-serverless:{region}:{account}:{resource}");
    match on {
        On::Everything => json!("*"),
        On::Runner if kind == Kind::Serverless => json!(serverless("workgroup/*")),
        On::Cluster | On::Runner => json!(redshift(format!("cluster:{stack}"))),
        On::Halves => json!([serverless("namespace/*"), serverless("workgroup/*")]),
        On::HalfSnapshot => json!(serverless("snapshot/*")),
        On::Snapshot => json!(redshift(format!("snapshot:{stack}/*"))),
        On::Login => json!([redshift(format!("dbname:{stack}/*")), redshift(format!("dbuser:{stack}/*"))]),
        On::Role => json!(format!("arn:{partition}:iam::{account}:role{PATH}{role}")),
        On::Secret => {
            json!(format!("arn:{partition}:secretsmanager:{region}:{account}:secret:redshift!{stack}-*"))
        }
        On::ServiceRole => json!(format!(
            "arn:{partition}:iam::{account}:role/aws-service-role/redshift.amazonaws.com/AWSServiceRoleForRedshift"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCOPE: Scope<'_> = Scope {
        kind: Kind::Provisioned,
        partition: "aws",
        account: "123456789012",
        region: "us-west-2",
        stack: "dwh",
        role: "dwh-copy",
    };

    fn actions(document: &Value) -> Vec<String> {
        let statements = document["Statement"].as_array().expect("statements");
        let of = |statement: &Value| match &statement["Action"] {
            Value::Array(names) => names.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect(),
            one => vec![one.as_str().unwrap_or_default().to_owned()],
        };
        statements.iter().flat_map(of).collect()
    }

    #[test]
    fn looking_needs_no_permission_to_change() {
        let document = policy(&["status".to_owned()], SCOPE);
        assert_eq!(
            actions(&document),
            ["sts:GetCallerIdentity", "redshift:DescribeClusters", "iam:GetRole", "iam:GetRolePolicy"]
        );
        assert_eq!(document["Statement"][1]["Resource"], "arn:aws:iam::123456789012:role/sparkify/dwh-copy");
    }

    #[test]
    fn the_role_may_be_handed_to_redshift_only() {
        let document = policy(&["up".to_owned()], SCOPE);
        let last = document["Statement"].as_array().and_then(|all| all.last()).expect("a statement");
        assert_eq!(last["Action"], "iam:PassRole");
        assert_eq!(last["Condition"]["StringEquals"]["iam:PassedToService"], "redshift.amazonaws.com");
        assert!(!actions(&document).iter().any(|action| action.contains("Delete")));
    }

    #[test]
    fn no_command_means_every_command() {
        let mut wanted: Vec<_> = ACTIONS.iter().map(|action| action.call.action).collect();
        let mut given = actions(&policy(&[], SCOPE));
        let serverless = actions(&policy(&[], Scope { kind: Kind::Serverless, ..SCOPE }));
        given.extend(serverless);
        wanted.sort_unstable();
        wanted.dedup();
        given.sort();
        given.dedup();
        assert_eq!(given, wanted);
    }

    #[test]
    fn a_command_on_one_stack_needs_its_kind_and_a_sweep_needs_both() {
        let of = |commands: &[&str], kind| {
            let commands: Vec<String> = commands.iter().map(|it| (*it).to_owned()).collect();
            actions(&policy(&commands, Scope { kind, ..SCOPE }))
        };
        let names = |all: &[String], service: &str| all.iter().any(|it| it.starts_with(service));
        let one = ["up", "status", "resize", "down", "load"];
        assert!(!names(&of(&one, Kind::Provisioned), "redshift-serverless:"));
        assert!(!names(&of(&one, Kind::Serverless), "redshift:"));
        for kind in Kind::Provisioned.both() {
            let reap = of(&["reap"], kind);
            for needed in ["redshift:DeleteCluster", "redshift-serverless:DeleteNamespace"] {
                assert!(reap.iter().any(|it| it == needed), "{needed}: {reap:?}");
            }
            let orphans = of(&["orphans"], kind);
            assert!(names(&orphans, "redshift:") && names(&orphans, "redshift-serverless:"));
            assert!(!orphans.iter().any(|it| it.contains(":Delete") || it.contains(":Tag")), "{orphans:?}");
        }
    }

    #[test]
    fn statements_of_the_data_api_run_on_the_cluster_or_on_a_workgroup() {
        let of = |kind| {
            let document = policy(&["load".to_owned(), "reap".to_owned()], Scope { kind, ..SCOPE });
            let statements = document["Statement"].as_array().cloned().expect("statements");
            let run = statements.into_iter().find(|it| it["Sid"] == "ItsStatements").expect("one of it");
            run["Resource"].as_str().map(str::to_owned).expect("a resource")
        };
        assert_eq!(of(Kind::Provisioned), "arn:aws:redshift:us-west-2:123456789012:cluster:*");
        assert_eq!(of(Kind::Serverless), "arn:aws:redshift-serverless:us-west-2:123456789012:workgroup/*");
    }
}
