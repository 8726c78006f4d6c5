//! Takes a web page for what it is: the SDK takes one for success where it expects an empty answer.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

/// What stands in the error, for whoever gives it a meaning.
pub(crate) const SIGN: &str = "a web page instead of an answer";

/// A client whose answers are never web pages.
#[derive(Debug)]
pub(crate) struct NoPages(pub(crate) SharedHttpClient);

#[derive(Debug)]
struct Connector(SharedHttpConnector);

impl HttpClient for NoPages {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(Connector(self.0.http_connector(settings, components)))
    }
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let answer = self.0.call(request);
        HttpConnectorFuture::new(async move {
            let answer = answer.await?;
            let kind = answer.headers().get("content-type").unwrap_or_default();
            // A failing gateway may answer with a page too; that one the SDK may repeat.
            if answer.status().is_success() && kind.starts_with("text/html") {
                return Err(ConnectorError::other(SIGN.into(), None));
            }
            Ok(answer)
        })
    }
}
