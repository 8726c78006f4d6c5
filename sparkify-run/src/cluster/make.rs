//! Carries out the plan that makes a stack, each step safe to repeat after any crash.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::aws::Aws;
use super::call::{Refused, Why};
use super::described::Described;
use super::error::CloudError;
use super::iam::Iam;
use super::kind::lacks_workgroup;
use super::observed::Observed;
use super::plan::{Plan, Step};
use super::redshift::Redshift;
use super::serverless::Serverless;
use super::service::Service;
use super::stack::Stack;
use super::tags::{self, Tags};
use super::track::{CloudEvent, Track};
use super::wait::{self, Goal};

/// Looks that a change has to become possible: some minutes.
const PATIENCE: u32 = 90;
/// Repetitions of what fails because a new role is not known everywhere: two minutes.
const SPREADING: u32 = 12;

/// Where a stack is made, and what watches.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a, 't> {
    pub(crate) aws: &'a Aws,
    pub(crate) stack: &'a Stack,
    pub(crate) observed: &'a Observed,
    pub(crate) limit: Duration,
    pub(crate) track: &'a Track<'t>,
}

/// Does every step; the cluster as it is in the end.
pub(crate) async fn make(site: Site<'_, '_>, plan: &Plan) -> Result<Option<Described>, CloudError> {
    let mut cluster = site.observed.cluster.clone();
    for step in &plan.steps {
        site.track.begin(step.text())?;
        if let Some(seen) = Box::pin(perform(site, plan, step)).await? {
            cluster = Some(seen);
        }
        site.track.end()?;
    }
    Ok(cluster)
}

async fn perform(site: Site<'_, '_>, plan: &Plan, step: &Step) -> Result<Option<Described>, CloudError> {
    let Site { aws, stack, limit, track, .. } = site;
    let iam = Iam::new(aws);
    let service = Service::new(stack.kind, aws);
    let (name, role) = (stack.name.as_str(), stack.role_name.as_str());
    match step {
        Step::CreateRole { trust, tags } => create_role(site, &iam, trust, tags).await?,
        Step::TrustRole { trust } => iam.trust(role, &trust.to_string()).await?,
        Step::TagRole { tags } => iam.tag(role, tags).await?,
        Step::WritePolicy { document } => {
            let document = document.to_string();
            // A role that was made a moment ago may not be known to the machine that answers now.
            let is_new = |refused: &Refused| refused.why == Why::NotThere;
            repeat(aws, SPREADING, is_new, || iam.put_policy(role, &document)).await?;
        }
        Step::AwaitGone => return wait::until(Goal::Gone, name, &service, aws, limit, track).await,
        Step::CreateCluster { tags } => {
            let redshift = Redshift::new(aws);
            created(site, "cluster", |_| true, || redshift.create(stack, &plan.role_arn, tags)).await?;
        }
        Step::CreateNamespace { tags } => {
            let serverless = Serverless::new(aws);
            let call = || serverless.create_namespace(stack, &plan.role_arn, tags);
            created(site, "namespace", |_| true, call).await?;
        }
        Step::AwaitNamespace => {
            return wait::until(Goal::WithoutWorkgroup, name, &service, aws, limit, track).await;
        }
        Step::CreateWorkgroup { tags } => {
            let serverless = Serverless::new(aws);
            let is_there = |state: &str| !lacks_workgroup(state);
            created(site, "workgroup", is_there, || serverless.create_workgroup(stack, tags)).await?;
        }
        Step::AwaitPaused => return wait::until(Goal::Paused, name, &service, aws, limit, track).await,
        Step::Resume => resume(site, &Redshift::new(aws)).await?,
        Step::TagCluster { tags } => {
            let tag = || service.tag(&aws.region, &site.observed.identity, name, tags);
            when_free(aws, &service, name, track, tag).await?;
        }
        Step::AttachRole => {
            when_free(aws, &service, name, track, || service.attach(name, &plan.role_arn)).await?;
        }
        Step::AwaitReady => {
            let goal = Goal::Ready { role_arn: Some(&plan.role_arn) };
            return wait::until(goal, name, &service, aws, limit, track).await;
        }
    }
    Ok(None)
}

/// Changes a cluster as soon as nothing else does, and says what that is until then.
pub(crate) async fn when_free<F>(
    aws: &Aws,
    service: &Service,
    name: &str,
    track: &Track<'_>,
    call: impl Fn() -> F,
) -> Result<(), Refused>
where
    F: Future<Output = Result<(), Refused>>,
{
    let start = Instant::now();
    let mut left = PATIENCE;
    loop {
        match call().await {
            Err(refused) if left > 0 && matches!(refused.why, Why::Busy | Why::Spreading) => left -= 1,
            answer => return answer,
        }
        if let Some(cluster) = service.describe(name).await? {
            let usual = "usually some minutes";
            track.tell(&CloudEvent::Seen { state: cluster.state, elapsed: start.elapsed(), usual });
        }
        tokio::time::sleep(aws.pace.next()).await;
    }
}

/// Repeats a call as long as its failure may pass.
async fn repeat<T, F>(
    aws: &Aws,
    most: u32,
    may_work: impl Fn(&Refused) -> bool,
    call: impl Fn() -> F,
) -> Result<T, Refused>
where
    F: Future<Output = Result<T, Refused>>,
{
    let mut left = most;
    loop {
        match call().await {
            Err(refused) if left > 0 && may_work(&refused) => left -= 1,
            answer => return answer,
        }
        tokio::time::sleep(aws.pace.next()).await;
    }
}

/// Whether the answer to a creation was lost: the thing is there and carries our tags. Never judged by the error.
async fn create_role(site: Site<'_, '_>, iam: &Iam, trust: &Value, tags: &Tags) -> Result<(), CloudError> {
    let name = &site.stack.role_name;
    let refused = match iam.create(name, &trust.to_string(), tags).await {
        Err(refused) if refused.may_have_acted() => refused,
        answer => return Ok(answer?),
    };
    for _ in 0..3 {
        if let Some(role) = iam.role(name).await? {
            return belongs(site, &role.tags, "role", name);
        }
        tokio::time::sleep(site.aws.pace.next()).await;
    }
    Err(refused.into())
}

/// The same for a cluster, or a half of one; its state tells whether that half is there.
async fn created<F>(
    site: Site<'_, '_>,
    what: &'static str,
    is_there: impl Fn(&str) -> bool,
    call: impl Fn() -> F,
) -> Result<(), CloudError>
where
    F: Future<Output = Result<(), Refused>>,
{
    let name = &site.stack.name;
    let is_early = |refused: &Refused| refused.why == Why::Spreading;
    let refused = match repeat(site.aws, SPREADING, is_early, call).await {
        // Redshift Serverless has one error for a name that is taken and a change that is under way.
        Err(refused) if refused.may_have_acted() || refused.why == Why::Busy => refused,
        answer => return Ok(answer?),
    };
    let service = Service::new(site.stack.kind, site.aws);
    for _ in 0..3 {
        if let Some(cluster) = service.describe(name).await?.filter(|it| is_there(&it.state)) {
            return belongs(site, &cluster.tags, what, name);
        }
        tokio::time::sleep(site.aws.pace.next()).await;
    }
    Err(refused.into())
}

fn belongs(site: Site<'_, '_>, tags: &Tags, what: &'static str, name: &str) -> Result<(), CloudError> {
    if tags::are_of(tags, site.stack.kind, &site.stack.name, &site.observed.region) {
        tracing::debug!(what, name, "an answer was lost; it is there and it is ours");
        Ok(())
    } else {
        Err(CloudError::Foreign { what, name: name.to_owned() })
    }
}

/// A lost answer leaves the cluster resuming, which is all that was wanted.
pub(crate) async fn resume(site: Site<'_, '_>, redshift: &Redshift) -> Result<(), CloudError> {
    let name = &site.stack.name;
    match redshift.resume(name).await {
        Ok(()) => Ok(()),
        Err(refused) => match redshift.describe(name).await? {
            Some(cluster) if cluster.state != "paused" => Ok(()),
            _ => Err(refused.into()),
        },
    }
}
