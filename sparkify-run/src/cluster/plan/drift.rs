//! Where a cluster differs from what is wanted in a way that `up` does not mend by itself.

use crate::cluster::described::Described;
use crate::cluster::kind::lacks_workgroup;
use crate::cluster::stack::Stack;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Drift {
    pub(crate) setting: &'static str,
    pub(crate) wanted: String,
    pub(crate) found: String,
    /// What makes them one again.
    pub(crate) mend: String,
}

/// Everything that differs. Each costs money, data or a restart, so that it is somebody's to decide.
pub(crate) fn drift(stack: &Stack, cluster: &Described) -> Vec<Drift> {
    let mut found = Vec::new();
    let mut compare = |setting, wanted: String, is: String, mend: String| {
        if wanted != is {
            found.push(Drift { setting, wanted, found: is, mend });
        }
    };
    let anew = || format!("`sparkify down{0}`, then `sparkify up{0}`", stack.kind.flag());
    compare("cluster.node_type", stack.node_type.clone(), cluster.node_type.clone(), anew());
    compare("cluster.database", stack.database.clone(), cluster.database.clone(), anew());
    compare("cluster.user", stack.user.clone(), cluster.user.clone(), anew());
    if !lacks_workgroup(&cluster.state) {
        compare(
            stack.kind.size_setting(),
            stack.nodes.to_string(),
            cluster.nodes.to_string(),
            stack.kind.resizing(stack.nodes),
        );
        compare("cluster.public", stack.public.to_string(), cluster.public.to_string(), anew());
    }
    if stack.password.is_none() && cluster.secret_arn.is_none() {
        compare("cluster.password", "kept by AWS".to_owned(), "set by hand".to_owned(), anew());
    }
    found
}
