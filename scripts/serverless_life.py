"""Namespaces and workgroups of Redshift Serverless, which moto lacks, with their lives: created, modified and deleted
over some looks, refused while another change is under way or a workgroup still stands on its namespace.

The protocol is awsJson1.1; what there is can be read at /serverless, by nobody but a test. Signatures and permissions are
checked by moto's IAM, when moto checks its own.
"""

import json
import re
import uuid

from moto import settings
from moto.core.authorization import ActionAuthenticatorMixin
from moto.core.exceptions import AccessDeniedError
from moto.iam.access_control import IAMRequest
from werkzeug.datastructures import EnvironHeaders
from werkzeug.exceptions import HTTPException

ACCOUNT = "123456789012"
PREFIX = "RedshiftServerless."


class Refusal(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code, self.message = code, message


def missing(what, name):
    return Refusal("ResourceNotFoundException", f"The {what} {name} does not exist.")


def busy(what, thing):
    return Refusal("ConflictException", f"There is an operation running on the {what} ({thing['status']}).")


class Serverless:
    def __init__(self, looks, secrets, endpoint=None):
        self.looks, self.secrets, self.endpoint = looks, secrets, endpoint
        self.reset()

    def reset(self):
        self.namespaces, self.workgroups, self.snapshots, self.tags = {}, {}, {}, {}

    # The life of a thing: the state after this one, and the looks until then.

    def begin(self, thing, now, after):
        thing["status"], thing["_after"], thing["_left"] = now, after, self.looks

    def look(self, things, name, what):
        thing = things.get(name)
        if thing and thing["_after"]:
            thing["_left"] -= 1
            if thing["_left"] < 0:
                thing["status"], thing["_after"] = thing["_after"], None
                if thing["status"] == "GONE":
                    del things[name]
                    self.tags.pop(thing["_arn"], None)
                    thing = None
        if not thing:
            raise missing(what, name)
        return thing

    def make(self, things, what, name, asked, region, status):
        if name in things:
            # The words of the API reference, which tell a taken name from a change under way by nothing.
            raise Refusal("ConflictException", "The submitted action has conflicts.")
        if not re.fullmatch("[a-z0-9-]{3,64}", name):
            raise Refusal("ValidationException", f"{name} is no name of a {what}.")
        arn = f"arn:aws:redshift-serverless:{region}:{ACCOUNT}:{what}/{uuid.uuid4()}"
        thing = things[name] = {"_arn": arn, f"{what}Arn": arn, f"{what}Name": name, "creationDate": "2026-10-01T10:00:00Z"}
        self.tags[arn] = {tag["key"]: tag["value"] for tag in asked.get("tags", [])}
        self.begin(thing, status, "AVAILABLE")
        return thing

    def shown(self, thing):
        public = {key: value for key, value in thing.items() if not key.startswith("_")}
        if "_roles" in thing:
            public["iamRoles"] = [
                f"IamRole(applyStatus={'in-sync' if left <= 0 else 'adding'}, iamRoleArn={arn})"
                for arn, left in thing["_roles"].items()
            ]
        return public

    def free(self, things, what, name):
        thing = things.get(name)
        if not thing:
            raise missing(what, name)
        if thing["status"] != "AVAILABLE":
            raise busy(what, thing)
        return thing

    def CreateNamespace(self, asked, region):
        managed = asked.get("manageAdminPassword", False)
        if managed == ("adminUserPassword" in asked):
            raise Refusal("ValidationException", "Give either adminUserPassword or manageAdminPassword.")
        name = asked["namespaceName"]
        namespace = self.make(self.namespaces, "namespace", name, asked, region, "MODIFYING")
        namespace |= {"dbName": asked["dbName"], "adminUsername": asked["adminUsername"]}
        namespace |= {"defaultIamRoleArn": asked["defaultIamRoleArn"], "_region": region}
        namespace["_roles"] = {arn: self.looks + 1 for arn in asked["iamRoles"]}
        if managed:
            namespace["adminPasswordSecretArn"] = self.secrets.keep(region, name, asked["adminUsername"])
        return {"namespace": self.shown(namespace)}

    def GetNamespace(self, asked, _):
        namespace = self.look(self.namespaces, asked["namespaceName"], "namespace")
        for arn in namespace["_roles"]:
            namespace["_roles"][arn] -= namespace["status"] == "AVAILABLE"
        return {"namespace": self.shown(namespace)}

    def UpdateNamespace(self, asked, _):
        namespace = self.free(self.namespaces, "namespace", asked["namespaceName"])
        namespace["_roles"] = {arn: namespace["_roles"].get(arn, self.looks + 1) for arn in asked["iamRoles"]}
        namespace["defaultIamRoleArn"] = asked["defaultIamRoleArn"]
        self.begin(namespace, "MODIFYING", "AVAILABLE")
        return {"namespace": self.shown(namespace)}

    def DeleteNamespace(self, asked, region):
        name = asked["namespaceName"]
        namespace = self.free(self.namespaces, "namespace", name)
        if any(it["namespaceName"] == name for it in self.workgroups.values()):
            raise Refusal("ConflictException", f"The namespace {name} still has a workgroup.")
        if asked.get("finalSnapshotName"):
            snapshot = asked["finalSnapshotName"]
            arn = f"arn:aws:redshift-serverless:{region}:{ACCOUNT}:snapshot/{uuid.uuid4()}"
            self.snapshots[snapshot] = {"snapshotName": snapshot, "snapshotArn": arn, "namespaceName": name}
            self.tags[arn] = {}
        if "adminPasswordSecretArn" in namespace:
            self.secrets.forget(namespace["_region"], namespace["adminPasswordSecretArn"])
        self.begin(namespace, "DELETING", "GONE")
        return {"namespace": self.shown(namespace)}

    def ListNamespaces(self, _asked, _):
        return {"namespaces": [self.shown(it) for it in self.namespaces.values()]}

    def CreateWorkgroup(self, asked, region):
        rpus = asked["baseCapacity"]
        if rpus != 4 and (rpus not in range(8, 1025) or rpus % (32 if rpus > 512 else 8)):
            raise Refusal("ValidationException", f"Invalid base capacity: {rpus}")
        self.free(self.namespaces, "namespace", asked["namespaceName"])
        name = asked["workgroupName"]
        workgroup = self.make(self.workgroups, "workgroup", name, asked, region, "CREATING")
        for key in ("namespaceName", "baseCapacity", "publiclyAccessible", "port", "configParameters"):
            workgroup[key] = asked[key]
        workgroup["securityGroupIds"] = asked.get("securityGroupIds", [])
        host = f"{name}.{ACCOUNT}.{region}.redshift-serverless.amazonaws.com"
        workgroup["_endpoint"] = {"address": host, "port": asked["port"]}
        if self.endpoint:
            address, port = self.endpoint.rsplit(":", 1)
            workgroup["_endpoint"] = {"address": address, "port": int(port)}
        return {"workgroup": self.shown(workgroup)}

    def GetWorkgroup(self, asked, _):
        workgroup = self.look(self.workgroups, asked["workgroupName"], "workgroup")
        if workgroup["status"] != "CREATING":
            workgroup["endpoint"] = workgroup["_endpoint"]
        return {"workgroup": self.shown(workgroup)}

    def UpdateWorkgroup(self, asked, _):
        workgroup = self.free(self.workgroups, "workgroup", asked["workgroupName"])
        workgroup["baseCapacity"] = asked["baseCapacity"]
        self.begin(workgroup, "MODIFYING", "AVAILABLE")
        return {"workgroup": self.shown(workgroup)}

    def DeleteWorkgroup(self, asked, _):
        workgroup = self.free(self.workgroups, "workgroup", asked["workgroupName"])
        self.begin(workgroup, "DELETING", "GONE")
        return {"workgroup": self.shown(workgroup)}

    def GetCredentials(self, asked, _):
        self.free(self.workgroups, "workgroup", asked["workgroupName"])
        return {"dbUser": "IAM:root", "dbPassword": "Temporary0", "expiration": 1790000000}

    def ListTagsForResource(self, asked, _):
        if asked["resourceArn"] not in self.tags:
            raise missing("resource", asked["resourceArn"])
        return {"tags": [{"key": key, "value": value} for key, value in self.tags[asked["resourceArn"]].items()]}

    def TagResource(self, asked, _):
        if asked["resourceArn"] not in self.tags:
            raise missing("resource", asked["resourceArn"])
        self.tags[asked["resourceArn"]].update({tag["key"]: tag["value"] for tag in asked["tags"]})
        return {}

    def ListSnapshots(self, asked, _):
        name = asked.get("namespaceName")
        if name and name not in self.namespaces:
            raise missing("namespace", name)
        return {"snapshots": [it for it in self.snapshots.values() if name in (None, it["namespaceName"])]}

    def GetSnapshot(self, asked, _):
        if asked["snapshotName"] not in self.snapshots:
            raise missing("snapshot", asked["snapshotName"])
        return {"snapshot": self.snapshots[asked["snapshotName"]]}

    def there(self):
        lines = []
        for things, what in ((self.namespaces, "namespace"), (self.workgroups, "workgroup")):
            for name, thing in things.items():
                roles = ",".join(thing.get("_roles", []))
                size = thing.get("baseCapacity", "")
                detail = " ".join(f"{it['parameterKey']}={it['parameterValue']}" for it in thing.get("configParameters", []))
                public = thing.get("publiclyAccessible", "")
                tags = self.tags_of(thing["_arn"])
                lines.append(f"{what} {name} {thing['status']} size={size} public={public} {detail} roles={roles} tags={tags}")
        return lines + [f"snapshot {name} tags={self.tags_of(it['snapshotArn'])}" for name, it in self.snapshots.items()]

    def tags_of(self, arn):
        """Tags with their values, but for those that are moments."""
        return " ".join(sorted(key if key.endswith("-at") else f"{key}={value}" for key, value in self.tags[arn].items()))

    def answer(self, environ, action, body, region):
        """Status and JSON."""
        try:
            permit(environ, action, body)
            return 200, getattr(self, action)(json.loads(body or b"{}"), region)
        except Refusal as refusal:
            return 400, {"__type": refusal.code, "message": refusal.message}


def permit(environ, action, body):
    """Nothing, or what moto's IAM has against this call."""
    if ActionAuthenticatorMixin.request_count < settings.INITIAL_NO_AUTH_ACTION_COUNT:
        return
    try:
        request = IAMRequest(ACCOUNT, "POST", "/", {}, body, EnvironHeaders(environ), action)
        request.check_signature()
        request.check_action_permitted("*")
    except AccessDeniedError as denied:
        raise Refusal("AccessDeniedException", denied.message)
    except HTTPException as error:
        raise Refusal(error.error_type, error.message)


def in_front(serverless, application):
    """The application with these calls in front of it."""

    def call(self, environ, start_response):
        path, target = environ.get("PATH_INFO", ""), environ.get("HTTP_X_AMZ_TARGET", "")
        if path == "/moto-api/reset":
            serverless.reset()
        if path == "/serverless":
            status, answer = 200, serverless.there()
        elif target.startswith(PREFIX):
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            region = environ.get("HTTP_AUTHORIZATION", "").split("/")[2:3]
            status, answer = serverless.answer(environ, target[len(PREFIX):], body, "".join(region) or "us-west-2")
        else:
            return application(self, environ, start_response)
        text = json.dumps(answer).encode()
        headers = [("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(text)))]
        start_response(f"{status} {'OK' if status == 200 else 'Bad Request'}", headers)
        return [text]

    return call
