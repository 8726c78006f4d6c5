//! The cluster and what belongs to it: desired, described, made, and taken away again.
//!
//! Pure files decide from data to data; the AWS SDK is called in `aws`, `sts`, `iam`, `redshift` and
//! `serverless` alone.

pub(crate) mod actions;
pub(crate) mod aws;
pub(crate) mod call;
pub(crate) mod described;
pub(crate) mod document;
pub(crate) mod error;
pub(crate) mod ground;
pub(crate) mod iam;
pub(crate) mod journal;
pub(crate) mod kind;
pub(crate) mod make;
pub(crate) mod observed;
pub(crate) mod operator;
pub(crate) mod outline;
pub(crate) mod plan;
pub(crate) mod price;
pub(crate) mod redshift;
pub(crate) mod role;
pub(crate) mod rules;
pub(crate) mod serverless;
pub(crate) mod service;
pub(crate) mod stack;
pub(crate) mod sts;
pub(crate) mod sweep;
pub(crate) mod tags;
#[cfg(test)]
mod touch;
pub(crate) mod track;
pub(crate) mod unmake;
pub(crate) mod wait;

use aws::Aws;
use described::Described;
use error::CloudError;
use service::Service;
use stack::Stack;

/// The cluster of the stack as it is now; an error that says how to make one if there is none.
pub(crate) async fn describe(aws: &Aws, stack: &Stack) -> Result<Described, CloudError> {
    let described = Service::new(stack.kind, aws).describe(&stack.name).await?;
    described.ok_or_else(|| CloudError::NoCluster { name: stack.name.clone(), region: aws.region.clone() })
}

/// The same, but a cluster that is not ours is an error: for whoever is about to change it.
pub(crate) async fn described_as_ours(aws: &Aws, stack: &Stack) -> Result<Described, CloudError> {
    let cluster = describe(aws, stack).await?;
    if tags::are_of(&cluster.tags, stack.kind, &stack.name, &aws.region) {
        Ok(cluster)
    } else {
        Err(CloudError::Foreign { what: "cluster", name: cluster.name })
    }
}
