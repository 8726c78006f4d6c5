//! The same as JSON.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::cluster::described::Described;
use crate::cluster::outline::{Living, Outline, Place, Standing, Survey};
use crate::cluster::plan::Drift;
use crate::cluster::price::Price;
use crate::cluster::sweep::Orphan;
use crate::cluster::tags;

pub(crate) fn outline(outline: &Outline) -> Value {
    let item = |item: &crate::cluster::plan::Item| json!({"resource": item.resource, "change": item.change.word(), "details": item.details});
    json!({
        "stack": outline.stack,
        "place": place(&outline.place),
        "plan": outline.items.iter().map(item).collect::<Vec<_>>(),
        "stays": outline.stays,
        "drift": drifts(&outline.drift),
        "price": outline.price.as_ref().map(price),
        "expires": outline.expires.map(moment),
    })
}

fn place(place: &Place) -> Value {
    json!({"account": place.account, "caller": place.caller, "region": place.region})
}

fn drifts(drifts: &[Drift]) -> Vec<Value> {
    let one =
        |it: &Drift| json!({"setting": it.setting, "wanted": it.wanted, "found": it.found, "mend": it.mend});
    drifts.iter().map(one).collect()
}

/// US dollars as decimal text, so that no float rounds them.
pub(crate) fn price(price: &Price) -> Value {
    let amount = |amount: u64| format!("{}.{:04}", amount / 10_000, amount % 10_000);
    json!({
        "usd_per_hour": price.per_hour.map(amount),
        "usd_per_30_days": price.per_30_days().map(amount),
        "from": price.from,
    })
}

fn moment(moment: Timestamp) -> String {
    tags::written(moment)
}

pub(crate) fn cluster(cluster: &Described) -> Value {
    let roles = cluster.roles.iter().map(|role| json!({"arn": role.arn, "status": role.status}));
    json!({
        "name": cluster.name,
        "kind": cluster.kind.word(),
        "state": cluster.state,
        "availability": cluster.availability,
        "ready": cluster.is_ready(),
        "endpoint": cluster.endpoint.as_ref().map(|it| json!({"host": it.host, "port": it.port})),
        "database": cluster.database,
        "user": cluster.user,
        "secret_arn": cluster.secret_arn,
        "node_type": cluster.node_type,
        "nodes": cluster.nodes,
        "publicly_accessible": cluster.public,
        "vpc": cluster.vpc,
        "subnet_group": cluster.subnet_group,
        "security_groups": cluster.security_groups,
        "roles": roles.collect::<Vec<_>>(),
        "default_role": cluster.default_role,
        "tags": cluster.tags,
    })
}

pub(crate) fn standing(standing: &Standing) -> Value {
    let cost = standing.age.and_then(|age| standing.price.over(age));
    json!({
        "stack": standing.stack,
        "place": place(&standing.place),
        "state": standing.cluster.as_ref().map_or("absent", |it| it.state.as_str()),
        "cluster": standing.cluster.as_ref().map(cluster),
        "role": standing.role,
        "drift": drifts(&standing.drift),
        "price": price(&standing.price),
        "usd_so_far_at_most": cost.map(|cost| format!("{}.{:04}", cost / 10_000, cost % 10_000)),
        "expires": standing.expires.map(moment),
        "expired": standing.is_expired,
        "interrupted": standing.interrupted,
    })
}

pub(crate) fn removed(key: &str, outlines: &[Outline]) -> Value {
    json!({ key: outlines.iter().map(outline).collect::<Vec<_>>() })
}

pub(crate) fn survey(survey: &Survey) -> Value {
    let orphan = |it: &Orphan| json!({"resource": it.resource, "stack": it.stack, "kind": it.kind.word(), "why": it.why, "mend": it.mend});
    let living = |it: &Living| json!({"stack": it.stack, "kind": it.kind.word()});
    json!({
        "place": place(&survey.place),
        "live": survey.live.iter().map(living).collect::<Vec<_>>(),
        "orphans": survey.orphans.iter().map(orphan).collect::<Vec<_>>(),
        "unseen": survey.unseen.iter().map(|it| it.word()).collect::<Vec<_>>(),
    })
}
