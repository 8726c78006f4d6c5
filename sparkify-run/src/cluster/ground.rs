//! What every command on a stack stands on: credentials, account and region, judged before anything is changed.

use std::time::Duration;

use jiff::SignedDuration;

use super::aws::{self, Aws};
use super::document;
use super::error::{CloudError, Expected};
use super::plan::Desired;
use super::price::{self, Price};
use super::rules;
use super::stack::Stack;
use super::sts::{self, Identity};
use crate::config::Config;
use crate::error::Error;
use crate::source;

/// The way to AWS, and who goes it.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) aws: Aws,
    pub(crate) identity: Identity,
}

/// Credentials, region and account, in this order; a wrong one ends it before anything is written.
pub(crate) async fn stand(config: &Config) -> Result<Ground, CloudError> {
    let aws = aws::load(config).await?;
    expect(config, "cluster.region", &aws.region)?;
    let identity = sts::identity(&aws).await?;
    expect(config, "cluster.account", &identity.account)?;
    Ok(Ground { aws, identity })
}

fn expect(config: &Config, key: &'static str, found: &str) -> Result<(), CloudError> {
    match config.setting(key).and_then(|setting| Some((setting, setting.plain()?))) {
        Some((setting, expected)) if expected != found => Err(CloudError::Unexpected(Expected {
            key,
            wanted: expected.to_owned(),
            from: setting.origin.to_string(),
            found: found.to_owned(),
        })),
        _ => Ok(()),
    }
}

/// What the configuration wants, judged by the rules of AWS.
pub(crate) fn desired(config: &Config) -> Result<Desired, Error> {
    let stack = Stack::of(config);
    let breaches = rules::breaches(&stack);
    if !breaches.is_empty() {
        let said = |breach: rules::Breach| {
            let origin = config.setting(breach.setting).map(|it| it.origin.to_string());
            (origin.unwrap_or_default(), breach)
        };
        return Err(CloudError::Breaches(breaches.into_iter().map(said).collect()).into());
    }
    let places = document::places(&source::named(config)?);
    let ttl = config.text("cluster.ttl").and_then(duration).and_then(|it| SignedDuration::try_from(it).ok());
    Ok(Desired { stack, places, ttl })
}

/// What the stack costs here.
pub(crate) fn price(config: &Config, region: &str, node_type: &str, nodes: u32) -> Price {
    price::price(region, node_type, nodes, config.text("cluster.price_per_node_hour"))
}

/// `90m`, `2h`, `1d12h`: a day has twenty-four hours.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    let span: jiff::Span = text.parse().ok()?;
    let duration = span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).ok()?;
    Duration::try_from(duration).ok().filter(|duration| !duration.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_as_people_write_them() {
        assert_eq!(duration("2h"), Some(Duration::from_hours(2)));
        assert_eq!(duration("1d 12h"), Some(Duration::from_hours(36)));
        assert_eq!(duration("90m"), Some(Duration::from_mins(90)));
        for wrong in ["", "2", "-2h", "0s", "soon", "1 month"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
    }
}
