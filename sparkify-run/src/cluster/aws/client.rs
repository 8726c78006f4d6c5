//! The client of every call: TLS by rustls with ring, through the proxy of the environment, trusting whom one is told to.

use std::env;
use std::path::{Path, PathBuf};

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use super::page::NoPages;
use crate::cluster::error::CloudError;
use crate::connection::roots;

/// The variable that names the authorities to trust.
///
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html>
const BUNDLE: &str = "AWS_CA_BUNDLE";

/// The client of everything, credentials included. The SDK's own knows neither this variable nor `HTTPS_PROXY`.
pub(super) fn client() -> Result<SharedHttpClient, CloudError> {
    let trusted = TlsContext::builder().with_trust_store(trusted()?).build();
    let trusted = trusted.expect("a list of authorities is all there is to go wrong, and it was read");
    let client = Builder::new().build_with_connector_fn(move |settings, components| {
        let mut connector = Connector::builder().proxy_config(ProxyConfig::from_env());
        connector.set_connector_settings(settings.cloned());
        connector.set_sleep_impl(components.and_then(RuntimeComponents::sleep_impl));
        let connector = connector.tls_provider(Provider::Rustls(CryptoMode::Ring));
        connector.tls_context(trusted.clone()).build()
    });
    Ok(SharedHttpClient::new(NoPages(client)))
}

/// The authorities of the named file and no others, as with the tools of AWS; else those of this machine.
fn trusted() -> Result<TrustStore, CloudError> {
    match env::var_os(BUNDLE).filter(|path| !path.is_empty()).map(PathBuf::from) {
        Some(path) => Ok(TrustStore::empty().with_pem_certificate(bundle(&path)?)),
        // Without a single root certificate the SDK would panic.
        None if rustls_native_certs::load_native_certs().certs.is_empty() => Err(CloudError::NoRoots),
        None => Ok(TrustStore::default()),
    }
}

/// The file, if everything in it is a certificate: the SDK would panic over what is none.
fn bundle(path: &Path) -> Result<Vec<u8>, CloudError> {
    let unusable = |reason: String| CloudError::Bundle { path: path.to_owned(), reason };
    let text = std::fs::read(path).map_err(|error| unusable(crate::error::in_words(&error)))?;
    roots::authorities(&text).map_err(unusable)?;
    Ok(text)
}
