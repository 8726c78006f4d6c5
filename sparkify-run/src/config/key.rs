//! Every setting there is: its name, where it may be written, and what it may hold.

use sparkify_schema::{Region, RoleArn, S3Url};

use crate::cluster::{ground, price};

/// One setting.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// The name in `sparkify.toml`: `section.key`.
    pub(crate) name: &'static str,
    /// Environment variables; the first one set counts.
    pub(crate) env: &'static [&'static str],
    /// Section and key in `dwh.cfg`.
    pub(crate) ini: &'static [(&'static str, &'static str)],
    pub(crate) default: Option<&'static str>,
    pub(crate) kind: Kind,
}

/// What a value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// Never shown.
    Secret,
    Path,
    /// A folder or file on this machine, or an `s3://` URL.
    Place,
    Number {
        least: u32,
        most: u32,
    },
    Choice(&'static [&'static str]),
    Role,
    Region,
    /// A time such as `2h`.
    Duration,
    /// US dollars.
    Price,
    /// The twelve digits of an AWS account.
    Account,
    Endpoint,
}

impl Kind {
    /// Why `value` is not allowed, as what is.
    pub(crate) fn refuse(self, value: &str) -> Option<String> {
        let expected = |allowed: bool, text: &str| (!allowed).then(|| text.to_owned());
        match self {
            Self::Text | Self::Secret | Self::Path => None,
            Self::Place => expected(
                place_is_valid(value),
                "a path on this machine or an URL such as `s3://bucket/prefix/`",
            ),
            Self::Number { least, most } => expected(
                value.parse().is_ok_and(|n: u32| (least..=most).contains(&n)),
                &format!("a whole number from {least} to {most}"),
            ),
            Self::Choice(words) => expected(
                words.contains(&value),
                &words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" or "),
            ),
            Self::Role => expected(
                value == "default" || value.parse::<RoleArn>().is_ok(),
                "`default` or a role such as `arn:aws:iam::123456789012:role/name`",
            ),
            Self::Region => expected(value.parse::<Region>().is_ok(), "a region such as `us-west-2`"),
            Self::Account => expected(
                value.len() == 12 && value.bytes().all(|b| b.is_ascii_digit()),
                "the twelve digits of an account such as `123456789012`",
            ),
            Self::Duration => {
                expected(ground::duration(value).is_some(), "a time such as `90m`, `2h` or `1d`")
            }
            Self::Price => expected(
                price::amount(value).is_some(),
                "US dollars with at most four decimals such as `0.543`",
            ),
            Self::Endpoint => expected(
                value.starts_with("http://") || value.starts_with("https://"),
                "an URL that starts with `http://` or `https://`",
            ),
        }
    }
}

fn place_is_valid(value: &str) -> bool {
    !value.contains("://") || value.parse::<S3Url>().is_ok()
}

/// The key with this name in `sparkify.toml`.
pub(crate) fn named(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The key that `dwh.cfg` spells `[section] key`, in any case, as Python's configparser reads it.
pub(crate) fn in_ini(section: &str, key: &str) -> Option<&'static Key> {
    KEYS.iter().find(|candidate| {
        candidate.ini.iter().any(|(s, k)| s.eq_ignore_ascii_case(section) && k.eq_ignore_ascii_case(key))
    })
}

const fn key(
    name: &'static str,
    env: &'static [&'static str],
    ini: &'static [(&'static str, &'static str)],
    default: Option<&'static str>,
    kind: Kind,
) -> Key {
    Key { name, env, ini, default, kind }
}

/// Every setting, in the order `sparkify config` shows it.
#[rustfmt::skip]
pub(crate) const KEYS: &[Key] = &[
    key("target", &["SPARKIFY_TARGET"], &[], Some("local"), Kind::Choice(&["local", "cluster"])),
    key("warehouse", &["SPARKIFY_WAREHOUSE"], &[], Some(".sparkify/warehouse.duckdb"), Kind::Path),
    key("source.log_data", &["SPARKIFY_LOG_DATA"], &[("S3", "LOG_DATA")], None, Kind::Place),
    key("source.song_data", &["SPARKIFY_SONG_DATA"], &[("S3", "SONG_DATA")], None, Kind::Place),
    key("source.log_jsonpaths", &["SPARKIFY_LOG_JSONPATHS"], &[("S3", "LOG_JSONPATH"), ("S3", "LOG_JSONPATHS")], None, Kind::Place),
    key("source.iam_role", &["SPARKIFY_IAM_ROLE"], &[("IAM_ROLE", "ARN")], Some("default"), Kind::Role),
    key("source.region", &["SPARKIFY_REGION"], &[("S3", "REGION"), ("AWS", "REGION")], None, Kind::Region),
    key("source.max_errors", &["SPARKIFY_MAX_ERRORS"], &[], Some("0"), Kind::Number { least: 0, most: 99_999 }),
    key("s3.endpoint", &["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"], &[], None, Kind::Endpoint),
    key("s3.region", &["AWS_REGION", "AWS_DEFAULT_REGION"], &[], None, Kind::Text),
    key("s3.access_key_id", &["AWS_ACCESS_KEY_ID"], &[("AWS", "KEY")], None, Kind::Secret),
    key("s3.secret_access_key", &["AWS_SECRET_ACCESS_KEY"], &[("AWS", "SECRET")], None, Kind::Secret),
    key("s3.session_token", &["AWS_SESSION_TOKEN"], &[("AWS", "TOKEN")], None, Kind::Secret),
    key("serve.user", &["SPARKIFY_USER"], &[], None, Kind::Text),
    key("serve.password", &["SPARKIFY_PASSWORD"], &[], None, Kind::Secret),
    key("cluster.account", &["SPARKIFY_CLUSTER_ACCOUNT"], &[], None, Kind::Account),
    key("cluster.region", &["SPARKIFY_CLUSTER_REGION"], &[], None, Kind::Region),
    key("cluster.identifier", &["SPARKIFY_CLUSTER_IDENTIFIER"], &[("DWH", "DWH_CLUSTER_IDENTIFIER")], None, Kind::Text),
    key("cluster.type", &["SPARKIFY_CLUSTER_TYPE"], &[("DWH", "DWH_CLUSTER_TYPE")], None, Kind::Choice(&["single-node", "multi-node", "serverless"])),
    key("cluster.nodes", &["SPARKIFY_CLUSTER_NODES"], &[("DWH", "DWH_NUM_NODES")], None, Kind::Number { least: 1, most: 128 }),
    key("cluster.base_capacity", &["SPARKIFY_CLUSTER_BASE_CAPACITY"], &[("DWH", "DWH_BASE_CAPACITY")], None, Kind::Number { least: 4, most: 1024 }),
    key("cluster.node_type", &["SPARKIFY_CLUSTER_NODE_TYPE"], &[("DWH", "DWH_NODE_TYPE")], None, Kind::Text),
    key("cluster.iam_role_name", &["SPARKIFY_CLUSTER_IAM_ROLE_NAME"], &[("DWH", "DWH_IAM_ROLE_NAME")], None, Kind::Text),
    key("cluster.public", &["SPARKIFY_CLUSTER_PUBLIC"], &[], Some("false"), Kind::Choice(&["true", "false"])),
    key("cluster.subnet_group", &["SPARKIFY_CLUSTER_SUBNET_GROUP"], &[], None, Kind::Text),
    key("cluster.security_groups", &["SPARKIFY_CLUSTER_SECURITY_GROUPS"], &[], None, Kind::Text),
    key("cluster.ttl", &["SPARKIFY_CLUSTER_TTL"], &[], None, Kind::Duration),
    key("cluster.price_per_node_hour", &["SPARKIFY_CLUSTER_PRICE_PER_NODE_HOUR"], &[], None, Kind::Price),
    key("cluster.host", &["SPARKIFY_CLUSTER_HOST"], &[("CLUSTER", "HOST"), ("DWH", "DWH_ENDPOINT")], None, Kind::Text),
    key("cluster.port", &["SPARKIFY_CLUSTER_PORT"], &[("CLUSTER", "DB_PORT"), ("DWH", "DWH_PORT")], Some("5439"), Kind::Number { least: 1, most: 65_535 }),
    key("cluster.database", &["SPARKIFY_CLUSTER_DATABASE"], &[("CLUSTER", "DB_NAME"), ("DWH", "DWH_DB")], None, Kind::Text),
    key("cluster.user", &["SPARKIFY_CLUSTER_USER"], &[("CLUSTER", "DB_USER"), ("DWH", "DWH_DB_USER")], None, Kind::Text),
    key("cluster.auth", &["SPARKIFY_CLUSTER_AUTH"], &[], Some("auto"), Kind::Choice(&["auto", "password", "secret", "iam"])),
    key("cluster.via", &["SPARKIFY_CLUSTER_VIA"], &[], Some("network"), Kind::Choice(&["network", "data-api"])),
    key("cluster.sslrootcert", &["SPARKIFY_CLUSTER_SSLROOTCERT"], &[], None, Kind::Path),
    key("cluster.connect_timeout", &["SPARKIFY_CLUSTER_CONNECT_TIMEOUT"], &[], Some("15"), Kind::Number { least: 1, most: 600 }),
    key("cluster.jobs", &["SPARKIFY_CLUSTER_JOBS"], &[], None, Kind::Number { least: 1, most: 100 }),
    key("cluster.statement_timeout", &["SPARKIFY_CLUSTER_STATEMENT_TIMEOUT"], &[], Some("0"), Kind::Number { least: 0, most: 86_400 }),
    key("cluster.password", &["SPARKIFY_CLUSTER_PASSWORD"], &[("CLUSTER", "DB_PASSWORD"), ("DWH", "DWH_DB_PASSWORD")], None, Kind::Secret),
];
