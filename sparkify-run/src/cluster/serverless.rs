//! Every call of Amazon Redshift Serverless: a namespace and a workgroup of one name, seen as one cluster.

use aws_sdk_redshiftserverless::Client;
use aws_sdk_redshiftserverless::types::{ConfigParameter, Namespace, Tag, Workgroup};
use aws_smithy_types::error::operation::BuildError;
use secrecy::ExposeSecret;

use super::actions as to;
use super::aws::Aws;
use super::call::{Call, Refused, Why, answered};
use super::described::{Described, Snapshot};
use super::stack::Stack;
use super::tags::Tags;

mod describe;

/// The service in one region.
#[derive(Debug)]
pub(crate) struct Serverless {
    client: Client,
}

impl Serverless {
    pub(crate) fn new(aws: &Aws) -> Self {
        Self { client: Client::new(&aws.sdk) }
    }

    /// Both halves as one, if there is a namespace or a workgroup of that name.
    pub(crate) async fn describe(&self, name: &str) -> Result<Option<Described>, Refused> {
        let namespace = self.namespace(name).await?;
        let workgroup = self.workgroup(name).await?;
        let namespace = match namespace {
            Some(it) => Some((self.tags(it.namespace_arn()).await?, it)),
            None => None,
        };
        let workgroup = match workgroup {
            Some(it) => Some((self.tags(it.workgroup_arn()).await?, it)),
            None => None,
        };
        Ok(describe::described(name, namespace, workgroup))
    }

    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_GetNamespace.html>
    async fn namespace(&self, name: &str) -> Result<Option<Namespace>, Refused> {
        let answer = self.client.get_namespace().namespace_name(name).send().await;
        Ok(found(answered(to::GET_NAMESPACE, answer))?.and_then(|answer| answer.namespace))
    }

    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_GetWorkgroup.html>
    async fn workgroup(&self, name: &str) -> Result<Option<Workgroup>, Refused> {
        let answer = self.client.get_workgroup().workgroup_name(name).send().await;
        Ok(found(answered(to::GET_WORKGROUP, answer))?.and_then(|answer| answer.workgroup))
    }

    /// The tags of what may be gone by now.
    ///
    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_ListTagsForResource.html>
    async fn tags(&self, arn: Option<&str>) -> Result<Tags, Refused> {
        let answer = self.client.list_tags_for_resource().resource_arn(arn.unwrap_or_default()).send().await;
        let answer = found(answered(to::LIST_TAGS_FOR_RESOURCE, answer))?;
        let tags = answer.and_then(|answer| answer.tags).unwrap_or_default();
        Ok(tags.into_iter().map(|tag| (tag.key, tag.value)).collect())
    }

    /// Every namespace of the region with its workgroup; AWS cannot be asked for those with a tag alone.
    ///
    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_ListNamespaces.html>
    pub(crate) async fn ours(&self) -> Result<Vec<Described>, Refused> {
        let mut found = Vec::new();
        let mut pages = self.client.list_namespaces().into_paginator().send();
        while let Some(page) = pages.next().await {
            for namespace in answered(to::LIST_NAMESPACES, page)?.namespaces {
                found.extend(self.describe(namespace.namespace_name().unwrap_or_default()).await?);
            }
        }
        Ok(found)
    }

    /// The snapshots of a namespace, or of all with their tags. Those of a namespace that is gone are looked for too, so
    /// that AWS is not asked by its name.
    ///
    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_ListSnapshots.html>
    pub(crate) async fn snapshots(&self, namespace: Option<&str>) -> Result<Vec<Snapshot>, Refused> {
        let mut snapshots = Vec::new();
        let mut pages = self.client.list_snapshots().into_paginator().send();
        while let Some(page) = pages.next().await {
            let all = answered(to::LIST_SNAPSHOTS, page)?.snapshots.unwrap_or_default();
            for snapshot in all {
                if namespace.is_some_and(|name| snapshot.namespace_name() != Some(name)) {
                    continue;
                }
                let tags = match namespace {
                    Some(_) => Tags::new(),
                    None => self.tags(snapshot.snapshot_arn()).await?,
                };
                let cluster = snapshot.namespace_name.unwrap_or_default();
                let name = snapshot.snapshot_name.unwrap_or_default();
                snapshots.push(Snapshot { name, cluster, tags });
            }
        }
        Ok(snapshots)
    }

    /// Asks for the half that holds the data, the users and the role.
    ///
    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateNamespace.html>
    pub(crate) async fn create_namespace(
        &self,
        stack: &Stack,
        role_arn: &str,
        tags: &Tags,
    ) -> Result<(), Refused> {
        let request = self
            .client
            .create_namespace()
            .namespace_name(&stack.name)
            .db_name(&stack.database)
            .admin_username(&stack.user)
            .iam_roles(role_arn)
            .default_iam_role_arn(role_arn)
            .set_tags(Some(list(to::CREATE_NAMESPACE, tags)?));
        let request = match &stack.password {
            Some(password) => request.admin_user_password(password.expose_secret()),
            None => request.manage_admin_password(true),
        };
        answered(to::CREATE_NAMESPACE, request.send().await).map(drop)
    }

    /// Asks for the half that computes and listens.
    ///
    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateWorkgroup.html>
    pub(crate) async fn create_workgroup(&self, stack: &Stack, tags: &Tags) -> Result<(), Refused> {
        // Said although it is the default: nothing ever goes over the network in the clear.
        let encrypted =
            ConfigParameter::builder().parameter_key("require_ssl").parameter_value("true").build();
        let request = self
            .client
            .create_workgroup()
            .workgroup_name(&stack.name)
            .namespace_name(&stack.name)
            .set_base_capacity(i32::try_from(stack.nodes).ok())
            .publicly_accessible(stack.public)
            .port(i32::from(stack.port))
            .config_parameters(encrypted)
            .set_tags(Some(list(to::CREATE_WORKGROUP, tags)?));
        let groups = Some(stack.security_groups.clone()).filter(|groups| !groups.is_empty());
        answered(to::CREATE_WORKGROUP, request.set_security_group_ids(groups).send().await).map(drop)
    }

    /// Attaches the role to the namespace and makes it the default of COPY; AWS takes the whole list of roles.
    ///
    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_UpdateNamespace.html>
    pub(crate) async fn attach(&self, name: &str, role_arn: &str) -> Result<(), Refused> {
        let namespace = self.namespace(name).await?;
        let roles = namespace.iter().flat_map(Namespace::iam_roles).map(|text| describe::role(text).arn);
        let mut roles: Vec<String> = roles.filter(|arn| arn != role_arn).collect();
        roles.push(role_arn.to_owned());
        let request = self.client.update_namespace().namespace_name(name).set_iam_roles(Some(roles));
        answered(to::UPDATE_NAMESPACE, request.default_iam_role_arn(role_arn).send().await).map(drop)
    }

    /// Tags both halves, or the one there is.
    pub(crate) async fn tag(&self, name: &str, tags: &Tags) -> Result<(), Refused> {
        let namespace = self.namespace(name).await?.and_then(|it| it.namespace_arn);
        let workgroup = self.workgroup(name).await?.and_then(|it| it.workgroup_arn);
        for arn in namespace.iter().chain(&workgroup) {
            self.tag_resource(arn, tags).await?;
        }
        Ok(())
    }

    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_GetSnapshot.html>
    pub(crate) async fn tag_snapshot(&self, name: &str, tags: &Tags) -> Result<(), Refused> {
        let answer = self.client.get_snapshot().snapshot_name(name).send().await;
        let snapshot = answered(to::GET_SNAPSHOT, answer)?.snapshot;
        self.tag_resource(&snapshot.and_then(|it| it.snapshot_arn).unwrap_or_default(), tags).await
    }

    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_TagResource.html>
    async fn tag_resource(&self, arn: &str, tags: &Tags) -> Result<(), Refused> {
        let tags = list(to::TAG_RESOURCE, tags)?;
        let answer = self.client.tag_resource().resource_arn(arn).set_tags(Some(tags)).send().await;
        answered(to::TAG_RESOURCE, answer).map(drop)
    }

    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_UpdateWorkgroup.html>
    pub(crate) async fn resize(&self, name: &str, rpus: u32) -> Result<(), Refused> {
        let request = self.client.update_workgroup().workgroup_name(name);
        let answer = request.set_base_capacity(i32::try_from(rpus).ok()).send().await;
        answered(to::UPDATE_WORKGROUP, answer).map(drop)
    }

    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_DeleteWorkgroup.html>
    pub(crate) async fn delete_workgroup(&self, name: &str) -> Result<(), Refused> {
        let answer = self.client.delete_workgroup().workgroup_name(name).send().await;
        found(answered(to::DELETE_WORKGROUP, answer)).map(drop)
    }

    /// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_DeleteNamespace.html>
    pub(crate) async fn delete_namespace(&self, name: &str, snapshot: Option<&str>) -> Result<(), Refused> {
        let request = self.client.delete_namespace().namespace_name(name);
        let answer = request.set_final_snapshot_name(snapshot.map(str::to_owned)).send().await;
        found(answered(to::DELETE_NAMESPACE, answer)).map(drop)
    }
}

/// Nothing of that name is an answer.
fn found<T>(answer: Result<T, Refused>) -> Result<Option<T>, Refused> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(refused) if refused.why == Why::NotThere => Ok(None),
        Err(refused) => Err(refused),
    }
}

fn list(call: Call, tags: &Tags) -> Result<Vec<Tag>, Refused> {
    let tag = |(key, value): (&String, &String)| Tag::builder().key(key).value(value).build();
    let tags: Result<_, BuildError> = tags.iter().map(tag).collect();
    tags.map_err(|error| Refused { call, why: Why::Invalid, code: None, said: error.to_string() })
}
