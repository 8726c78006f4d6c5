//! The tags by which we know what is ours. Nothing without them is ever touched.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::kind::Kind;

/// Tags as AWS keeps them.
pub(crate) type Tags = BTreeMap<String, String>;

pub(crate) const MANAGED_BY: &str = "sparkify:managed-by";
pub(crate) const STACK: &str = "sparkify:stack";
/// Roles have no region, so that a stack of the same name elsewhere would take them for its own.
pub(crate) const REGION: &str = "sparkify:region";
pub(crate) const CREATED_AT: &str = "sparkify:created-at";
pub(crate) const EXPIRES_AT: &str = "sparkify:expires-at";
const SELF: &str = "sparkify";

/// The tags of everything in a stack.
pub(crate) fn of(stack: &str, region: &str, created: Timestamp, expires: Option<Timestamp>) -> Tags {
    let mut tags = Tags::from(
        [
            (MANAGED_BY, SELF.to_owned()),
            (STACK, stack.to_owned()),
            (REGION, region.to_owned()),
            (CREATED_AT, written(created)),
        ]
        .map(|(key, value)| (key.to_owned(), value)),
    );
    if let Some(expires) = expires {
        tags.insert(EXPIRES_AT.to_owned(), written(expires));
    }
    tags
}

/// Whether these are the tags of this stack of this kind in this region.
pub(crate) fn are_of(tags: &Tags, kind: Kind, stack: &str, region: &str) -> bool {
    let is = |key: &str, value: &str| tags.get(key).is_some_and(|it| it == value);
    is(MANAGED_BY, SELF) && is(STACK, stack) && is(REGION, region) && kind.marks(tags)
}

/// The stack that these tags name, if they are ours.
pub(crate) fn stack_of<'a>(tags: &'a Tags, kind: Kind, region: &str) -> Option<&'a str> {
    let stack = tags.get(STACK)?;
    are_of(tags, kind, stack, region).then_some(stack)
}

/// The moment that a tag names.
pub(crate) fn moment(tags: &Tags, key: &str) -> Option<Timestamp> {
    tags.get(key)?.parse().ok()
}

/// Whether the time of these tags is over.
pub(crate) fn are_expired(tags: &Tags, now: Timestamp) -> bool {
    moment(tags, EXPIRES_AT).is_some_and(|expires| expires <= now)
}

/// Whole seconds: a tag that is read back is the same.
pub(crate) fn written(moment: Timestamp) -> String {
    format!("{moment:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: Kind = Kind::Provisioned;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn tags_name_their_stack_and_are_nobody_elses() {
        let tags = of("dwh", "us-west-2", at("2026-11-01T10:00:00Z"), None);
        assert!(are_of(&tags, KIND, "dwh", "us-west-2"));
        assert!(!are_of(&tags, KIND, "dwh", "eu-west-1"));
        assert!(!are_of(&tags, KIND, "other", "us-west-2"));
        assert!(!are_of(&Tags::new(), KIND, "dwh", "us-west-2"));
        assert_eq!(stack_of(&tags, KIND, "us-west-2"), Some("dwh"));
        assert_eq!(stack_of(&tags, KIND, "eu-west-1"), None);
    }

    #[test]
    fn a_stack_without_an_expiry_never_expires() {
        let created = at("2026-11-01T10:00:00.4Z");
        let never = of("dwh", "us-west-2", created, None);
        assert_eq!(never[CREATED_AT], "2026-11-01T10:00:00Z");
        assert!(!are_expired(&never, at("2030-01-01T00:00:00Z")));
        let two_hours = of("dwh", "us-west-2", created, Some(at("2026-11-01T12:00:00Z")));
        assert!(!are_expired(&two_hours, at("2026-11-01T11:59:59Z")));
        assert!(are_expired(&two_hours, at("2026-11-01T12:00:00Z")));
    }
}
