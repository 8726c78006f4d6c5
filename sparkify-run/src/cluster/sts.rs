//! Every call of the Security Token Service: whose credentials these are.

use aws_sdk_sts::Client;

use super::actions::GET_CALLER_IDENTITY;
use super::aws::Aws;
use super::call::{Refused, answered};

/// The caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) account: String,
    /// A user, or the session of a role.
    pub(crate) arn: String,
}

impl Identity {
    /// `aws`, `aws-cn` or `aws-us-gov`: the first part of every ARN of this account.
    pub(crate) fn partition(&self) -> &str {
        self.arn.split(':').nth(1).filter(|partition| !partition.is_empty()).unwrap_or("aws")
    }
}

/// Who is asking.
///
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>
pub(crate) async fn identity(aws: &Aws) -> Result<Identity, Refused> {
    let client = Client::new(&aws.sdk);
    let answer = answered(GET_CALLER_IDENTITY, client.get_caller_identity().send().await)?;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    Ok(Identity { account: text(answer.account()), arn: text(answer.arn()) })
}
