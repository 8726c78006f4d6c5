//! Every action of AWS that is ever called: the calls, the operator's policy and the documents are made from this.

use super::call::Call;
use super::kind::Kind;

/// An action, what it works on and which commands need it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Action {
    pub(crate) call: Call,
    pub(crate) on: On,
    pub(crate) used_by: &'static [&'static str],
    pub(crate) need: Need,
}

/// What an action works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    /// The account or the region; AWS knows no narrower resource.
    Everything,
    Cluster,
    /// The cluster or the workgroup that runs statements of the Data API.
    Runner,
    Snapshot,
    /// The two halves of a serverless cluster; AWS names them by ids of its own.
    Halves,
    /// Snapshots of namespaces, which AWS names by ids too.
    HalfSnapshot,
    Role,
    /// The secret in which AWS keeps the password.
    Secret,
    /// The databases and users of the cluster.
    Login,
    /// The service-linked role of Redshift.
    ServiceRole,
}

/// Why a permission is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The program calls it.
    Called,
    /// AWS asks for it when another action is called; the page says so.
    Implied(&'static str),
}

/// The commands that call AWS, as `sparkify policy` takes them; `load` stands for all that connect to the cluster.
pub(crate) const COMMANDS: &[&str] =
    &["up", "status", "pause", "resume", "resize", "down", "reap", "orphans", "load"];

const ALL: &[&str] = COMMANDS;
const STACK: &[&str] = &["up", "status", "pause", "resume", "resize", "down", "reap", "orphans"];
/// Those that a serverless stack has a use for.
const UNPAUSED: &[&str] = &["up", "status", "resize", "down", "reap", "orphans", "load"];
/// Those that look at every stack of ours, of either kind.
pub(crate) const LISTING: &[&str] = &["reap", "orphans"];
const LOADING: &[&str] = &["load"];
const DELETING: &[&str] = &["down", "reap"];

const fn call(action: &'static str, purpose: &'static str) -> Call {
    Call { action, purpose }
}

pub(crate) const GET_CALLER_IDENTITY: Call = call("sts:GetCallerIdentity", "see whose credentials these are");
pub(crate) const DESCRIBE_CLUSTERS: Call = call("redshift:DescribeClusters", "look at the cluster");
pub(crate) const CREATE_CLUSTER: Call = call("redshift:CreateCluster", "create the cluster");
pub(crate) const CREATE_TAGS: Call = call("redshift:CreateTags", "tag what belongs to the stack");
pub(crate) const MODIFY_CLUSTER_IAM_ROLES: Call =
    call("redshift:ModifyClusterIamRoles", "attach the role to the cluster");
pub(crate) const PAUSE_CLUSTER: Call = call("redshift:PauseCluster", "pause the cluster");
pub(crate) const RESUME_CLUSTER: Call = call("redshift:ResumeCluster", "resume the cluster");
pub(crate) const RESIZE_CLUSTER: Call = call("redshift:ResizeCluster", "resize the cluster");
pub(crate) const DELETE_CLUSTER: Call = call("redshift:DeleteCluster", "delete the cluster");
pub(crate) const DESCRIBE_CLUSTER_SNAPSHOTS: Call =
    call("redshift:DescribeClusterSnapshots", "look for snapshots");
pub(crate) const GET_ROLE: Call = call("iam:GetRole", "look at the role");
pub(crate) const GET_ROLE_POLICY: Call = call("iam:GetRolePolicy", "look at what the role may read");
pub(crate) const LIST_ROLES: Call = call("iam:ListRoles", "look for roles of stacks");
pub(crate) const LIST_ROLE_POLICIES: Call = call("iam:ListRolePolicies", "look at the policies of the role");
pub(crate) const LIST_ATTACHED_ROLE_POLICIES: Call =
    call("iam:ListAttachedRolePolicies", "look at the policies of the role");
pub(crate) const CREATE_ROLE: Call = call("iam:CreateRole", "create the role");
pub(crate) const TAG_ROLE: Call = call("iam:TagRole", "tag the role");
pub(crate) const UPDATE_ASSUME_ROLE_POLICY: Call =
    call("iam:UpdateAssumeRolePolicy", "set who may use the role");
pub(crate) const PUT_ROLE_POLICY: Call = call("iam:PutRolePolicy", "set what the role may read");
pub(crate) const DELETE_ROLE_POLICY: Call = call("iam:DeleteRolePolicy", "delete a policy of the role");
pub(crate) const DETACH_ROLE_POLICY: Call = call("iam:DetachRolePolicy", "detach a policy from the role");
pub(crate) const DELETE_ROLE: Call = call("iam:DeleteRole", "delete the role");
pub(crate) const GET_NAMESPACE: Call = call("redshift-serverless:GetNamespace", "look at the namespace");
pub(crate) const GET_WORKGROUP: Call = call("redshift-serverless:GetWorkgroup", "look at the workgroup");
pub(crate) const LIST_TAGS_FOR_RESOURCE: Call =
    call("redshift-serverless:ListTagsForResource", "see whose namespace, workgroup or snapshot it is");
pub(crate) const LIST_NAMESPACES: Call =
    call("redshift-serverless:ListNamespaces", "look for namespaces of stacks");
pub(crate) const LIST_SNAPSHOTS: Call = call("redshift-serverless:ListSnapshots", "look for snapshots");
pub(crate) const GET_SNAPSHOT: Call = call("redshift-serverless:GetSnapshot", "look at the final snapshot");
pub(crate) const CREATE_NAMESPACE: Call = call("redshift-serverless:CreateNamespace", "create the namespace");
pub(crate) const CREATE_WORKGROUP: Call = call("redshift-serverless:CreateWorkgroup", "create the workgroup");
pub(crate) const UPDATE_NAMESPACE: Call =
    call("redshift-serverless:UpdateNamespace", "attach the role to the namespace");
pub(crate) const UPDATE_WORKGROUP: Call =
    call("redshift-serverless:UpdateWorkgroup", "change the base capacity");
pub(crate) const TAG_RESOURCE: Call =
    call("redshift-serverless:TagResource", "tag what belongs to the stack");
pub(crate) const DELETE_WORKGROUP: Call = call("redshift-serverless:DeleteWorkgroup", "delete the workgroup");
pub(crate) const DELETE_NAMESPACE: Call = call("redshift-serverless:DeleteNamespace", "delete the namespace");
const GET_WORKGROUP_CREDENTIALS: Call =
    call("redshift-serverless:GetCredentials", "get temporary credentials of the workgroup");
const GET_SECRET_VALUE: Call = call("secretsmanager:GetSecretValue", "read the cluster's password");
const GET_CREDENTIALS_WITH_IAM: Call =
    call("redshift:GetClusterCredentialsWithIAM", "get temporary credentials of the cluster");
const GET_CREDENTIALS: Call =
    call("redshift:GetClusterCredentials", "get temporary credentials of a user of the cluster");
const EXECUTE_STATEMENT: Call =
    call("redshift-data:ExecuteStatement", "run a statement through the Data API");
const DESCRIBE_STATEMENT: Call = call("redshift-data:DescribeStatement", "look at a running statement");
const GET_STATEMENT_RESULT: Call = call("redshift-data:GetStatementResult", "fetch a statement's rows");
const CANCEL_STATEMENT: Call = call("redshift-data:CancelStatement", "cancel a running statement");
const PASS_ROLE: Call = call("iam:PassRole", "hand the role to the cluster");
const CREATE_SERVICE_ROLE: Call =
    call("iam:CreateServiceLinkedRole", "let AWS make Redshift's own role with an account's first cluster");
const CREATE_SECRET: Call = call("secretsmanager:CreateSecret", "let AWS keep the password");
const TAG_SECRET: Call = call("secretsmanager:TagResource", "let AWS keep the password");
const DESCRIBE_SECRET: Call = call("secretsmanager:DescribeSecret", "let AWS keep the password");
const DELETE_SECRET: Call =
    call("secretsmanager:DeleteSecret", "let AWS delete the password with the cluster");

const PASSING: &str = "https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service.html";
const SERVICE_ROLE: &str = "https://docs.aws.amazon.com/redshift/latest/mgmt/using-service-linked-roles.html";
const MANAGED: &str =
    "https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html";

const fn called(call: Call, on: On, used_by: &'static [&'static str]) -> Action {
    Action { call, on, used_by, need: Need::Called }
}

const fn implied(call: Call, on: On, used_by: &'static [&'static str], page: &'static str) -> Action {
    Action { call, on, used_by, need: Need::Implied(page) }
}

/// All of them, reading before writing.
pub(crate) const ACTIONS: &[Action] = &[
    called(GET_CALLER_IDENTITY, On::Everything, STACK),
    called(DESCRIBE_CLUSTERS, On::Everything, ALL),
    called(DESCRIBE_CLUSTER_SNAPSHOTS, On::Everything, &["down", "reap", "orphans"]),
    called(GET_NAMESPACE, On::Halves, UNPAUSED),
    called(GET_WORKGROUP, On::Halves, UNPAUSED),
    called(LIST_TAGS_FOR_RESOURCE, On::Halves, UNPAUSED),
    called(LIST_TAGS_FOR_RESOURCE, On::HalfSnapshot, LISTING),
    called(LIST_NAMESPACES, On::Everything, LISTING),
    called(LIST_SNAPSHOTS, On::Everything, &["down", "reap", "orphans"]),
    called(GET_SNAPSHOT, On::HalfSnapshot, DELETING),
    called(GET_ROLE, On::Role, &["up", "status", "down", "reap", "orphans"]),
    called(GET_ROLE_POLICY, On::Role, &["up", "status"]),
    called(LIST_ROLES, On::Everything, LISTING),
    called(LIST_ROLE_POLICIES, On::Role, DELETING),
    called(LIST_ATTACHED_ROLE_POLICIES, On::Role, DELETING),
    called(CREATE_ROLE, On::Role, &["up"]),
    called(TAG_ROLE, On::Role, &["up"]),
    called(UPDATE_ASSUME_ROLE_POLICY, On::Role, &["up"]),
    called(PUT_ROLE_POLICY, On::Role, &["up"]),
    called(CREATE_CLUSTER, On::Cluster, &["up"]),
    called(CREATE_TAGS, On::Cluster, &["up"]),
    called(CREATE_TAGS, On::Snapshot, DELETING),
    called(MODIFY_CLUSTER_IAM_ROLES, On::Cluster, &["up"]),
    called(PAUSE_CLUSTER, On::Cluster, &["pause"]),
    called(RESUME_CLUSTER, On::Cluster, &["up", "resume"]),
    called(RESIZE_CLUSTER, On::Cluster, &["resize"]),
    called(DELETE_CLUSTER, On::Cluster, DELETING),
    called(CREATE_NAMESPACE, On::Halves, &["up"]),
    called(CREATE_WORKGROUP, On::Halves, &["up"]),
    called(UPDATE_NAMESPACE, On::Halves, &["up"]),
    called(UPDATE_WORKGROUP, On::Halves, &["resize"]),
    called(TAG_RESOURCE, On::Halves, &["up"]),
    called(TAG_RESOURCE, On::HalfSnapshot, DELETING),
    called(DELETE_WORKGROUP, On::Halves, DELETING),
    called(DELETE_NAMESPACE, On::Halves, DELETING),
    called(DELETE_ROLE_POLICY, On::Role, DELETING),
    called(DETACH_ROLE_POLICY, On::Role, DELETING),
    called(DELETE_ROLE, On::Role, DELETING),
    called(GET_SECRET_VALUE, On::Secret, LOADING),
    called(GET_CREDENTIALS_WITH_IAM, On::Login, LOADING),
    called(GET_CREDENTIALS, On::Login, LOADING),
    called(GET_WORKGROUP_CREDENTIALS, On::Halves, LOADING),
    called(EXECUTE_STATEMENT, On::Runner, LOADING),
    called(DESCRIBE_STATEMENT, On::Everything, LOADING),
    called(GET_STATEMENT_RESULT, On::Everything, LOADING),
    called(CANCEL_STATEMENT, On::Everything, LOADING),
    implied(PASS_ROLE, On::Role, &["up"], PASSING),
    implied(CREATE_SERVICE_ROLE, On::ServiceRole, &["up"], SERVICE_ROLE),
    implied(CREATE_SECRET, On::Secret, &["up"], MANAGED),
    implied(TAG_SECRET, On::Secret, &["up"], MANAGED),
    implied(DESCRIBE_SECRET, On::Secret, &["up", "down", "reap"], MANAGED),
    implied(DELETE_SECRET, On::Secret, DELETING, MANAGED),
];

impl Action {
    /// Whether one of these commands needs it for a stack of this kind; none of them stands for all.
    pub(crate) fn is_needed(&self, commands: &[String], kind: Kind) -> bool {
        let is_named = |command: &str| commands.is_empty() || commands.iter().any(|it| it == command);
        let needs = |command: &&str| is_named(command) && (self.serves(kind) || LISTING.contains(command));
        self.used_by.iter().any(needs)
    }

    /// Whether a stack of this kind has a use for it.
    fn serves(&self, kind: Kind) -> bool {
        match self.call.action.split(':').next() {
            Some("redshift") => kind == Kind::Provisioned,
            Some("redshift-serverless") => kind == Kind::Serverless,
            _ => true,
        }
    }
}
