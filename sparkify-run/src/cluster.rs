//! The cluster and what belongs to it: desired, described, made, and taken away again.
//!
//! Pure files decide from data to data; the AWS SDK is called in `aws`, `sts`, `iam` and `redshift` alone.

pub(crate) mod aws;
pub(crate) mod call;
pub(crate) mod described;
pub(crate) mod error;
pub(crate) mod redshift;
pub(crate) mod stack;

use aws::Aws;
use described::Described;
use error::CloudError;
use redshift::Redshift;
use stack::Stack;

/// The cluster of the stack as it is now; an error that says how to make one if there is none.
pub(crate) async fn describe(aws: &Aws, stack: &Stack) -> Result<Described, CloudError> {
    let described = Redshift::new(aws).describe(&stack.name).await?;
    described.ok_or_else(|| CloudError::NoCluster { name: stack.name.clone(), region: aws.region.clone() })
}
