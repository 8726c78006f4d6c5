//! Every call of IAM: the role COPY reads as.

use std::collections::BTreeMap;

use aws_sdk_iam::Client;
use aws_sdk_iam::error::BuildError;
use aws_sdk_iam::types::Tag;

use super::actions as to;
use super::aws::Aws;
use super::call::{Call, Refused, Why, answered};
use super::role::{Attached, Role};

/// The service.
#[derive(Debug)]
pub(crate) struct Iam {
    client: Client,
}

/// All our roles lie below this path, so that they can be listed.
pub(crate) const PATH: &str = "/sparkify/";
/// The one policy that we write into the role.
pub(crate) const POLICY: &str = "sparkify-copy";

impl Iam {
    pub(crate) fn new(aws: &Aws) -> Self {
        Self { client: Client::new(&aws.sdk) }
    }

    /// The role with its tags, if there is one of that name.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html>
    pub(crate) async fn role(&self, name: &str) -> Result<Option<Role>, Refused> {
        let answer = self.client.get_role().role_name(name).send().await;
        Ok(found(answered(to::GET_ROLE, answer))?.and_then(|answer| answer.role.map(role)))
    }

    /// What the role may read, as JSON.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html>
    pub(crate) async fn policy(&self, name: &str) -> Result<Option<String>, Refused> {
        let answer = self.client.get_role_policy().role_name(name).policy_name(POLICY).send().await;
        Ok(found(answered(to::GET_ROLE_POLICY, answer))?.map(|answer| decoded(&answer.policy_document)))
    }

    /// The names of all roles below our path.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html>
    pub(crate) async fn roles(&self) -> Result<Vec<String>, Refused> {
        let mut names = Vec::new();
        let mut pages = self.client.list_roles().path_prefix(PATH).into_paginator().send();
        while let Some(page) = pages.next().await {
            names.extend(answered(to::LIST_ROLES, page)?.roles.into_iter().map(|role| role.role_name));
        }
        Ok(names)
    }

    /// Everything that has to go before the role can.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html>
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html>
    pub(crate) async fn attached(&self, name: &str) -> Result<Attached, Refused> {
        let mut attached = Attached::default();
        let mut pages = self.client.list_role_policies().role_name(name).into_paginator().send();
        while let Some(page) = pages.next().await {
            let Some(page) = found(answered(to::LIST_ROLE_POLICIES, page))? else { return Ok(attached) };
            attached.inline.extend(page.policy_names);
        }
        let mut pages = self.client.list_attached_role_policies().role_name(name).into_paginator().send();
        while let Some(page) = pages.next().await {
            let Some(page) = found(answered(to::LIST_ATTACHED_ROLE_POLICIES, page))? else { break };
            let arns = page.attached_policies.unwrap_or_default().into_iter();
            attached.managed.extend(arns.filter_map(|policy| policy.policy_arn));
        }
        Ok(attached)
    }

    /// Creates the role with its tags, which is one act: there is never a role of ours without them.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html>
    pub(crate) async fn create(
        &self,
        name: &str,
        trust: &str,
        tags: &BTreeMap<String, String>,
    ) -> Result<(), Refused> {
        let tags = list(to::CREATE_ROLE, tags)?;
        let request = self.client.create_role().role_name(name).path(PATH).set_tags(Some(tags));
        let request = request.assume_role_policy_document(trust);
        answered(to::CREATE_ROLE, request.send().await).map(drop)
    }

    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html>
    pub(crate) async fn tag(&self, name: &str, tags: &BTreeMap<String, String>) -> Result<(), Refused> {
        let tags = list(to::TAG_ROLE, tags)?;
        let answer = self.client.tag_role().role_name(name).set_tags(Some(tags)).send().await;
        answered(to::TAG_ROLE, answer).map(drop)
    }

    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html>
    pub(crate) async fn trust(&self, name: &str, document: &str) -> Result<(), Refused> {
        let request = self.client.update_assume_role_policy().role_name(name).policy_document(document);
        answered(to::UPDATE_ASSUME_ROLE_POLICY, request.send().await).map(drop)
    }

    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html>
    pub(crate) async fn put_policy(&self, name: &str, document: &str) -> Result<(), Refused> {
        let request = self.client.put_role_policy().role_name(name).policy_name(POLICY);
        answered(to::PUT_ROLE_POLICY, request.policy_document(document).send().await).map(drop)
    }

    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html>
    pub(crate) async fn delete_policy(&self, name: &str, policy: &str) -> Result<(), Refused> {
        let request = self.client.delete_role_policy().role_name(name).policy_name(policy);
        found(answered(to::DELETE_ROLE_POLICY, request.send().await)).map(drop)
    }

    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html>
    pub(crate) async fn detach_policy(&self, name: &str, arn: &str) -> Result<(), Refused> {
        let request = self.client.detach_role_policy().role_name(name).policy_arn(arn);
        found(answered(to::DETACH_ROLE_POLICY, request.send().await)).map(drop)
    }

    /// Deletes the role; that there is none is success.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html>
    pub(crate) async fn delete(&self, name: &str) -> Result<(), Refused> {
        found(answered(to::DELETE_ROLE, self.client.delete_role().role_name(name).send().await)).map(drop)
    }
}

/// What is not there is an answer, not a failure.
fn found<T>(answer: Result<T, Refused>) -> Result<Option<T>, Refused> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(refused) if refused.why == Why::NotThere => Ok(None),
        Err(refused) => Err(refused),
    }
}

fn list(call: Call, tags: &BTreeMap<String, String>) -> Result<Vec<Tag>, Refused> {
    let tags = tags.iter().map(|(key, value)| Tag::builder().key(key).value(value).build());
    tags.collect::<Result<_, _>>().map_err(|error: BuildError| Refused {
        call,
        why: Why::Invalid,
        code: None,
        said: error.to_string(),
    })
}

fn role(role: aws_sdk_iam::types::Role) -> Role {
    Role {
        trust: decoded(role.assume_role_policy_document().unwrap_or_default()),
        tags: role.tags().iter().map(|tag| (tag.key().to_owned(), tag.value().to_owned())).collect(),
        name: role.role_name,
        arn: role.arn,
        path: role.path,
    }
}

/// IAM answers documents percent-encoded (RFC 3986).
fn decoded(document: &str) -> String {
    let mut bytes = Vec::with_capacity(document.len());
    let mut rest = document.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = (first == b'%').then(|| document_byte(tail)).flatten();
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn document_byte(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits.get(..2)?).ok()?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_decoded_and_broken_codes_stay() {
        assert_eq!(decoded("%7B%22a%22%3A%20%22%C3%A9%25%22%7D"), r#"{"a": "é%"}"#);
        assert_eq!(decoded("100%, 5%4"), "100%, 5%4");
    }
}
