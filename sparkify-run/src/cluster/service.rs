//! The service of AWS that a kind of cluster belongs to: what both can do, each in its own calls.

use super::aws::Aws;
use super::call::Refused;
use super::described::{Described, Snapshot};
use super::kind::Kind;
use super::redshift::Redshift;
use super::serverless::Serverless;
use super::sts::Identity;
use super::tags::Tags;

/// One of the two. The futures of the second are boxed: its answers are large, and each look is several calls.
#[derive(Debug)]
pub(crate) enum Service {
    Provisioned(Redshift),
    Serverless(Serverless),
}

impl Service {
    pub(crate) fn new(kind: Kind, aws: &Aws) -> Self {
        match kind {
            Kind::Provisioned => Self::Provisioned(Redshift::new(aws)),
            Kind::Serverless => Self::Serverless(Serverless::new(aws)),
        }
    }

    /// The cluster, if there is one of that name.
    pub(crate) async fn describe(&self, name: &str) -> Result<Option<Described>, Refused> {
        match self {
            Self::Provisioned(redshift) => redshift.describe(name).await,
            Self::Serverless(serverless) => Box::pin(serverless.describe(name)).await,
        }
    }

    /// Every cluster of the region that may be ours.
    pub(crate) async fn ours(&self) -> Result<Vec<Described>, Refused> {
        match self {
            Self::Provisioned(redshift) => redshift.ours().await,
            Self::Serverless(serverless) => Box::pin(serverless.ours()).await,
        }
    }

    /// The manual snapshots of a cluster, or all that may be ours.
    pub(crate) async fn snapshots(&self, cluster: Option<&str>) -> Result<Vec<Snapshot>, Refused> {
        match self {
            Self::Provisioned(redshift) => redshift.snapshots(cluster).await,
            Self::Serverless(serverless) => Box::pin(serverless.snapshots(cluster)).await,
        }
    }

    /// Attaches the role and makes it the default of COPY.
    pub(crate) async fn attach(&self, name: &str, role_arn: &str) -> Result<(), Refused> {
        match self {
            Self::Provisioned(redshift) => redshift.attach(name, role_arn).await,
            Self::Serverless(serverless) => Box::pin(serverless.attach(name, role_arn)).await,
        }
    }

    /// Tags the cluster.
    pub(crate) async fn tag(
        &self,
        region: &str,
        identity: &Identity,
        name: &str,
        tags: &Tags,
    ) -> Result<(), Refused> {
        match self {
            Self::Provisioned(redshift) => {
                redshift.tag(&arn(region, identity, &format!("cluster:{name}")), tags).await
            }
            Self::Serverless(serverless) => Box::pin(serverless.tag(name, tags)).await,
        }
    }

    /// Tags a snapshot of the cluster.
    pub(crate) async fn tag_snapshot(
        &self,
        region: &str,
        identity: &Identity,
        (cluster, snapshot): (&str, &str),
        tags: &Tags,
    ) -> Result<(), Refused> {
        match self {
            Self::Provisioned(redshift) => {
                redshift.tag(&arn(region, identity, &format!("snapshot:{cluster}/{snapshot}")), tags).await
            }
            Self::Serverless(serverless) => Box::pin(serverless.tag_snapshot(snapshot, tags)).await,
        }
    }

    /// Asks for another size, given the one it has.
    pub(crate) async fn resize(&self, name: &str, now: u32, then: u32) -> Result<(), Refused> {
        match self {
            Self::Provisioned(redshift) => redshift.resize(name, then, now == 1 || then == 1).await,
            Self::Serverless(serverless) => Box::pin(serverless.resize(name, then)).await,
        }
    }

    /// Deletes the cluster, or the namespace whose workgroup is gone.
    pub(crate) async fn delete(&self, name: &str, final_snapshot: Option<&str>) -> Result<(), Refused> {
        match self {
            Self::Provisioned(redshift) => redshift.delete(name, final_snapshot).await,
            Self::Serverless(serverless) => Box::pin(serverless.delete_namespace(name, final_snapshot)).await,
        }
    }
}

/// An ARN, which describing a cluster does not tell.
fn arn(region: &str, identity: &Identity, resource: &str) -> String {
    format!("arn:{}:redshift:{region}:{}:{resource}", identity.partition(), identity.account)
}
