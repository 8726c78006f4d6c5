//! Policy documents of the role: who may use it, and what it may read.

use serde_json::{Value, json};
use sparkify_model::Sources;

use super::kind::Kind;

/// An object or a prefix that COPY reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) bucket: String,
    /// Without a slash at its start; empty for the whole bucket.
    pub(crate) key: String,
    /// Whether everything that starts with `key` is read.
    pub(crate) prefix: bool,
}

/// What the COPY statements of a load read.
pub(crate) fn places(sources: &Sources) -> Vec<Place> {
    let place = |url: &str, prefix| {
        let (bucket, key) = url.trim_start_matches("s3://").split_once('/').unwrap_or((url, ""));
        Place { bucket: bucket.trim_start_matches("s3://").to_owned(), key: key.to_owned(), prefix }
    };
    vec![
        place(sources.log_data.as_str(), true),
        place(sources.song_data.as_str(), true),
        place(sources.log_json_paths.as_str(), false),
    ]
}

/// Redshift may use the role, for clusters of this account only.
///
/// <https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service.html>,
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>
pub(crate) fn trust(kind: Kind, account: &str) -> Value {
    let service = match kind.services() {
        [one] => json!(one),
        several => json!(several),
    };
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": service},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"aws:SourceAccount": account}},
        }],
    })
}

/// The role reads these places and nothing else.
///
/// <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-access-permissions.html>
pub(crate) fn reading(places: &[Place], partition: &str) -> Value {
    let arn = |path: &str| format!("arn:{partition}:s3:::{path}");
    let objects = places.iter().map(|place| {
        let rest = if place.prefix { "*" } else { "" };
        arn(&format!("{}/{}{rest}", place.bucket, literal(&place.key)))
    });
    let buckets = distinct(places.iter().map(|place| place.bucket.as_str()));
    let mut statements = vec![json!({
        "Sid": "ReadWhatIsCopied",
        "Effect": "Allow",
        "Action": "s3:GetObject",
        "Resource": distinct(objects),
    })];
    for (at, bucket) in buckets.iter().enumerate() {
        let of_bucket = places.iter().filter(|place| place.bucket == *bucket);
        let prefixes =
            of_bucket.map(|place| format!("{}{}", literal(&place.key), if place.prefix { "*" } else { "" }));
        statements.push(json!({
            "Sid": format!("ListWhatIsCopied{}", at + 1),
            "Effect": "Allow",
            "Action": "s3:ListBucket",
            "Resource": arn(bucket),
            "Condition": {"StringLike": {"s3:prefix": distinct(prefixes)}},
        }));
    }
    statements.push(json!({
        "Sid": "FindTheBuckets",
        "Effect": "Allow",
        "Action": "s3:GetBucketLocation",
        "Resource": buckets.iter().map(|bucket| arn(bucket)).collect::<Vec<_>>(),
    }));
    json!({"Version": "2012-10-17", "Statement": statements})
}

/// A key that stands for itself: `*`, `?` and `$` have a meaning in policies.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>
fn literal(key: &str) -> String {
    let mut text = String::with_capacity(key.len());
    for letter in key.chars() {
        match letter {
            '*' | '?' | '$' => {
                text.push_str("${");
                text.push(letter);
                text.push('}');
            }
            other => text.push(other),
        }
    }
    text
}

fn distinct<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// Whether two documents say the same, however they are written.
pub(crate) fn is_same(written: &str, wanted: &Value) -> bool {
    serde_json::from_str::<Value>(written).is_ok_and(|written| written == *wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_reads_the_prefixes_and_the_jsonpaths_object_and_no_more() {
        let sources = Sources::public().expect("the public sources are right");
        let document = reading(&places(&sources), "aws");
        assert_eq!(
            document["Statement"][0]["Resource"],
            json!([
                "arn:aws:s3:::udacity-dend/log_data/*",
                "arn:aws:s3:::udacity-dend/song_data/*",
                "arn:aws:s3:::udacity-dend/log_json_path.json",
            ])
        );
        assert_eq!(document["Statement"][1]["Resource"], "arn:aws:s3:::udacity-dend");
        assert_eq!(
            document["Statement"][1]["Condition"]["StringLike"]["s3:prefix"],
            json!(["log_data/*", "song_data/*", "log_json_path.json"])
        );
        assert_eq!(document["Statement"][2]["Action"], "s3:GetBucketLocation");
        assert_eq!(document["Statement"].as_array().map(Vec::len), Some(3));
    }

    #[test]
    fn a_star_in_a_key_is_a_star_and_other_partitions_have_their_own_arns() {
        let place = |bucket: &str, key: &str| Place { bucket: bucket.into(), key: key.into(), prefix: true };
        let document = reading(&[place("logs", "a*b?/$1/"), place("songs", "")], "aws-cn");
        assert_eq!(
            document["Statement"][0]["Resource"],
            json!(["arn:aws-cn:s3:::logs/a${*}b${?}/${$}1/*", "arn:aws-cn:s3:::songs/*"])
        );
        assert_eq!(document["Statement"][2]["Condition"]["StringLike"]["s3:prefix"], json!(["*"]));
    }

    #[test]
    fn documents_are_the_same_whatever_their_spacing_and_order() {
        let wanted = json!({"a": 1, "b": [2]});
        assert!(is_same("{ \"b\": [2], \"a\": 1 }", &wanted));
        assert!(!is_same("{\"a\": 1}", &wanted));
        assert!(!is_same("", &wanted));
    }
}
