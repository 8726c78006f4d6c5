//! Every call of Amazon Redshift.

use aws_sdk_redshift::Client;
use aws_sdk_redshift::types::{Cluster, Tag};
use secrecy::ExposeSecret;

use super::actions as to;
use super::aws::Aws;
use super::call::{Refused, Why, answered};
use super::described::{AttachedRole, Described, Endpoint, Snapshot};
use super::kind::Kind;
use super::stack::Stack;
use super::tags::{self, Tags};

/// The service in one region.
#[derive(Debug)]
pub(crate) struct Redshift {
    client: Client,
}

impl Redshift {
    pub(crate) fn new(aws: &Aws) -> Self {
        Self { client: Client::new(&aws.sdk) }
    }

    /// The cluster, if there is one of that name.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusters.html>
    pub(crate) async fn describe(&self, name: &str) -> Result<Option<Described>, Refused> {
        let answer = self.client.describe_clusters().cluster_identifier(name).send().await;
        match answered(to::DESCRIBE_CLUSTERS, answer) {
            Ok(answer) => Ok(answer.clusters().first().map(described)),
            Err(refused) if refused.why == Why::NotThere => Ok(None),
            Err(refused) => Err(refused),
        }
    }

    /// Every cluster of the region that carries our tag.
    pub(crate) async fn ours(&self) -> Result<Vec<Described>, Refused> {
        let mut found = Vec::new();
        let request = self.client.describe_clusters().tag_keys(tags::MANAGED_BY);
        let mut pages = request.into_paginator().send();
        while let Some(page) = pages.next().await {
            found.extend(answered(to::DESCRIBE_CLUSTERS, page)?.clusters().iter().map(described));
        }
        Ok(found)
    }

    /// The manual snapshots of a cluster, or all that carry our tag.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusterSnapshots.html>
    pub(crate) async fn snapshots(&self, cluster: Option<&str>) -> Result<Vec<Snapshot>, Refused> {
        let request = self.client.describe_cluster_snapshots().snapshot_type("manual");
        let request = match cluster {
            Some(cluster) => request.cluster_identifier(cluster),
            None => request.tag_keys(tags::MANAGED_BY),
        };
        let mut found = Vec::new();
        let mut pages = request.into_paginator().send();
        while let Some(page) = pages.next().await {
            let page = match answered(to::DESCRIBE_CLUSTER_SNAPSHOTS, page) {
                Ok(page) => page,
                Err(refused) if refused.why == Why::NotThere => return Ok(found),
                Err(refused) => return Err(refused),
            };
            let manual = page.snapshots().iter().filter(|it| it.snapshot_type() == Some("manual"));
            found.extend(manual.map(snapshot).filter(|it| cluster.is_none_or(|name| it.cluster == name)));
        }
        Ok(found)
    }

    /// Asks for the cluster; it takes minutes until it is there.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html>
    pub(crate) async fn create(&self, stack: &Stack, role_arn: &str, tags: &Tags) -> Result<(), Refused> {
        let mut request = self
            .client
            .create_cluster()
            .cluster_identifier(&stack.name)
            .node_type(&stack.node_type)
            .db_name(&stack.database)
            .master_username(&stack.user)
            .port(i32::from(stack.port))
            // Said although it is the default: a cluster must never be open or readable by accident.
            .encrypted(true)
            .publicly_accessible(stack.public)
            .iam_roles(role_arn)
            .default_iam_role_arn(role_arn)
            .set_cluster_subnet_group_name(stack.subnet_group.clone())
            .set_tags(Some(list(tags)));
        // AWS takes several nodes for granted and then asks for their number.
        request = match i32::try_from(stack.nodes) {
            Ok(nodes) if nodes > 1 => request.cluster_type("multi-node").number_of_nodes(nodes),
            _ => request.cluster_type("single-node"),
        };
        request = match &stack.password {
            Some(password) => request.master_user_password(password.expose_secret()),
            None => request.manage_master_password(true),
        };
        for group in &stack.security_groups {
            request = request.vpc_security_group_ids(group);
        }
        answered(to::CREATE_CLUSTER, request.send().await).map(drop)
    }

    /// Attaches the role and makes it the default of COPY.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_ModifyClusterIamRoles.html>
    pub(crate) async fn attach(&self, name: &str, role_arn: &str) -> Result<(), Refused> {
        let request = self.client.modify_cluster_iam_roles().cluster_identifier(name);
        let request = request.add_iam_roles(role_arn).default_iam_role_arn(role_arn);
        answered(to::MODIFY_CLUSTER_IAM_ROLES, request.send().await).map(drop)
    }

    /// Tags a cluster or a snapshot.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateTags.html>
    pub(crate) async fn tag(&self, arn: &str, tags: &Tags) -> Result<(), Refused> {
        let request = self.client.create_tags().resource_name(arn).set_tags(Some(list(tags)));
        answered(to::CREATE_TAGS, request.send().await).map(drop)
    }

    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_PauseCluster.html>
    pub(crate) async fn pause(&self, name: &str) -> Result<(), Refused> {
        let answer = self.client.pause_cluster().cluster_identifier(name).send().await;
        answered(to::PAUSE_CLUSTER, answer).map(drop)
    }

    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_ResumeCluster.html>
    pub(crate) async fn resume(&self, name: &str) -> Result<(), Refused> {
        let answer = self.client.resume_cluster().cluster_identifier(name).send().await;
        answered(to::RESUME_CLUSTER, answer).map(drop)
    }

    /// Elastic where AWS can; from or to a single node it is a classic resize.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_ResizeCluster.html>
    pub(crate) async fn resize(&self, name: &str, nodes: u32, classic: bool) -> Result<(), Refused> {
        let request = self.client.resize_cluster().cluster_identifier(name).classic(classic);
        let request = match i32::try_from(nodes) {
            Ok(nodes) if nodes > 1 => request.cluster_type("multi-node").number_of_nodes(nodes),
            _ => request.cluster_type("single-node"),
        };
        answered(to::RESIZE_CLUSTER, request.send().await).map(drop)
    }

    /// Deletes the cluster, with the final snapshot that was named or with none.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_DeleteCluster.html>
    pub(crate) async fn delete(&self, name: &str, final_snapshot: Option<&str>) -> Result<(), Refused> {
        let request = self.client.delete_cluster().cluster_identifier(name);
        let request = match final_snapshot {
            Some(snapshot) => {
                request.skip_final_cluster_snapshot(false).final_cluster_snapshot_identifier(snapshot)
            }
            None => request.skip_final_cluster_snapshot(true),
        };
        match answered(to::DELETE_CLUSTER, request.send().await) {
            Err(refused) if refused.why != Why::NotThere => Err(refused),
            _ => Ok(()),
        }
    }
}

fn list(tags: &Tags) -> Vec<Tag> {
    tags.iter().map(|(key, value)| Tag::builder().key(key).value(value).build()).collect()
}

fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

fn tags_of(tags: &[Tag]) -> Tags {
    tags.iter().map(|tag| (text(tag.key()), text(tag.value()))).collect()
}

fn snapshot(snapshot: &aws_sdk_redshift::types::Snapshot) -> Snapshot {
    Snapshot {
        name: text(snapshot.snapshot_identifier()),
        cluster: text(snapshot.cluster_identifier()),
        tags: tags_of(snapshot.tags()),
    }
}

fn described(cluster: &Cluster) -> Described {
    let endpoint = cluster.endpoint().and_then(|endpoint| {
        let port = u16::try_from(endpoint.port()?).ok()?;
        Some(Endpoint { host: endpoint.address()?.to_owned(), port })
    });
    Described {
        name: text(cluster.cluster_identifier()),
        kind: Kind::Provisioned,
        state: text(cluster.cluster_status()),
        availability: cluster.cluster_availability_status().map(str::to_owned),
        endpoint,
        database: text(cluster.db_name()),
        user: text(cluster.master_username()),
        secret_arn: cluster.master_password_secret_arn().map(str::to_owned),
        node_type: text(cluster.node_type()),
        nodes: cluster.number_of_nodes().and_then(|nodes| u32::try_from(nodes).ok()).unwrap_or(1),
        public: cluster.publicly_accessible().unwrap_or_default(),
        vpc: cluster.vpc_id().map(str::to_owned),
        subnet_group: cluster.cluster_subnet_group_name().map(str::to_owned),
        security_groups: cluster
            .vpc_security_groups()
            .iter()
            .filter_map(|group| group.vpc_security_group_id().map(str::to_owned))
            .collect(),
        roles: cluster
            .iam_roles()
            .iter()
            .map(|role| AttachedRole { arn: text(role.iam_role_arn()), status: text(role.apply_status()) })
            .collect(),
        default_role: cluster.default_iam_role_arn().map(str::to_owned),
        tags: tags_of(cluster.tags()),
        created: cluster.cluster_create_time().map(aws_smithy_types::DateTime::secs),
    }
}
