//! Why a cluster says nothing at all, as far as AWS tells.

use crate::cluster::described::Described;

/// Why nobody answers, as far as AWS tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Silence {
    Unknown,
    /// The cluster has an address within its network only.
    NotPublic,
    /// Public: one of these stands before it.
    Guarded {
        groups: Vec<String>,
        subnet_group: String,
    },
    /// It is paused, or being changed.
    State(String),
}

impl Silence {
    /// Why a cluster that is like this may be silent.
    pub(crate) fn of(described: &Described) -> Self {
        if !described.state.starts_with("available") {
            Self::State(described.state.clone())
        } else if described.public {
            let subnet_group = described.subnet_group.clone().unwrap_or_default();
            Self::Guarded { groups: described.security_groups.clone(), subnet_group }
        } else {
            Self::NotPublic
        }
    }
}

impl std::fmt::Display for Silence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::NotPublic => f.write_str(": the cluster is not publicly accessible"),
            Self::Guarded { groups, subnet_group } => write!(
                f,
                ": it is public, so either its security group ({}) does not let this machine in, or its \
                 subnet group `{subnet_group}` has no way to the internet",
                groups.join(", ")
            ),
            Self::State(state) => write!(f, ": AWS says it is `{state}`"),
        }
    }
}

impl Silence {
    /// What the reader can do.
    pub(super) fn hint(&self) -> String {
        match self {
            Self::Unknown => {
                "either the cluster is not publicly accessible, its security group does not let \
                              this machine in, or its subnet has no way to the internet; `sparkify status` \
                              looks; `--via data-api` needs no way to its port"
                    .to_owned()
            }
            Self::NotPublic => "run from within its network, make it public (`cluster.public = true`), or \
                                pass `--via data-api`"
                .to_owned(),
            Self::Guarded { groups, subnet_group } => format!(
                "let this machine's address in on the cluster's port, in one of: {}; then look whether the \
                 subnets of `{subnet_group}` have a route to an internet gateway; or pass `--via data-api`",
                groups.join(", ")
            ),
            Self::State(state) if state == "paused" => "`sparkify resume` wakes it up".to_owned(),
            Self::State(_) => "`sparkify status --watch` says when it is ready".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Silence;
    use crate::connection::refusal::Refusal;

    #[test]
    fn what_is_in_between_is_said_for_each_cause() {
        let silent = |cause| Refusal::Silent {
            host: "h".to_owned(),
            port: 5439,
            waited: Duration::from_secs(15),
            cause,
        };
        let (groups, subnet_group) = (vec!["sg-1".to_owned()], "g".to_owned());
        for (cause, says, does) in [
            (Silence::Unknown, "within 15 seconds", "--via data-api"),
            (Silence::NotPublic, "not publicly accessible", "cluster.public"),
            (Silence::Guarded { groups, subnet_group }, "(sg-1)", "let this machine's address in"),
            (Silence::State("paused".to_owned()), "`paused`", "sparkify resume"),
        ] {
            let refusal = silent(cause);
            assert!(refusal.to_string().contains(says), "{refusal}");
            assert!(refusal.hint().is_some_and(|hint| hint.contains(does)), "{:?}", refusal.hint());
        }
    }
}
