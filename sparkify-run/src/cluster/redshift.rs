//! Every call of Amazon Redshift.

use aws_sdk_redshift::Client;
use aws_sdk_redshift::types::Cluster;

use super::aws::Aws;
use super::call::{Call, Refused, Why, answered};
use super::described::{AttachedRole, Described, Endpoint};

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
        const CALL: Call = Call { action: "redshift:DescribeClusters", purpose: "look at the cluster" };
        match answered(CALL, self.client.describe_clusters().cluster_identifier(name).send().await) {
            Ok(answer) => Ok(answer.clusters().first().map(described)),
            Err(refused) if refused.why == Why::NotThere => Ok(None),
            Err(refused) => Err(refused),
        }
    }
}

fn described(cluster: &Cluster) -> Described {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let endpoint = cluster.endpoint().and_then(|endpoint| {
        let port = u16::try_from(endpoint.port()?).ok()?;
        Some(Endpoint { host: endpoint.address()?.to_owned(), port })
    });
    Described {
        name: text(cluster.cluster_identifier()),
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
        tags: cluster.tags().iter().map(|tag| (text(tag.key()), text(tag.value()))).collect(),
        created: cluster.cluster_create_time().map(aws_smithy_types::DateTime::secs),
    }
}
