//! Waiting for a cluster: our own loop, because the SDK's shows nothing and sits through states that never end.

use std::time::{Duration, Instant};

use super::aws::Aws;
use super::described::Described;
use super::error::CloudError;
use super::kind::WITHOUT_WORKGROUP;
use super::plan::is_sick;
use super::service::Service;
use super::track::{CloudEvent, Track};

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal<'a> {
    /// It takes statements, and COPY may read as this role.
    Ready {
        role_arn: Option<&'a str>,
    },
    /// So many nodes, and ready.
    Size {
        nodes: u32,
    },
    Paused,
    /// The namespace alone, free for a change.
    WithoutWorkgroup,
    Gone,
}

/// What one look means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Reached,
    NotYet(String),
    Never(String),
}

/// Looks in a row that may find nothing right after a creation.
const ABSENT: u32 = 3;
/// Looks in a row that may go unanswered: some minutes without network.
const SILENT: u32 = 30;

impl Goal<'_> {
    /// How long it takes as a rule.
    pub(crate) fn usual(self) -> &'static str {
        match self {
            Goal::Ready { .. } => "usually 4 to 10 minutes",
            Goal::Size { .. } => "usually 10 to 15 minutes",
            Goal::WithoutWorkgroup => "usually up to 5 minutes",
            Goal::Paused => "usually up to 15 minutes",
            Goal::Gone => "usually 2 to 5 minutes",
        }
    }

    /// What a description means for this goal.
    pub(crate) fn judge(self, cluster: Option<&Described>, absent: u32) -> Verdict {
        let Some(cluster) = cluster else {
            return match self {
                Goal::Gone => Verdict::Reached,
                _ if absent < ABSENT => Verdict::NotYet("not there yet".to_owned()),
                _ => Verdict::Never("it is not there".to_owned()),
            };
        };
        let state = cluster.state.as_str();
        if self != Goal::Gone && (is_sick(state) || state == "deleting") {
            return Verdict::Never(format!("it is {state}"));
        }
        let not_yet = || Verdict::NotYet(state.to_owned());
        match self {
            Goal::Paused if state == "paused" => Verdict::Reached,
            Goal::WithoutWorkgroup if state == WITHOUT_WORKGROUP => Verdict::Reached,
            Goal::Gone | Goal::Paused | Goal::WithoutWorkgroup => not_yet(),
            Goal::Size { nodes } if cluster.nodes != nodes => not_yet(),
            Goal::Size { .. } | Goal::Ready { role_arn: None } if cluster.is_ready() => Verdict::Reached,
            Goal::Ready { role_arn: Some(arn) } if cluster.is_ready() => {
                if cluster.may_read_as(arn) {
                    Verdict::Reached
                } else {
                    Verdict::NotYet("available, its role not yet in sync".to_owned())
                }
            }
            // Nobody resumes it while we wait.
            _ if state == "paused" => Verdict::Never("it is paused".to_owned()),
            _ if state.starts_with("available") => Verdict::NotYet(format!("{state}, not yet reachable")),
            _ => not_yet(),
        }
    }
}

/// Looks again and again until the goal is reached, cannot be reached, or the time is over.
pub(crate) async fn until(
    goal: Goal<'_>,
    name: &str,
    service: &Service,
    aws: &Aws,
    limit: Duration,
    track: &Track<'_>,
) -> Result<Option<Described>, CloudError> {
    let start = Instant::now();
    let (mut absent, mut silent) = (0, 0);
    loop {
        match service.describe(name).await {
            Ok(cluster) => {
                silent = 0;
                absent = if cluster.is_none() { absent + 1 } else { 0 };
                match goal.judge(cluster.as_ref(), absent) {
                    Verdict::Reached => return Ok(cluster),
                    Verdict::Never(why) => {
                        return Err(CloudError::Never { name: name.to_owned(), why });
                    }
                    Verdict::NotYet(state) => {
                        track.tell(&CloudEvent::Seen {
                            state,
                            elapsed: start.elapsed(),
                            usual: goal.usual(),
                        });
                    }
                }
            }
            Err(refused) if refused.passes() && silent < SILENT => {
                silent += 1;
                track.tell(&CloudEvent::Silent { why: refused.to_string() });
            }
            Err(refused) => return Err(refused.into()),
        }
        if start.elapsed() >= limit {
            return Err(CloudError::TooLong { name: name.to_owned(), limit, usual: goal.usual() });
        }
        tokio::time::sleep(aws.pace.next()).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::described::{AttachedRole, Endpoint};

    fn cluster(state: &str) -> Described {
        Described {
            state: state.to_owned(),
            availability: Some("Available".to_owned()),
            endpoint: Some(Endpoint { host: "h".to_owned(), port: 5439 }),
            roles: vec![AttachedRole { arn: "arn".to_owned(), status: "in-sync".to_owned() }],
            nodes: 4,
            ..Described::default()
        }
    }

    const READY: Goal<'_> = Goal::Ready { role_arn: Some("arn") };

    fn is_never(verdict: &Verdict) -> bool {
        matches!(verdict, Verdict::Never(_))
    }

    #[test]
    fn available_alone_is_not_ready() {
        assert_eq!(READY.judge(Some(&cluster("available")), 0), Verdict::Reached);
        let unavailable = Described { availability: Some("Modifying".to_owned()), ..cluster("available") };
        let no_endpoint = Described { endpoint: None, ..cluster("available") };
        let mut adding = cluster("available");
        "adding".clone_into(&mut adding.roles[0].status);
        for not_yet in [unavailable, no_endpoint, adding] {
            assert!(matches!(READY.judge(Some(&not_yet), 0), Verdict::NotYet(_)), "{not_yet:?}");
        }
    }

    #[test]
    fn states_that_never_end_end_the_waiting() {
        for state in ["incompatible-network", "hardware-failure", "storage-full", "deleting", "paused"] {
            assert!(is_never(&READY.judge(Some(&cluster(state)), 0)), "{state}");
        }
        for state in ["creating", "modifying", "resuming", "rebooting", "a new state"] {
            assert!(!is_never(&READY.judge(Some(&cluster(state)), 0)), "{state}");
        }
    }

    #[test]
    fn a_new_cluster_may_be_unknown_for_a_moment_only() {
        assert!(matches!(READY.judge(None, 1), Verdict::NotYet(_)));
        assert!(is_never(&READY.judge(None, ABSENT)));
        assert_eq!(Goal::Gone.judge(None, 1), Verdict::Reached);
        assert!(matches!(Goal::Gone.judge(Some(&cluster("deleting")), 0), Verdict::NotYet(_)));
    }

    #[test]
    fn a_resize_is_done_when_the_nodes_are_there() {
        let goal = Goal::Size { nodes: 8 };
        assert!(matches!(goal.judge(Some(&cluster("available")), 0), Verdict::NotYet(_)));
        let done = Described { nodes: 8, ..cluster("available") };
        assert_eq!(goal.judge(Some(&done), 0), Verdict::Reached);
    }
}
