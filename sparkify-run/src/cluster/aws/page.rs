//! Takes a web page for what it is: the SDK takes one for success where it expects an empty answer.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;

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
            let mut answer = answer.await?;
            let kind = answer.headers().get("content-type").unwrap_or_default();
            // A failing gateway may answer with a page too; that one the SDK may repeat.
            if answer.status().is_success() && kind.starts_with("text/html") {
                let body = ByteStream::new(answer.take_body()).collect().await;
                let body = body.map_err(|error| ConnectorError::other(error.into(), None))?.into_bytes();
                if is_page(&body) {
                    return Err(ConnectorError::other(SIGN.into(), None));
                }
                // Not all that is called a page is one: a stand-in for AWS may name its JSON so.
                *answer.body_mut() = SdkBody::from(body);
            }
            Ok(answer)
        })
    }
}

fn is_page(body: &[u8]) -> bool {
    let body = body.trim_ascii_start();
    let starts =
        |with: &str| body.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with.as_bytes()));
    starts("<!doctype html") || starts("<html")
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn a_page_is_known_by_its_first_words() {
        for page in ["<!DOCTYPE html><html></html>", "\n <!doctype HTML>", "<HTML lang=en>"] {
            assert!(is_page(page.as_bytes()), "{page}");
        }
        for answer in ["", "{\"Name\": \"<html>\"}", "<?xml version='1.0'?><DescribeClustersResponse/>", "<"]
        {
            assert!(!is_page(answer.as_bytes()), "{answer}");
        }
    }
}
