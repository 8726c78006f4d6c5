//! What a cluster costs: a dated table, to be read as an estimate and overridden by whoever knows better.

use super::kind::RPU;

/// When the table was read.
pub(crate) const AS_OF: &str = "October 2026";

/// On-demand prices in ten-thousandths of a US dollar per node (or RPU) and hour, by region.
///
/// AWS publishes them at <https://aws.amazon.com/redshift/pricing/>; storage, snapshots, transfer and taxes
/// come on top. What is not listed is unknown, not free.
#[rustfmt::skip]
pub(crate) const PER_NODE_HOUR: &[(&str, &str, u64)] = &[
    ("us-east-1", "ra3.large",     5_430),
    ("us-east-1", "ra3.xlplus",   10_860),
    ("us-east-1", "ra3.4xlarge",  32_600),
    ("us-west-2", "ra3.large",     5_430),
    ("us-west-2", "ra3.xlplus",   10_860),
    ("us-west-2", "ra3.4xlarge",  32_600),
    ("us-east-1", RPU,             3_750),
];

/// The price of a running cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Price {
    /// Ten-thousandths of a US dollar per hour for all nodes; none if unknown.
    pub(crate) per_hour: Option<u64>,
    /// Where it was taken from.
    pub(crate) from: String,
}

/// The price of so many nodes; `own` is the configured price of one, in US dollars per hour.
pub(crate) fn price(region: &str, node_type: &str, nodes: u32, own: Option<&str>) -> Price {
    if let Some(each) = own.and_then(amount) {
        let per_hour = Some(each * u64::from(nodes));
        return Price { per_hour, from: "cluster.price_per_node_hour".to_owned() };
    }
    let listed = PER_NODE_HOUR.iter().find(|(place, kind, _)| *place == region && *kind == node_type);
    match listed {
        Some((_, _, each)) => {
            let used =
                if node_type == RPU { ", per second while queries run, a minute at least" } else { "" };
            Price {
                per_hour: Some(each * u64::from(nodes)),
                from: format!("on-demand price of {AS_OF}{used}"),
            }
        }
        None => Price {
            per_hour: None,
            from: format!("{node_type} in {region} is not in the price table of {AS_OF}"),
        },
    }
}

impl Price {
    /// For thirty days of twenty-four hours.
    pub(crate) fn per_30_days(&self) -> Option<u64> {
        self.per_hour.map(|hour| hour * 24 * 30)
    }

    /// For a time that has passed.
    pub(crate) fn over(&self, seconds: u64) -> Option<u64> {
        self.per_hour.map(|hour| hour.saturating_mul(seconds) / 3600)
    }
}

/// US dollars with at most four decimals, as ten-thousandths.
pub(crate) fn amount(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 4 || whole.len() > 6 {
        return None;
    }
    Some(whole.parse::<u64>().ok()? * 10_000 + format!("{decimals:0<4}").parse::<u64>().ok()?)
}

/// `$2.172`, `$1563.84`: as many decimals as there is something to see, at least two.
pub(crate) fn dollars(amount: u64) -> String {
    let text = format!("{}.{:04}", amount / 10_000, amount % 10_000);
    let shortest = text.len() - 2;
    format!("${}", text[..text.trim_end_matches('0').len().max(shortest)].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_nodes_cost_four_times_one() {
        let price = price("us-west-2", "ra3.large", 4, None);
        assert_eq!(price.per_hour.map(dollars).as_deref(), Some("$2.172"));
        assert_eq!(price.per_30_days().map(dollars).as_deref(), Some("$1563.84"));
        assert_eq!(price.over(5400).map(dollars).as_deref(), Some("$3.258"));
    }

    #[test]
    fn what_is_not_listed_is_unknown_unless_configured() {
        assert_eq!(price("eu-west-1", "ra3.large", 2, None).per_hour, None);
        assert_eq!(price("eu-west-1", "ra3.large", 2, Some("0.6")).per_hour, Some(12_000));
    }

    #[test]
    fn capacity_is_paid_by_the_second() {
        let price = price("us-east-1", RPU, 8, None);
        assert_eq!(price.per_hour.map(dollars).as_deref(), Some("$3.00"));
        assert!(price.from.contains("while queries run"), "{}", price.from);
    }

    #[test]
    fn amounts_are_plain_decimal_numbers() {
        assert_eq!(amount("0.543"), Some(5_430));
        assert_eq!(amount("3"), Some(30_000));
        for wrong in ["", ".5", "1.", "-1", "1e3", "0.12345", "1,5", "9999999"] {
            assert_eq!(amount(wrong), None, "{wrong}");
        }
        assert_eq!(dollars(0), "$0.00");
        assert_eq!(dollars(100_001), "$10.0001");
    }
}
