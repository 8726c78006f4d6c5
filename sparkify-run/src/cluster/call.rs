//! One call of AWS, and what its failure means: the SDK says "service error" and leaves the rest to us.

use std::fmt;

use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::Response;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::aws;

/// A call: the action as IAM names it, and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) action: &'static str,
    /// Completes "to …".
    pub(crate) purpose: &'static str,
}

/// A call that AWS, or the way to it, did not fulfil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) call: Call,
    pub(crate) why: Why,
    /// AWS's name of the error, if it was AWS that answered.
    pub(crate) code: Option<String>,
    /// What was said, word for word.
    pub(crate) said: String,
}

/// What a refusal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// The caller lacks a permission.
    Denied,
    /// The session or its token is over.
    Expired,
    /// AWS does not know the credentials.
    UnknownCredentials,
    /// Too many calls.
    Throttled,
    /// A limit of the account.
    Quota,
    /// AWS has no free machine of this type here.
    Capacity,
    /// There is something of that name.
    AlreadyThere,
    /// There is nothing of that name.
    NotThere,
    /// Another change is under way.
    Busy,
    /// A new role is not known everywhere yet.
    Spreading,
    /// Something still hangs on it.
    InUse,
    /// AWS finds the request wrong.
    Invalid,
    /// The answer is a web page: a proxy or a login page stands in between.
    WebPage,
    /// No connection.
    Unreachable,
    /// A server whose certificate none of the trusted authorities made, or made for another.
    Untrusted,
    /// The connection broke, or the answer did, and AWS may have acted.
    Broken,
    /// No answer in time; AWS may have acted.
    Timeout,
    /// AWS failed.
    Server,
    /// Anything else.
    Other,
}

impl Refused {
    /// Whether AWS may have done what was asked although the answer does not say so.
    pub(crate) fn may_have_acted(&self) -> bool {
        matches!(self.why, Why::AlreadyThere | Why::Broken | Why::Timeout | Why::Server | Why::WebPage)
    }

    /// Whether the same call may well succeed in a moment.
    pub(crate) fn passes(&self) -> bool {
        matches!(
            self.why,
            Why::Throttled | Why::Unreachable | Why::Broken | Why::Timeout | Why::Server | Why::WebPage
        )
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Call { action, purpose } = self.call;
        match self.why {
            Why::Denied => {
                write!(f, "these credentials may not {purpose}: they lack the permission `{action}`")
            }
            Why::Expired => write!(f, "the AWS session expired before it could {purpose}"),
            Why::UnknownCredentials => write!(f, "AWS does not accept these credentials, asked to {purpose}"),
            Why::Throttled => write!(f, "AWS throttles the calls of this account, asked to {purpose}"),
            Why::Quota => write!(f, "a limit of the account is reached, asked to {purpose}: {}", self.said),
            Why::Capacity => {
                write!(
                    f,
                    "AWS has no free capacity of this node type here, asked to {purpose}: {}",
                    self.said
                )
            }
            Why::WebPage => {
                write!(
                    f,
                    "a web page came instead of an answer of AWS, asked to {purpose}: a proxy stands in between"
                )
            }
            Why::Unreachable => write!(f, "AWS cannot be reached to {purpose}: {}", self.said),
            Why::Untrusted => {
                write!(
                    f,
                    "what answers for AWS has a certificate that is not trusted, asked to {purpose}: {}",
                    self.said
                )
            }
            Why::Broken => write!(f, "the connection to AWS broke, asked to {purpose}"),
            Why::Timeout => write!(f, "AWS did not answer in time, asked to {purpose}"),
            Why::Server => write!(f, "AWS failed by itself, asked to {purpose}: {}", self.said),
            Why::Busy => write!(f, "another change is under way, asked to {purpose}: {}", self.said),
            Why::AlreadyThere | Why::NotThere | Why::Spreading | Why::InUse | Why::Invalid | Why::Other => {
                write!(f, "AWS refused to {purpose}: {}", self.said)
            }
        }
    }
}

/// Makes an SDK's answer ours.
pub(crate) fn answered<T, E>(call: Call, answer: Result<T, SdkError<E, Response>>) -> Result<T, Refused>
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    let answer = answer.map_err(|error| refused(call, &error));
    match &answer {
        Ok(_) => tracing::debug!(action = call.action, "answered"),
        Err(refused) => {
            tracing::debug!(action = call.action, why = ?refused.why, code = ?refused.code, said = refused.said, "refused");
        }
    }
    answer
}

fn refused<E>(call: Call, error: &SdkError<E, Response>) -> Refused
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    let body = error.raw_response().and_then(|response| response.body().bytes()).unwrap_or_default();
    let body = String::from_utf8_lossy(body);
    // A gateway in between may wrap an error in another way than the SDK reads.
    let code = error.code().map(str::to_owned).or_else(|| element(&body, "Code"));
    let message = error.message().map(str::to_owned).or_else(|| element(&body, "Message"));
    let why = match error {
        SdkError::TimeoutError(_) => Why::Timeout,
        SdkError::DispatchFailure(_) if aws::in_full(error).contains(aws::WEB_PAGE) => Why::WebPage,
        SdkError::DispatchFailure(_) if aws::in_full(error).to_lowercase().contains("certificate") => {
            Why::Untrusted
        }
        SdkError::DispatchFailure(failure) if failure.is_timeout() => Why::Unreachable,
        SdkError::DispatchFailure(_) if was_never_sent(error) => Why::Unreachable,
        SdkError::DispatchFailure(_) => Why::Broken,
        SdkError::ResponseError(_) | SdkError::ServiceError(_) => {
            let response = error.raw_response();
            match code.as_deref() {
                _ if is_web_page(&body) => Why::WebPage,
                Some(code) => of_code(code, message.as_deref().unwrap_or_default()),
                None if response.is_some_and(|it| it.status().is_server_error()) => Why::Server,
                None => Why::Broken,
            }
        }
        _ => of_construction(&aws::in_full(error)),
    };
    let said = match message {
        Some(message) if !message.is_empty() => message.trim_end_matches('.').to_owned(),
        _ if why == Why::Server => "no reason given".to_owned(),
        _ => aws::in_full(error),
    };
    Refused { call, why, code, said }
}

/// A name that does not resolve and a port nobody listens on: nothing can have been done.
fn was_never_sent<E: std::error::Error + 'static>(error: &SdkError<E, Response>) -> bool {
    let said = aws::in_full(error).to_lowercase();
    ["dns error", "failed to lookup", "connection refused", "tcp connect error"]
        .iter()
        .any(|sign| said.contains(sign))
}

/// Credentials are fetched anew while a request is made; that is where a session's end shows.
fn of_construction(said: &str) -> Why {
    let said = said.to_lowercase();
    if said.contains("expired") || said.contains("sso") || said.contains("token") {
        Why::Expired
    } else {
        Why::Other
    }
}

fn is_web_page(body: &str) -> bool {
    let start: String = body.trim_start().chars().take(20).collect();
    let start = start.to_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// What is between `<name>` and `</name>`.
fn element(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    Some(rest.split_once(&format!("</{name}>"))?.0.trim().to_owned())
}

/// What a code means; most are not typed by the SDK.
fn of_code(code: &str, message: &str) -> Why {
    match code {
        "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation" | "NotAuthorized" => Why::Denied,
        "ExpiredToken" | "ExpiredTokenException" | "RequestExpired" => Why::Expired,
        "InvalidClientTokenId" | "UnrecognizedClientException" | "SignatureDoesNotMatch" | "AuthFailure"
        | "InvalidAccessKeyId" | "IncompleteSignature" | "MissingAuthenticationToken" => Why::UnknownCredentials,
        "Throttling" | "ThrottlingException" | "ThrottledException" | "RequestLimitExceeded"
        | "TooManyRequestsException" | "RequestThrottled" | "SlowDown"
        // The SDK does not repeat this one by itself.
        | "DependentServiceRequestThrottlingFault" => Why::Throttled,
        "ClusterQuotaExceeded" | "NumberOfNodesQuotaExceeded" | "NumberOfNodesPerClusterLimitExceeded"
        | "LimitExceeded" | "TagLimitExceededFault" | "ClusterSnapshotQuotaExceeded"
        | "ServiceQuotaExceededException" => Why::Quota,
        "InsufficientClusterCapacity" | "InsufficientCapacityException" => Why::Capacity,
        "ClusterAlreadyExists" | "EntityAlreadyExists" | "ClusterSnapshotAlreadyExists"
            => Why::AlreadyThere,
        // Redshift Serverless has one name for a name that is taken and for a change that is under way.
        "ConflictException" if message.contains("already exist") => Why::AlreadyThere,
        "ClusterNotFound" | "NoSuchEntity" | "ResourceNotFoundFault" | "ResourceNotFoundException"
        | "ClusterSnapshotNotFound" => Why::NotThere,
        "InvalidClusterState"
        | "InvalidClusterStateFault"
        | "ConcurrentModification"
        | "ConflictException" => Why::Busy,
        "DeleteConflict" => Why::InUse,
        _ if message.contains("must delegate access") || message.contains("assume role") => Why::Spreading,
        "InternalFailure" | "InternalError" | "ServiceUnavailable" | "DependentServiceUnavailableFault"
        | "InternalServerException" | "ServiceFailure" => Why::Server,
        _ if code.starts_with("Invalid") || matches!(code, "ValidationError" | "ValidationException") || code == "MalformedPolicyDocument" => {
            Why::Invalid
        }
        _ => Why::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_mean_what_the_api_reference_says() {
        assert_eq!(of_code("AccessDenied", ""), Why::Denied);
        assert_eq!(of_code("DependentServiceRequestThrottlingFault", ""), Why::Throttled);
        assert_eq!(of_code("InvalidClusterState", ""), Why::Busy);
        assert_eq!(of_code("InvalidParameterValue", "Invalid node type: dc2.large"), Why::Invalid);
        let role = "The IAM role must delegate access to an Amazon Redshift account.";
        assert_eq!(of_code("InvalidParameterValue", role), Why::Spreading);
        for code in ["ClusterQuotaExceeded", "NumberOfNodesQuotaExceeded", "LimitExceeded"] {
            assert_eq!(of_code(code, ""), Why::Quota, "{code}");
        }
        assert_eq!(of_code("ConflictException", "The namespace x already exists."), Why::AlreadyThere);
        assert_eq!(of_code("ConflictException", "There is an operation running."), Why::Busy);
        assert_eq!(of_code("InsufficientClusterCapacity", ""), Why::Capacity);
        assert_eq!(of_code("ExpiredToken", ""), Why::Expired);
        assert_eq!(of_code("Strange", ""), Why::Other);
    }

    #[test]
    fn a_page_is_no_answer_and_an_error_is_found_however_it_is_wrapped() {
        assert!(is_web_page("\n <!DOCTYPE html><html>") && is_web_page("<HTML>"));
        assert!(!is_web_page("<ErrorResponse>") && !is_web_page(""));
        let wrapped =
            "<ErrorResponse><Errors><Error><Code>AccessDenied</Code></Error></Errors></ErrorResponse>";
        assert_eq!(element(wrapped, "Code").as_deref(), Some("AccessDenied"));
        assert_eq!(element(wrapped, "Message"), None);
    }
}
