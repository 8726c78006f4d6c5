"""moto's server with the life of a Redshift cluster on top: what the tests of the provisioning need and moto lacks.

A cluster is created, modified, resized, paused, resumed and deleted over some looks at it; it refuses what AWS
refuses (retired node types, weak passwords, changes while another is under way); AWS may keep its password; its roles
take a while to be in sync. Redshift Serverless is answered by serverless_life.py. Everything else is moto's own.

usage: moto_with_lifecycle.py HOST PORT    (ends when its stdin closes, so that it never outlives a test)

environment: SPARKIFY_LOOKS     how many looks a change takes (1)
             SPARKIFY_ENDPOINT  HOST:PORT that ready clusters name as their endpoint
             SPARKIFY_LIFECYCLE off: unmodified moto, only with the end of stdin watched
             SPARKIFY_STATE     a state in which every creation gets stuck, such as incompatible-network
"""

import json
import os
import re
import sys
import threading

from moto.core.responses import ActionResult
from moto.redshift import models, responses
from moto.redshift.exceptions import InvalidParameterValueError, RedshiftClientError
from moto.secretsmanager.models import secretsmanager_backends
from moto import server
from moto.server import main

from serverless_life import ACCOUNT, Serverless, in_front

LOOKS = int(os.environ.get("SPARKIFY_LOOKS", "1"))
RETIRED = ("dc1.", "dc2.", "ds2.")


class Busy(RedshiftClientError):
    def __init__(self, name, state):
        super().__init__("InvalidClusterState", f"There is an operation running on the Cluster {name} ({state}).")


class Combination(RedshiftClientError):
    def __init__(self, message):
        super().__init__("InvalidParameterCombination", message)


class Life:
    """What a cluster is going through: the state now, the one after it, and the looks until then."""

    def __init__(self, now, after=None):
        self.now, self.after, self.left = now, after, LOOKS

    def look(self):
        if self.after and self.left <= 0:
            self.now, self.after = self.after, None
        self.left -= 1
        return self.now


def life(cluster):
    return cluster.__dict__.setdefault("_life", Life("creating", os.environ.get("SPARKIFY_STATE", "available")))


def begin(cluster, now, after):
    cluster.__dict__["_life"] = Life(now, after)


def availability(cluster):
    return {"available": "Available", "paused": "Unavailable"}.get(cluster.status, "Modifying")


def endpoint(cluster):
    if cluster.status == "creating":
        return None
    place = os.environ.get("SPARKIFY_ENDPOINT")
    if not place:
        return moto_endpoint(cluster)
    host, port = place.rsplit(":", 1)
    return {"Address": host, "Port": int(port)}


def roles(cluster):
    fresh = cluster.__dict__.setdefault("_adding", {})
    for arn in cluster.iam_roles_arn:
        fresh.setdefault(arn, LOOKS + 1)
    status = lambda arn: "in-sync" if fresh[arn] <= 0 else "adding"
    return [{"IamRoleArn": arn, "ApplyStatus": status(arn)} for arn in cluster.iam_roles_arn]


moto_endpoint = models.Cluster.endpoint.fget

Backend = models.RedshiftBackend
moto_describe, moto_create = Backend.describe_clusters, Backend.create_cluster
moto_pause, moto_resume, moto_snapshot = Backend.pause_cluster, Backend.resume_cluster, Backend.create_cluster_snapshot


def describe(self, cluster_identifier=None, tag_keys=None):
    for cluster in list(self.clusters.values()):
        if cluster_identifier not in (None, cluster.cluster_identifier):
            continue
        if life(cluster).look() == "gone":
            del self.clusters[cluster.cluster_identifier]
        adding = cluster.__dict__.setdefault("_adding", {})
        for arn in adding:
            adding[arn] -= cluster.status == "available"
    found = moto_describe(self, cluster_identifier, None)
    keys = set(tag_keys or [])
    return [one for one in found if not keys or keys & {tag["Key"] for tag in one.tags}]


def needed(self, name, *states):
    cluster = moto_describe(self, name)[0]
    if cluster.status not in states:
        raise Busy(name, cluster.status)
    return cluster


def create(self, **wanted):
    if wanted["node_type"].startswith(RETIRED):
        raise InvalidParameterValueError(f"Invalid node type: {wanted['node_type']}")
    password = wanted.get("master_user_password")
    rules = ("[a-z]", "[A-Z]", "[0-9]", r"^[!-~]{8,64}$")
    if password is not None and (not all(re.search(rule, password) for rule in rules) or set(password) & set("'\"\\/@")):
        raise InvalidParameterValueError("The parameter MasterUserPassword is not a valid password.")
    return moto_create(self, **wanted)


def delete(self, cluster_identifier, skip_final_snapshot, final_cluster_snapshot_identifier, **_):
    cluster = needed(self, cluster_identifier, "available", "paused", "incompatible-network")
    if not skip_final_snapshot:
        if not final_cluster_snapshot_identifier:
            raise Combination("FinalClusterSnapshotIdentifier is required unless SkipFinalClusterSnapshot is specified.")
        moto_snapshot(self, cluster_identifier, final_cluster_snapshot_identifier, cluster.region, [])
    secret = cluster.__dict__.get("master_password_secret_arn")
    if secret:
        secretsmanager_backends[self.account_id][self.region_name].delete_secret(secret, None, True)
    self.delete_automated_snapshots(cluster_identifier)
    begin(cluster, "deleting", "gone")
    return cluster


def pause(self, cluster_id):
    cluster = needed(self, cluster_id, "available")
    begin(cluster, "pausing", "paused")
    return cluster


def resume(self, cluster_id):
    cluster = needed(self, cluster_id, "paused")
    begin(cluster, "resuming", "available")
    return cluster


def keep(secrets, cluster, user, password):
    name = f"redshift!{cluster}-{user}"
    text = json.dumps({"username": user, "password": os.environ.get("SPARKIFY_ENDPOINT_PASSWORD", password)})
    secrets.create_secret(
        name=name, secret_string=text, secret_binary=None, description=None, tags=None, kms_key_id=None,
        client_request_token=None, replica_regions=[], force_overwrite=False,
    )
    return secrets.describe_secret(name).arn


class Secrets:
    """Where a namespace's password is kept."""

    def keep(self, region, namespace, user):
        return keep(secretsmanager_backends[ACCOUNT][region], namespace, user, "Kept0Serverless")

    def forget(self, region, arn):
        secretsmanager_backends[ACCOUNT][region].delete_secret(arn, None, True)


Response = responses.RedshiftResponse
moto_create_response = Response.create_cluster


def create_response(self):
    managed = str(self._get_param("ManageMasterPassword")).lower() == "true"
    if managed == bool(self._get_param("MasterUserPassword")):
        raise Combination("Give either MasterUserPassword or ManageMasterPassword.")
    if self._get_param("ClusterType", "multi-node") == "multi-node" and not self._get_param("NumberOfNodes"):
        raise Combination("Number of nodes for cluster type multi-node must be greater than or equal to 2")
    if str(self._get_param("Encrypted")).lower() == "false":
        raise InvalidParameterValueError("Amazon Redshift clusters must be encrypted.")
    result = moto_create_response(self)
    cluster = self.redshift_backend.clusters[self._get_param("ClusterIdentifier")]
    life(cluster)
    cluster.default_iam_role_arn = self._get_param("DefaultIamRoleArn")
    if managed:
        secrets = secretsmanager_backends[self.current_account][self.region]
        arn = keep(secrets, cluster.cluster_identifier, cluster.master_username, "Kept0" + cluster.unique_cluster_id)
        cluster.master_password_secret_arn = arn
    return result


def modify_cluster_iam_roles(self):
    cluster = needed(self.redshift_backend, self._get_param("ClusterIdentifier"), "available")
    for arn in self._get_param("AddIamRoles", []):
        if arn not in cluster.iam_roles_arn:
            cluster.iam_roles_arn.append(arn)
    for arn in self._get_param("RemoveIamRoles", []):
        if arn in cluster.iam_roles_arn:
            cluster.iam_roles_arn.remove(arn)
    cluster.default_iam_role_arn = self._get_param("DefaultIamRoleArn") or cluster.__dict__.get("default_iam_role_arn")
    begin(cluster, "modifying", "available")
    return ActionResult({"Cluster": cluster})


def resize_cluster(self):
    cluster = needed(self.redshift_backend, self._get_param("ClusterIdentifier"), "available")
    nodes = self._get_param("NumberOfNodes")
    cluster.number_of_nodes = int(nodes) if nodes else 1
    begin(cluster, "resizing", "available")
    return ActionResult({"Cluster": cluster})


def install():
    # moto sets the state it wants itself; here it comes from the cluster's life alone.
    models.Cluster.status = property(lambda self: life(self).now, lambda self, _: None)
    models.Cluster.cluster_availability_status = property(availability)
    models.Cluster.endpoint = property(endpoint)
    models.Cluster.iam_roles = property(roles)
    Backend.describe_clusters, Backend.create_cluster, Backend.delete_cluster = describe, create, delete
    Backend.pause_cluster, Backend.resume_cluster = pause, resume
    Response.create_cluster = create_response
    serverless = Serverless(LOOKS, Secrets(), os.environ.get("SPARKIFY_ENDPOINT"))
    dispatcher = server.DomainDispatcherApplication
    dispatcher.__call__ = in_front(serverless, dispatcher.__call__)
    Response.modify_cluster_iam_roles, Response.resize_cluster = modify_cluster_iam_roles, resize_cluster


def end_with_the_test():
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    host, port = sys.argv[1:3]
    threading.Thread(target=end_with_the_test, daemon=True).start()
    if os.environ.get("SPARKIFY_LIFECYCLE") != "off":
        install()
    main(["-H", host, "-p", port])
