//! The door to AWS: credentials, region and time limits, checked before anything is asked.

mod client;
mod pace;
mod page;
mod profile;

use std::{env, fmt};

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{AppName, BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::error::CredentialsError;
use secrecy::ExposeSecret;

use super::error::{CloudError, Login};
use crate::config::Config;
use crate::config::setting::Origin;

pub(crate) use pace::Pace;
pub(crate) use page::SIGN as WEB_PAGE;

/// What every client of an AWS service is made from.
pub(crate) struct Aws {
    pub(crate) sdk: SdkConfig,
    pub(crate) region: String,
    pub(crate) pace: Pace,
}

impl fmt::Debug for Aws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The SDK's configuration holds credentials.
        f.debug_struct("Aws").field("region", &self.region).finish_non_exhaustive()
    }
}

/// Loads credentials and region as the AWS tools do; `AWS_ENDPOINT_URL` leads elsewhere.
pub(crate) async fn load(config: &Config) -> Result<Aws, CloudError> {
    let profile = chosen_profile()?;
    let pace = Pace::from_environment();
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .http_client(client::client()?)
        .timeout_config(
            TimeoutConfig::builder()
                .connect_timeout(pace.attempt.min(Pace::CONNECT))
                .operation_attempt_timeout(pace.attempt)
                .operation_timeout(pace.operation)
                .build(),
        )
        .retry_config(RetryConfig::standard().with_max_attempts(3).with_initial_backoff(pace.backoff));
    if let Ok(name) = AppName::new("sparkify") {
        loader = loader.app_name(name);
    }
    if let Some(credentials) = written(config) {
        loader = loader.credentials_provider(credentials);
    }
    let mut sdk = loader.load().await;
    // Only if nothing nearer names one: a region that is merely expected must not hide the one in use.
    if let (None, Some(region)) = (sdk.region(), config.text("cluster.region")) {
        sdk = sdk.into_builder().region(Region::new(region.to_owned())).build();
    }
    let region = sdk.region().map(ToString::to_string).ok_or(CloudError::NoRegion)?;
    credentials(&sdk, profile).await?;
    Ok(Aws { sdk, region, pace })
}

/// The profile in use; the SDK would silently go on without one that does not exist.
fn chosen_profile() -> Result<Option<String>, CloudError> {
    let Some(name) = env::var("AWS_PROFILE").ok().filter(|name| !name.is_empty()) else { return Ok(None) };
    let known = profile::known();
    if known.contains(&name) { Ok(Some(name)) } else { Err(CloudError::NoProfile { name, known }) }
}

/// Keys that stand in `dwh.cfg`; those of the environment are the SDK's to find.
fn written(config: &Config) -> Option<Credentials> {
    let setting = config.setting("s3.access_key_id")?;
    if !matches!(setting.origin, Origin::File { .. }) {
        return None;
    }
    let secret = config.secret("s3.secret_access_key")?;
    let token = config.secret("s3.session_token").map(|token| token.expose_secret().to_owned());
    Some(Credentials::new(setting.plain()?, secret.expose_secret(), token, None, "configuration file"))
}

/// Asks for the credentials once, so that their lack has words of its own and not those of some call.
async fn credentials(sdk: &SdkConfig, profile: Option<String>) -> Result<(), CloudError> {
    let Some(provider) = sdk.credentials_provider() else { return Err(CloudError::NoCredentials) };
    match provider.provide_credentials().await {
        Ok(_) => Ok(()),
        Err(error) => Err(lack(&error, profile)),
    }
}

fn lack(error: &CredentialsError, profile: Option<String>) -> CloudError {
    let said = in_full(error);
    // The SDK has no type for a login that is missing or over; its words are all there is.
    let login = ["sso", "expired"].iter().any(|word| said.to_lowercase().contains(word));
    match error {
        CredentialsError::CredentialsNotLoaded(_) if !login => CloudError::NoCredentials,
        _ if login => CloudError::Login(Login { profile, said }),
        _ => CloudError::Credentials { said },
    }
}

/// An error with its causes, which `Display` of the SDK leaves out.
pub(crate) fn in_full(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !said.contains(&text) {
            said.push_str(": ");
            said.push_str(&text);
        }
        cause = error.source();
    }
    said
}
