//! What to do about it.

use super::{CloudError, Login};
use crate::cluster::call::{Refused, Why};

impl CloudError {
    /// What the reader can do.
    pub(crate) fn hint(&self) -> Option<String> {
        Some(match self {
            Self::NoRegion => {
                "set AWS_REGION, `region` in the profile, or `cluster.region` in sparkify.toml".to_owned()
            }
            Self::NoProfile { .. } => {
                "correct AWS_PROFILE, or make the profile: `aws configure --profile NAME`".to_owned()
            }
            Self::NoRoots => {
                "install the package ca-certificates, or name a file of them in SSL_CERT_FILE".to_owned()
            }
            Self::Bundle { .. } => "name a file of certificates in PEM form, or unset AWS_CA_BUNDLE to trust whom this \
                                    machine trusts"
                .to_owned(),
            Self::NoCredentials => "log in (`aws sso login`), choose a profile (AWS_PROFILE), or set \
                                    AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                .to_owned(),
            Self::Login(Login { profile: Some(profile), said }) => {
                format!("log in again: `aws sso login --profile {profile}`; AWS's tools said: {said}")
            }
            Self::Login(Login { said, .. }) => {
                format!("log in again: `aws sso login`; AWS's tools said: {said}")
            }
            Self::Credentials { .. } => {
                "`aws sts get-caller-identity` tries the same credentials with the AWS tools".to_owned()
            }
            Self::Unexpected(expected) if expected.key == "cluster.region" => {
                "set AWS_REGION to the expected region, or change the expectation".to_owned()
            }
            Self::Elsewhere { path, .. } => format!(
                "choose the right profile (AWS_PROFILE) and region (AWS_REGION); if that stack is gone for good, remove \
                 {}",
                path.display()
            ),
            Self::Unexpected(_) => {
                "choose the right profile (AWS_PROFILE) and region (AWS_REGION); `aws sts get-caller-identity` \
                 shows whose credentials are in use"
                    .to_owned()
            }
            Self::Breaches(all) if all.iter().any(|(_, breach)| breach.setting == "cluster.node_type") => {
                "`--node-type ra3.large` takes the successor this once; `cluster.node_type` in sparkify.toml for good"
                    .to_owned()
            }
            Self::Breaches(_) | Self::SnapshotName { .. } => {
                "correct it; `sparkify config` shows where each setting comes from".to_owned()
            }
            Self::NoCluster { .. } => {
                "`sparkify up` makes it; AWS_REGION and `cluster.identifier` say where and how it is called"
                    .to_owned()
            }
            Self::Foreign { what: "role", .. } => {
                "choose another name: `cluster.iam_role_name`, or `--cluster NAME` for all of the stack".to_owned()
            }
            Self::Foreign { .. } => "choose another name for the stack: `--cluster NAME`".to_owned(),
            Self::NothingToPause { .. } => {
                "`sparkify down` takes it away; `sparkify resize --rpus N` changes what a busy second costs".to_owned()
            }
            Self::OtherSize { flag: "--nodes", .. } => {
                "`sparkify resize --rpus N` changes its base capacity".to_owned()
            }
            Self::OtherSize { .. } => {
                "`sparkify resize --nodes N` resizes a cluster of nodes; `--type serverless` names the other kind"
                    .to_owned()
            }
            Self::Sick { .. } | Self::Never { .. } => {
                "the console of Amazon Redshift says more under Events; `sparkify down` takes the stack away"
                    .to_owned()
            }
            Self::TooLong { .. } => {
                "run the same command again to go on waiting, with `--timeout 2h` for longer".to_owned()
            }
            Self::WrongState { .. } => "`sparkify status --watch` shows when it is".to_owned(),
            Self::Journal { .. } => {
                "run it in a folder that you may write to; AWS keeps what was made, and `sparkify up` goes on with it"
                    .to_owned()
            }
            Self::NoTerminal => "look with `--dry-run`, then say `--yes`".to_owned(),
            Self::Declined { .. } => "type the name of the cluster to confirm, or say `--yes`".to_owned(),
            Self::FinalSnapshotUnsaid => {
                "`--final-snapshot NAME` keeps it (and costs storage), `--skip-final-snapshot` loses it".to_owned()
            }
            Self::Interrupted { cost, .. } => format!(
                "{cost}; the same command goes on where it stopped, `sparkify status` shows how it is, \
                 `sparkify down --skip-final-snapshot` ends it"
            ),
            Self::Refused(refused) => return of_refusal(refused),
        })
    }
}

fn of_refusal(refused: &Refused) -> Option<String> {
    let hint = match refused.why {
        Why::Denied => format!(
            "`sparkify policy` prints a policy with every permission that is needed; AWS said: {}",
            refused.said
        ),
        Why::Expired => "log in again (`aws sso login`, or new keys), then run the same command: it goes on \
                         where it stopped"
            .to_owned(),
        Why::UnknownCredentials => {
            "`aws sts get-caller-identity` shows whose credentials these are; check the keys and the clock".to_owned()
        }
        Why::Throttled | Why::Broken | Why::Timeout | Why::Server => {
            "run the same command again: it goes on where it stopped".to_owned()
        }
        Why::Unreachable => {
            "check the network, HTTPS_PROXY and AWS_ENDPOINT_URL, then run the same command again: it goes on where \
             it stopped"
                .to_owned()
        }
        Why::Untrusted => "if a proxy of this network opens what is encrypted, name the certificate of its authority in \
                           AWS_CA_BUNDLE; if that names one already, it is another's"
            .to_owned(),
        Why::WebPage => "check HTTPS_PROXY, AWS_ENDPOINT_URL and the login page of this network".to_owned(),
        Why::Quota => "delete what is not needed, or ask for more in the console under Service Quotas".to_owned(),
        Why::Capacity => "try again later, in another region, or with another `--node-type`".to_owned(),
        Why::Busy => "wait until it is done (`sparkify status --watch`), then run the same command again".to_owned(),
        Why::InUse => "something outside of the stack hangs on it, such as an instance profile: take that away, \
                       then run the same command again"
            .to_owned(),
        Why::Spreading => "a new role takes some minutes to be known: run the same command again".to_owned(),
        Why::Invalid => {
            "correct the setting that AWS names; `sparkify config` shows where each one comes from".to_owned()
        }
        Why::AlreadyThere => "choose another name, or take away what has this one".to_owned(),
        Why::NotThere | Why::Other => return None,
    };
    Some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::actions::CREATE_CLUSTER;

    #[test]
    fn every_refusal_has_its_own_sentence_and_what_to_do() {
        let all = [
            (
                Why::Denied,
                "may not create the cluster: they lack the permission `redshift:CreateCluster`",
                "policy",
            ),
            (Why::Expired, "session expired", "log in again"),
            (Why::UnknownCredentials, "does not accept these credentials", "get-caller-identity"),
            (Why::Throttled, "throttles", "again"),
            (Why::Quota, "a limit of the account is reached", "Service Quotas"),
            (Why::Capacity, "no free capacity of this node type", "another region"),
            (Why::AlreadyThere, "AWS refused to create the cluster: details", "another name"),
            (Why::Busy, "another change is under way", "status --watch"),
            (Why::Spreading, "AWS refused", "a new role takes some minutes"),
            (Why::InUse, "AWS refused", "instance profile"),
            (Why::Invalid, "AWS refused to create the cluster: details", "sparkify config"),
            (Why::WebPage, "a web page came instead", "HTTPS_PROXY"),
            (Why::Unreachable, "cannot be reached", "network"),
            (Why::Untrusted, "a certificate that is not trusted", "AWS_CA_BUNDLE"),
            (Why::Broken, "the connection to AWS broke", "goes on where it stopped"),
            (Why::Timeout, "did not answer in time", "goes on where it stopped"),
            (Why::Server, "AWS failed by itself", "goes on where it stopped"),
        ];
        for (why, sentence, mend) in all {
            let said = "details".to_owned();
            let error = CloudError::from(Refused { call: CREATE_CLUSTER, why, code: None, said });
            assert!(error.to_string().contains(sentence), "{why:?}: {error}");
            assert!(error.hint().is_some_and(|hint| hint.contains(mend)), "{why:?}: {:?}", error.hint());
        }
    }
}
