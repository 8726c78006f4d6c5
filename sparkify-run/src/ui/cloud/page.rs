//! Plans and states as text.

use std::io::{self, Write};

use comfy_table::Cell;

use crate::cluster::described::Described;
use crate::cluster::kind::Kind;
use crate::cluster::outline::{Living, Outline, Place, Standing, Survey};
use crate::cluster::plan::{Change, Drift, Item, reach};
use crate::cluster::price::{Price, dollars};
use crate::cluster::tags;
use crate::ui::{BOLD, DIM, GREEN, RED, YELLOW, cells};

pub(crate) fn outline(out: &mut impl Write, outline: &Outline) -> io::Result<()> {
    writeln!(out, "{BOLD}stack {}{BOLD:#}", cells::visible(&outline.stack))?;
    place(out, &outline.place)?;
    for item in &outline.items {
        one(out, item)?;
    }
    for stays in &outline.stays {
        writeln!(out, "  {DIM}stays{DIM:#}   {}", cells::visible(stays))?;
    }
    drifts(out, &outline.drift)?;
    if let Some(price) = &outline.price {
        writeln!(out, "  {DIM}price{DIM:#}   {}", costs(price))?;
    }
    if let Some(expires) = outline.expires {
        writeln!(out, "  {DIM}expires{DIM:#} {}", tags::written(expires))?;
    }
    if outline.items.iter().any(|item| item.change != Change::Keep) {
        writeln!(out, "  {DIM}takes{DIM:#}   {}", outline.usual)?;
    }
    Ok(())
}

fn place(out: &mut impl Write, place: &Place) -> io::Result<()> {
    writeln!(
        out,
        "  {DIM}account{DIM:#} {} in {}",
        cells::visible(&place.account),
        cells::visible(&place.region)
    )?;
    writeln!(out, "  {DIM}as{DIM:#}      {}", cells::visible(&place.caller))
}

fn one(out: &mut impl Write, item: &Item) -> io::Result<()> {
    let style = match item.change {
        Change::Create => GREEN,
        Change::Alter => YELLOW,
        Change::Delete => RED,
        Change::Keep => DIM,
    };
    writeln!(out, "  {style}{:<7}{style:#} {}", item.change.word(), cells::visible(&item.resource))?;
    for detail in &item.details {
        writeln!(out, "          {DIM}{}{DIM:#}", cells::visible(detail))?;
    }
    Ok(())
}

fn drifts(out: &mut impl Write, drifts: &[Drift]) -> io::Result<()> {
    for Drift { setting, wanted, found, mend } in drifts {
        let (wanted, found) = (cells::visible(wanted), cells::visible(found));
        writeln!(out, "  {YELLOW}differs{YELLOW:#} {setting}: wanted {wanted}, is {found}; {mend} mends it")?;
    }
    Ok(())
}

/// The price in words.
pub(crate) fn costs(price: &Price) -> String {
    match (price.per_hour, price.per_30_days()) {
        (Some(hour), Some(month)) => format!(
            "about {} an hour, {} in 30 days while it runs ({}; storage and transfer come on top)",
            dollars(hour),
            dollars(month),
            price.from
        ),
        _ => format!("unknown: {}; `cluster.price_per_node_hour` tells it", price.from),
    }
}

/// Where to connect.
pub(crate) fn cluster(out: &mut impl Write, cluster: &Described) -> io::Result<()> {
    let mut line = |word: &str, text: &str| writeln!(out, "{word:<9} {}", cells::visible(text));
    if let Some(endpoint) = &cluster.endpoint {
        line("endpoint", &format!("{}:{}", endpoint.host, endpoint.port))?;
    }
    line("database", &cluster.database)?;
    line("user", &cluster.user)?;
    if let Some(secret) = &cluster.secret_arn {
        line("secret", secret)?;
    }
    for role in &cluster.roles {
        line("role", &format!("{} ({})", role.arn, role.status))?;
    }
    line("network", reach(cluster.public))
}

pub(crate) fn standing(out: &mut impl Write, standing: &Standing) -> io::Result<()> {
    writeln!(out, "{BOLD}stack {}{BOLD:#}", cells::visible(&standing.stack))?;
    place(out, &standing.place)?;
    match &standing.cluster {
        None => writeln!(out, "  {DIM}state{DIM:#}   there is no cluster")?,
        Some(it) => {
            let availability = it.availability.as_deref().unwrap_or("unknown");
            let style = if it.is_ready() { GREEN } else { YELLOW };
            writeln!(
                out,
                "  {DIM}state{DIM:#}   {style}{}{style:#} ({availability})",
                cells::visible(&it.state)
            )?;
            writeln!(out, "  {DIM}size{DIM:#}    {}", cells::visible(&it.size()))?;
        }
    }
    let role = standing.role.as_deref().unwrap_or("there is none");
    writeln!(out, "  {DIM}role{DIM:#}    {}", cells::visible(role))?;
    drifts(out, &standing.drift)?;
    if standing.cluster.is_some() {
        writeln!(out, "  {DIM}price{DIM:#}   {}", costs(&standing.price))?;
        if let Some(cost) = standing.age.and_then(|age| standing.price.over(age)) {
            let less = match standing.cluster.as_ref().map(|it| it.kind) {
                Some(Kind::Serverless) => "only what queries used is paid",
                _ => "pauses cost less",
            };
            writeln!(out, "  {DIM}so far{DIM:#}  at most {} ({less})", dollars(cost))?;
        }
    }
    if let Some(expires) = standing.expires {
        let over = if standing.is_expired { ", which is over: `sparkify reap` takes it away" } else { "" };
        writeln!(out, "  {DIM}expires{DIM:#} {}{over}", tags::written(expires))?;
    }
    if let Some(entry) = &standing.interrupted {
        writeln!(out, "  {YELLOW}begun{YELLOW:#}   {} at {}, and not seen to end", entry.what, entry.begun)?;
    }
    if let Some(it) = standing.cluster.as_ref().filter(|it| it.endpoint.is_some()) {
        cluster(out, it)?;
    }
    Ok(())
}

pub(crate) fn survey(out: &mut impl Write, survey: &Survey) -> io::Result<()> {
    let Place { account, region, .. } = &survey.place;
    let live: Vec<String> = survey.live.iter().map(living).collect();
    let live = if live.is_empty() { "none".to_owned() } else { live.join(", ") };
    writeln!(out, "account {account} in {region}; living stacks: {}", cells::visible(&live))?;
    for kind in &survey.unseen {
        writeln!(out, "{YELLOW}not looked at{YELLOW:#}: {}", kind.plural())?;
    }
    if survey.orphans.is_empty() && survey.unseen.is_empty() {
        return writeln!(out, "nothing is left over");
    }
    if survey.orphans.is_empty() {
        return writeln!(out, "of what was looked at nothing is left over");
    }
    let mut table = cells::table(["left over", "stack", "why", "to remove it"]);
    for orphan in &survey.orphans {
        let text = |text: &str| Cell::new(cells::visible(text));
        table.add_row([text(&orphan.resource), text(&orphan.stack), text(&orphan.why), text(&orphan.mend)]);
    }
    writeln!(out, "{}", cells::text(&table))
}

fn living(it: &Living) -> String {
    match it.kind {
        Kind::Provisioned => it.stack.clone(),
        Kind::Serverless => format!("{} ({})", it.stack, it.kind.word()),
    }
}
