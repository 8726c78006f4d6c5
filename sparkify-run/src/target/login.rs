//! Who asks a cluster, and where the password comes from; asked anew for each connection, as some are short-lived.

use std::sync::Arc;

use aws_sdk_redshift::Client as Redshift;
use aws_sdk_redshiftserverless::Client as Serverless;
use aws_sdk_secretsmanager::Client as Secrets;
use secrecy::SecretString;

use crate::cluster::aws::Aws;
use crate::cluster::call::{Call, Refused, Why, answered};
use crate::error::Error;

/// Seconds that temporary credentials are valid; they only have to last until the login is through.
const SECONDS: i32 = 900;

/// Where the password comes from.
#[derive(Debug, Clone)]
pub(crate) enum Login {
    /// From the configuration.
    Password { user: String, password: SecretString },
    /// Kept, and changed now and then, by AWS Secrets Manager.
    Secret { aws: Arc<Aws>, arn: String },
    /// Made by Redshift for whoever the AWS credentials say we are.
    Identity { aws: Arc<Aws>, cluster: String, database: String, user: Option<String> },
    /// The same of a workgroup.
    Workgroup { aws: Arc<Aws>, workgroup: String, database: String },
}

/// A user and the password of the moment.
#[derive(Debug, Clone)]
pub(crate) struct Credentials {
    pub(crate) user: String,
    pub(crate) password: SecretString,
}

impl Login {
    /// The credentials for one connection.
    pub(crate) async fn credentials(&self) -> Result<Credentials, Error> {
        match self {
            Self::Password { user, password } => {
                Ok(Credentials { user: user.clone(), password: password.clone() })
            }
            Self::Secret { aws, arn } => secret(aws, arn).await,
            Self::Identity { aws, cluster, database, user } => {
                identity(aws, cluster, database, user.as_deref()).await
            }
            Self::Workgroup { aws, workgroup, database } => of_workgroup(aws, workgroup, database).await,
        }
    }
}

/// <https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html>
async fn secret(aws: &Aws, arn: &str) -> Result<Credentials, Error> {
    const CALL: Call =
        Call { action: "secretsmanager:GetSecretValue", purpose: "read the cluster's password" };
    let answer = answered(CALL, Secrets::new(&aws.sdk).get_secret_value().secret_id(arn).send().await)?;
    let secret: Option<serde_json::Value> =
        answer.secret_string().and_then(|text| serde_json::from_str(text).ok());
    let text = |key: &str| secret.as_ref()?.get(key)?.as_str().map(str::to_owned);
    match (text("username"), text("password")) {
        (Some(user), Some(password)) => Ok(Credentials { user, password: SecretString::from(password) }),
        _ => Err(Error::NoSecret { arn: arn.to_owned() }),
    }
}

/// The identity itself is the user; where that may not be, a user of the database that it may become.
///
/// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_GetClusterCredentialsWithIAM.html>
async fn identity(
    aws: &Aws,
    cluster: &str,
    database: &str,
    user: Option<&str>,
) -> Result<Credentials, Error> {
    const CALL: Call = Call {
        action: "redshift:GetClusterCredentialsWithIAM",
        purpose: "get temporary credentials of the cluster",
    };
    let client = Redshift::new(&aws.sdk);
    let request = client.get_cluster_credentials_with_iam();
    let request = request.cluster_identifier(cluster).db_name(database).duration_seconds(SECONDS);
    let refused = match answered(CALL, request.send().await) {
        Ok(answer) => return credentials(CALL, answer.db_user(), answer.db_password()),
        Err(refused) => refused,
    };
    match user {
        Some(user) if matches!(refused.why, Why::Denied | Why::Invalid | Why::Other | Why::Server) => {
            as_user(&client, cluster, database, user).await
        }
        _ => Err(refused.into()),
    }
}

/// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_GetClusterCredentials.html>
async fn as_user(client: &Redshift, cluster: &str, database: &str, user: &str) -> Result<Credentials, Error> {
    const CALL: Call = Call {
        action: "redshift:GetClusterCredentials",
        purpose: "get temporary credentials of a user of the cluster",
    };
    let request = client.get_cluster_credentials().cluster_identifier(cluster).db_name(database);
    let request = request.db_user(user).duration_seconds(SECONDS).auto_create(false);
    let answer = answered(CALL, request.send().await)?;
    credentials(CALL, answer.db_user(), answer.db_password())
}

/// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_GetCredentials.html>
async fn of_workgroup(aws: &Aws, workgroup: &str, database: &str) -> Result<Credentials, Error> {
    const CALL: Call = Call {
        action: "redshift-serverless:GetCredentials",
        purpose: "get temporary credentials of the workgroup",
    };
    let request = Serverless::new(&aws.sdk).get_credentials().workgroup_name(workgroup).db_name(database);
    let answer = answered(CALL, request.duration_seconds(SECONDS).send().await)?;
    credentials(CALL, answer.db_user(), answer.db_password())
}

/// The name is used as it comes, `IAM:` or `IAMR:` and all.
fn credentials(call: Call, user: Option<&str>, password: Option<&str>) -> Result<Credentials, Error> {
    let (Some(user), Some(password)) = (user, password) else {
        let said = "the answer holds no user or no password".to_owned();
        return Err(Refused { call, why: Why::Other, code: None, said }.into());
    };
    Ok(Credentials { user: user.to_owned(), password: SecretString::from(password) })
}
