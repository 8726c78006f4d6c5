//! A namespace and a workgroup of one name as one cluster. Pure.

use aws_sdk_redshiftserverless::types::{Namespace, NamespaceStatus, Workgroup, WorkgroupStatus};

use crate::cluster::described::{AttachedRole, Described, Endpoint};
use crate::cluster::kind::{DELETING_WORKGROUP, Kind, RPU, WITHOUT_WORKGROUP};
use crate::cluster::tags::Tags;

/// Both halves as one; its tags are those that every half carries, so that it is ours only if both are.
pub(super) fn described(
    name: &str,
    namespace: Option<(Tags, Namespace)>,
    workgroup: Option<(Tags, Workgroup)>,
) -> Option<Described> {
    // One of that name on another namespace than ours is none of this cluster; without ours, the name is taken.
    let is_its_own = |it: &Workgroup| namespace.is_none() || it.namespace_name() == Some(name);
    let workgroup = workgroup.filter(|(_, it)| is_its_own(it));
    let mut cluster = Described {
        name: name.to_owned(),
        kind: Kind::Serverless,
        node_type: RPU.to_owned(),
        ..Described::default()
    };
    cluster.state = state(namespace.as_ref().map(|(_, it)| it), workgroup.as_ref().map(|(_, it)| it))?;
    cluster.tags = match (&namespace, &workgroup) {
        (Some((tags, _)), None) => tags.clone(),
        (Some((tags, _)), Some((others, _))) => {
            tags.iter().filter(|(key, value)| others.get(*key) == Some(value)).map(owned).collect()
        }
        (None, _) => Tags::new(),
    };
    if let Some((_, namespace)) = namespace {
        namespace.db_name().unwrap_or_default().clone_into(&mut cluster.database);
        namespace.admin_username().unwrap_or_default().clone_into(&mut cluster.user);
        cluster.secret_arn = namespace.admin_password_secret_arn().map(str::to_owned);
        cluster.roles = namespace.iam_roles().iter().map(|text| role(text)).collect();
        cluster.default_role = namespace.default_iam_role_arn().map(str::to_owned);
        cluster.created = namespace.creation_date().map(aws_smithy_types::DateTime::secs);
    }
    if let Some((_, workgroup)) = workgroup {
        cluster.nodes = workgroup.base_capacity().and_then(|it| u32::try_from(it).ok()).unwrap_or_default();
        cluster.public = workgroup.publicly_accessible().unwrap_or_default();
        cluster.security_groups = workgroup.security_group_ids().to_vec();
        cluster.endpoint = workgroup.endpoint().and_then(|endpoint| {
            let port = u16::try_from(endpoint.port()?).ok()?;
            Some(Endpoint { host: endpoint.address()?.to_owned(), port })
        });
    }
    Some(cluster)
}

fn owned((key, value): (&String, &String)) -> (String, String) {
    (key.clone(), value.clone())
}

/// One word for both, in the manner of a cluster; none if neither is there.
///
/// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_Workgroup.html>
fn state(namespace: Option<&Namespace>, workgroup: Option<&Workgroup>) -> Option<String> {
    let of_namespace =
        namespace.map(|it| it.status().map_or("unknown", NamespaceStatus::as_str).to_lowercase());
    let of_workgroup =
        workgroup.map(|it| it.status().map_or("unknown", WorkgroupStatus::as_str).to_lowercase());
    let Some(namespace) = of_namespace else { return of_workgroup };
    Some(match of_workgroup {
        _ if namespace == "deleting" => namespace,
        Some(workgroup) if workgroup == "deleting" => DELETING_WORKGROUP.to_owned(),
        None if namespace == "available" => WITHOUT_WORKGROUP.to_owned(),
        None => format!("{namespace}, {WITHOUT_WORKGROUP}"),
        Some(workgroup) if workgroup == "available" => namespace,
        Some(workgroup) => workgroup,
    })
}

/// AWS writes a role as `IamRole(applyStatus=in-sync, iamRoleArn=arn:…)`, or as its ARN alone.
pub(super) fn role(text: &str) -> AttachedRole {
    let after = |key: &str| {
        let (_, rest) = text.split_once(key)?;
        rest.split([',', ')']).next().map(|it| it.trim().to_owned())
    };
    AttachedRole {
        arn: after("iamRoleArn=").unwrap_or_else(|| text.to_owned()),
        status: after("applyStatus=").unwrap_or_else(|| "in-sync".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(keys: &[&str]) -> Tags {
        keys.iter().map(|key| ((*key).to_owned(), "v".to_owned())).collect()
    }

    fn namespace(status: NamespaceStatus, keys: &[&str]) -> (Tags, Namespace) {
        (tags(keys), Namespace::builder().namespace_name("dwh").status(status).build())
    }

    fn workgroup(status: WorkgroupStatus, of: &str, keys: &[&str]) -> (Tags, Workgroup) {
        let workgroup = Workgroup::builder().namespace_name(of).base_capacity(8).status(status);
        (tags(keys), workgroup.build())
    }

    #[test]
    fn every_pair_of_halves_has_its_word() {
        use NamespaceStatus as N;
        use WorkgroupStatus as W;
        let word = |n: Option<N>, w: Option<W>| {
            let namespace = n.map(|status| Namespace::builder().status(status).build());
            let workgroup = w.map(|status| Workgroup::builder().status(status).build());
            state(namespace.as_ref(), workgroup.as_ref())
        };
        assert_eq!(word(None, None), None);
        for (namespace, workgroup, said) in [
            (N::Available, None, WITHOUT_WORKGROUP),
            (N::Modifying, None, "modifying, without workgroup"),
            (N::Deleting, None, "deleting"),
            (N::Available, Some(W::Creating), "creating"),
            (N::Available, Some(W::Available), "available"),
            (N::Modifying, Some(W::Available), "modifying"),
            (N::Available, Some(W::Deleting), DELETING_WORKGROUP),
            (N::Deleting, Some(W::Deleting), "deleting"),
        ] {
            assert_eq!(word(Some(namespace), workgroup).as_deref(), Some(said));
        }
    }

    #[test]
    fn it_is_ours_only_if_both_halves_are() {
        let ours = || namespace(NamespaceStatus::Available, &["a", "b"]);
        let of = |workgroup| described("dwh", Some(ours()), workgroup).expect("a cluster");
        assert_eq!(of(None).tags, tags(&["a", "b"]));
        assert_eq!(of(Some(workgroup(WorkgroupStatus::Available, "dwh", &["b", "c"]))).tags, tags(&["b"]));
        let other = || Some(workgroup(WorkgroupStatus::Available, "other", &["a", "b"]));
        assert_eq!(of(other()).state, WITHOUT_WORKGROUP, "it is not this cluster's");
        assert_eq!(described("dwh", None, other()).expect("a taken name").tags, Tags::new());
    }

    #[test]
    fn roles_are_read_however_aws_writes_them() {
        let read = role("IamRole(applyStatus=adding, iamRoleArn=arn:aws:iam::1:role/sparkify/x)");
        assert_eq!((read.arn.as_str(), read.status.as_str()), ("arn:aws:iam::1:role/sparkify/x", "adding"));
        assert_eq!(role("arn:aws:iam::1:role/x").status, "in-sync");
    }
}
