//! What AWS tells of `dwh`: a cluster of nodes, or a namespace and a workgroup.

use serde_json::{Value, json};

use super::SECRET;

/// Whether `dwh` is a cluster, or a namespace and a workgroup; then there is no cluster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) enum Made {
    #[default]
    OfNodes,
    Serverless,
}

/// What `dwh` is like.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Described {
    pub(in super::super) port: u16,
    pub(in super::super) password: &'static str,
    pub(in super::super) secret: bool,
    pub(in super::super) public: bool,
    /// Whether the identity may log in as itself.
    pub(in super::super) with_iam: bool,
    pub(in super::super) made: Made,
    /// A COPY of the events takes until a statement that begins so has come.
    pub(in super::super) slow_until: Option<&'static str>,
}

impl Described {
    /// The result of a call that Redshift allows.
    pub(super) fn xml(&self, action: &str) -> Option<String> {
        let Self { port, password, secret, public, with_iam, made, .. } = self;
        let secret = if *secret {
            format!("<MasterPasswordSecretArn>{SECRET}</MasterPasswordSecretArn>")
        } else {
            String::new()
        };
        let credentials = |user: &str| format!("<DbUser>{user}</DbUser><DbPassword>{password}</DbPassword>");
        match action {
            _ if *made == Made::Serverless => None,
            "DescribeClusters" => Some(format!(
                "<Clusters><Cluster><ClusterIdentifier>dwh</ClusterIdentifier><ClusterStatus>available</ClusterStatus>\
                 <Endpoint><Address>localhost</Address><Port>{port}</Port></Endpoint><DBName>dev</DBName>\
                 <MasterUsername>amira</MasterUsername>{secret}<PubliclyAccessible>{public}</PubliclyAccessible>\
                 <ClusterSubnetGroupName>private</ClusterSubnetGroupName><VpcSecurityGroups><VpcSecurityGroup>\
                 <VpcSecurityGroupId>sg-12</VpcSecurityGroupId></VpcSecurityGroup></VpcSecurityGroups>\
                 </Cluster></Clusters>"
            )),
            "GetClusterCredentialsWithIAM" if *with_iam => Some(credentials("IAMR:loader")),
            "GetClusterCredentials" => Some(credentials("IAM:amira")),
            _ => None,
        }
    }

    /// The answer of a service that speaks JSON.
    pub(super) fn json(&self, action: &str) -> Option<Value> {
        let secret = self.secret.then_some(SECRET);
        match action {
            "GetSecretValue" => {
                let secret = json!({"username": "amira", "password": self.password});
                Some(json!({"ARN": SECRET, "SecretString": secret.to_string()}))
            }
            _ if self.made == Made::OfNodes => None,
            "GetNamespace" => Some(json!({"namespace": {
                "namespaceName": "dwh", "namespaceArn": "arn:of:namespace", "status": "AVAILABLE", "dbName": "dev",
                "adminUsername": "amira", "adminPasswordSecretArn": secret, "iamRoles": [],
            }})),
            "GetWorkgroup" => Some(json!({"workgroup": {
                "workgroupName": "dwh", "workgroupArn": "arn:of:workgroup", "namespaceName": "dwh",
                "status": "AVAILABLE", "baseCapacity": 8, "publiclyAccessible": self.public,
                "securityGroupIds": ["sg-12"], "endpoint": {"address": "localhost", "port": self.port},
            }})),
            "ListTagsForResource" => Some(json!({"tags": []})),
            "GetCredentials" if self.with_iam => Some(
                json!({"dbUser": "IAMR:loader", "dbPassword": self.password, "expiration": 1_790_000_000}),
            ),
            _ => None,
        }
    }
}
