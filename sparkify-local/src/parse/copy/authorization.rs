//! Who reads the objects: roles, keys, and what makes their text wrong.

use crate::copy::statement::Authorization;
use crate::error::SqlError;
use crate::parse::cursor::Cursor;

/// What follows `IAM_ROLE`, `CREDENTIALS` or `ACCESS_KEY_ID`.
pub(crate) fn authorization(cursor: &mut Cursor<'_>, option: &str) -> Result<Authorization, SqlError> {
    match option {
        "IAM_ROLE" => role(cursor),
        "CREDENTIALS" => credentials(cursor),
        _ => key(cursor),
    }
}

/// `default`, `'SESSION'`, or one or more ARNs.
fn role(cursor: &mut Cursor<'_>) -> Result<Authorization, SqlError> {
    if cursor.keyword("DEFAULT") {
        return Ok(Authorization::DefaultRole);
    }
    let position = cursor.position();
    let text = cursor.string()?;
    if text == "SESSION" {
        return Ok(Authorization::Session);
    }
    roles(&text).map_err(|error| error.at(position))
}

/// A chain of roles, separated by commas.
fn roles(text: &str) -> Result<Authorization, SqlError> {
    let arns: Vec<&str> = text.split(',').map(str::trim).collect();
    match arns.iter().find(|arn| !is_role(arn)) {
        None => Ok(Authorization::Roles(arns.into_iter().map(str::to_owned).collect())),
        Some(arn) => Err(SqlError::new("XX000", format!("'{arn}' is not the ARN of an IAM role"))
            .hint("it looks like arn:aws:iam::123456789012:role/name; or write IAM_ROLE default")),
    }
}

fn is_role(arn: &str) -> bool {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let [scheme, partition, service, region, account, resource] = parts[..] else {
        return false;
    };
    let name = resource.strip_prefix("role/").unwrap_or_default();
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"+=.@-_/".contains(&byte);
    scheme == "arn"
        && matches!(partition, "aws" | "aws-cn" | "aws-us-gov")
        && service == "iam"
        && region.is_empty()
        && account.len() == 12
        && account.bytes().all(|byte| byte.is_ascii_digit())
        && !name.is_empty()
        && !name.ends_with('/')
        && name.bytes().all(in_name)
}

/// `[WITH] CREDENTIALS [AS] 'aws_iam_role=…'` or a key in the same form.
fn credentials(cursor: &mut Cursor<'_>) -> Result<Authorization, SqlError> {
    cursor.keyword("AS");
    let position = cursor.position();
    let text = cursor.string()?;
    if let Some(arns) = text.strip_prefix("aws_iam_role=") {
        return roles(arns).map_err(|error| error.at(position));
    }
    let named = |part: &str, name: &str| {
        part.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')).is_some_and(|v| !v.is_empty())
    };
    let mut parts = text.split(';');
    let key = parts.next().is_some_and(|part| named(part, "aws_access_key_id"));
    let secret = parts.next().is_some_and(|part| named(part, "aws_secret_access_key"));
    let rest = parts.all(|part| named(part, "token") || named(part, "master_symmetric_key"));
    if key && secret && rest {
        return Ok(Authorization::Key);
    }
    // The text may hold a secret, so it is not repeated.
    Err(SqlError::new("XX000", "the CREDENTIALS are malformed")
        .hint("write 'aws_iam_role=arn:aws:iam::123456789012:role/name', or IAM_ROLE instead")
        .at(position))
}

/// `'id' SECRET_ACCESS_KEY 'secret' [SESSION_TOKEN 'token']`, each with an optional AS.
fn key(cursor: &mut Cursor<'_>) -> Result<Authorization, SqlError> {
    cursor.keyword("AS");
    cursor.string()?;
    cursor.expect_keyword("SECRET_ACCESS_KEY")?;
    cursor.keyword("AS");
    cursor.string()?;
    if cursor.keyword("SESSION_TOKEN") {
        cursor.keyword("AS");
        cursor.string()?;
    }
    Ok(Authorization::Key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_role_arns_are_roles() {
        for good in
            ["arn:aws:iam::123456789012:role/readS3", "arn:aws-cn:iam::123456789012:role/path/to.name"]
        {
            assert!(is_role(good), "{good}");
        }
        for bad in [
            "readS3",
            "arn:aws:iam::12345:role/x",
            "arn:aws:iam::123456789012:user/x",
            "arn:aws:iam::123456789012:role/",
            "arn:aws:s3:::bucket",
            "arn:aws:iam:us-east-1:123456789012:role/x",
            "",
        ] {
            assert!(!is_role(bad), "{bad}");
        }
    }
}
