//! The rules of `CreateCluster`, judged before AWS is asked, all at once and in the words of the settings.
//!
//! <https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html>

use secrecy::ExposeSecret;

use super::kind::Kind;
use super::stack::Stack;

/// Something that AWS would refuse: the setting, what is wrong with it, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Breach {
    pub(crate) setting: &'static str,
    pub(crate) text: String,
}

/// Everything in the stack that AWS would refuse.
pub(crate) fn breaches(stack: &Stack) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut judge = |setting: &'static str, text: Option<String>| {
        found.extend(text.map(|text| Breach { setting, text }));
    };
    judge("cluster.identifier", identifier(stack.kind, &stack.name));
    judge("cluster.iam_role_name", role_name(&stack.role_name));
    match stack.kind {
        Kind::Provisioned => {
            judge("cluster.node_type", node_type(&stack.node_type));
            judge("cluster.nodes", nodes(&stack.node_type, stack.nodes));
        }
        Kind::Serverless => {
            judge("cluster.base_capacity", base_capacity(stack.nodes));
            judge("cluster.subnet_group", stack.subnet_group.as_deref().map(subnet_group));
        }
    }
    judge("cluster.database", database(&stack.database));
    judge("cluster.user", user(&stack.user));
    judge("cluster.port", port(stack.kind, &stack.node_type, stack.port));
    judge("cluster.password", stack.password.as_ref().and_then(|secret| password(secret.expose_secret())));
    found
}

fn unless(allowed: bool, text: impl FnOnce() -> String) -> Option<String> {
    (!allowed).then(text)
}

fn identifier(kind: Kind, name: &str) -> Option<String> {
    // https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateNamespace.html
    let least = if kind == Kind::Serverless { 3 } else { 1 };
    unless(name.len() >= least && is_identifier(name, 63), || {
        format!(
            "`{name}` is no cluster identifier; expected {least} to 63 letters, digits and single hyphens, a letter first"
        )
    })
}

/// The rule for clusters and snapshots alike.
pub(crate) fn is_identifier(name: &str, most: usize) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=most).contains(&name.len())
        && name.bytes().all(legal)
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && !name.ends_with('-')
        && !name.contains("--")
}

fn role_name(name: &str) -> Option<String> {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
    unless((1..=64).contains(&name.len()) && name.bytes().all(legal), || {
        format!("`{name}` is no role name; expected 1 to 64 letters, digits and `_+=,.@-`")
    })
}

fn node_type(name: &str) -> Option<String> {
    // https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html
    let gone = ["dc1.", "dc2.", "ds2."].iter().any(|family| name.starts_with(family));
    unless(!gone, || {
        format!(
            "`{name}` is a node type that AWS no longer gives to new clusters; `ra3.large` replaces dc2.large, \
             one for one"
        )
    })
}

fn nodes(node_type: &str, nodes: u32) -> Option<String> {
    let (least, most) = match node_type {
        "ra3.large" | "ra3.xlplus" | "rg.large" => (1, 16),
        "ra3.4xlarge" | "ra3.16xlarge" | "rg.xlarge" | "rg.4xlarge" | "rg.12xlarge" => (2, 128),
        _ => (1, 128),
    };
    unless((least..=most).contains(&nodes), || {
        format!("{nodes} nodes are not possible with {node_type}; expected {least} to {most}")
    })
}

/// <https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html>
fn base_capacity(rpus: u32) -> Option<String> {
    let step = if rpus > 512 { 32 } else { 8 };
    unless(rpus == 4 || ((8..=1024).contains(&rpus) && rpus.is_multiple_of(step)), || {
        format!(
            "{rpus} RPU are not possible; expected 4, 8 to 512 in steps of 8, or up to 1024 in steps of 32"
        )
    })
}

fn subnet_group(name: &str) -> String {
    format!(
        "a serverless workgroup knows no subnet group such as `{name}`; without one it lies in the default VPC"
    )
}

fn database(name: &str) -> Option<String> {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    unless((1..=64).contains(&name.len()) && name.bytes().all(legal), || {
        format!("`{name}` is no name for a first database; expected 1 to 64 letters and digits")
    })
}

fn user(name: &str) -> Option<String> {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+.@-".contains(&byte);
    let allowed = (1..=128).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(legal)
        && name != "public";
    unless(allowed, || {
        format!(
            "`{name}` is no name for the admin; expected letters, digits and `_+.@-`, a letter first, not `public`"
        )
    })
}

fn port(kind: Kind, node_type: &str, port: u16) -> Option<String> {
    let fixed = kind == Kind::Serverless || node_type.starts_with("ra3.") || node_type.starts_with("rg.");
    let allowed = (5431..=5455).contains(&port) || (8191..=8215).contains(&port);
    unless(!fixed || allowed, || {
        format!("port {port} is not possible with {node_type}; expected 5431 to 5455 or 8191 to 8215")
    })
}

/// Says which rule, never the password.
fn password(password: &str) -> Option<String> {
    let has = |of: fn(&u8) -> bool| password.as_bytes().iter().any(of);
    let printable = password.bytes().all(|byte| (33..=126).contains(&byte) && !b"'\"\\/@".contains(&byte));
    let missing = [
        (!(8..=64).contains(&password.len()), "8 to 64 characters"),
        (!has(u8::is_ascii_uppercase), "an upper-case letter"),
        (!has(u8::is_ascii_lowercase), "a lower-case letter"),
        (!has(u8::is_ascii_digit), "a digit"),
        (!printable, "printable ASCII without blanks and `' \" \\ / @`"),
    ];
    let missing: Vec<&str> = missing.iter().filter(|(broken, _)| *broken).map(|(_, rule)| *rule).collect();
    unless(missing.is_empty(), || {
        format!(
            "the password breaks the rules of Redshift; it needs {}. Without one, AWS makes it and keeps it",
            missing.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_follow_the_api_reference() {
        for right in ["a", "dwhcluster", "my-dwh-1"] {
            assert_eq!(identifier(Kind::Provisioned, right), None, "{right}");
        }
        for wrong in ["", "1a", "a-", "a--b", "dwhCluster", "a_b", &"a".repeat(64)] {
            assert!(identifier(Kind::Provisioned, wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn retired_node_types_are_answered_with_their_successor() {
        let text = node_type("dc2.large").expect("it is refused");
        assert!(text.contains("no longer") && text.contains("ra3.large"), "{text}");
        assert_eq!(node_type("ra3.large"), None);
        assert_eq!(node_type("something.new"), None, "what is not known is for AWS to judge");
    }

    #[test]
    fn node_numbers_depend_on_the_type() {
        assert_eq!(nodes("ra3.large", 1), None);
        assert!(nodes("ra3.large", 17).is_some());
        assert!(nodes("ra3.4xlarge", 1).is_some());
    }

    #[test]
    fn capacity_comes_in_steps() {
        for right in [4, 8, 16, 512, 544, 1024] {
            assert_eq!(base_capacity(right), None, "{right}");
        }
        for wrong in [0, 5, 12, 520, 1032, 1056] {
            assert!(base_capacity(wrong).is_some(), "{wrong}");
        }
        assert!(identifier(Kind::Serverless, "ab").is_some_and(|text| text.contains("3 to 63")));
    }

    #[test]
    fn a_password_is_judged_without_being_shown() {
        assert_eq!(password("Passw0rd"), None);
        let text = password("hunter@").expect("it is weak");
        assert!(!text.contains("hunter"), "{text}");
        for rule in ["8 to 64", "upper-case", "a digit", "printable"] {
            assert!(text.contains(rule), "{rule} is missing in {text}");
        }
        assert!(!text.contains("lower-case"), "{text}");
    }

    #[test]
    fn ports_are_those_of_the_managed_types() {
        assert_eq!(port(Kind::Provisioned, "ra3.large", 5439), None);
        assert!(port(Kind::Provisioned, "ra3.large", 5432).is_none());
        assert!(port(Kind::Provisioned, "ra3.large", 1234).is_some());
    }
}
