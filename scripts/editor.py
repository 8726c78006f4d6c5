"""What rust-analyzer completes, shows and finds of the columns of a table.

It opens the load of `songplays` as an editor does and asks: behind `e.`, inside of `SongplayValues { }`, and for the
definition of `e.page()`. Every column has to be offered with its documentation, and the definition has to be the field.

Usage: editor.py [rust-analyzer]
"""

import json
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ROOT / "sparkify-model" / "src" / "tables"
LOAD = TABLES / "songplays.rs"
# A cold start compiles the derives and indexes the dependencies.
SECONDS = 600


class Server:
    """A language server, and the one request that is asked of it."""

    def __init__(self, program: str) -> None:
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        self.messages: queue.Queue = queue.Queue()
        self.number = 0
        self.version = 0
        self.ready = False
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        out = self.process.stdout
        while True:
            length = 0
            while (line := out.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self.messages.put(None)
                return
            self.messages.put(json.loads(out.read(length)))

    def send(self, **message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _next(self) -> dict:
        message = self.messages.get(timeout=SECONDS)
        if message is None:
            sys.exit("rust-analyzer ended")
        if "method" in message and "id" in message:
            items = message.get("params", {}).get("items", [])
            asked = message["method"] == "workspace/configuration"
            self.send(id=message["id"], result=[None] * len(items) if asked else None)
        if message.get("method") == "experimental/serverStatus":
            self.ready = message["params"]["quiescent"]
            if message["params"]["health"] == "error":
                sys.exit(f"rust-analyzer: {message['params'].get('message')}")
        return message

    def ask(self, method: str, params: dict):
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                if "error" in message:
                    sys.exit(f"{method}: {message['error']}")
                return message["result"]

    def start(self) -> None:
        resolved = {"properties": ["documentation"]}
        item = {"documentationFormat": ["markdown"], "resolveSupport": resolved}
        capabilities = {
            "experimental": {"serverStatusNotification": True},
            "textDocument": {"completion": {"completionItem": item}, "hover": {"contentFormat": ["markdown"]}},
        }
        options = {"checkOnSave": False, "cachePriming": {"enable": False}}
        self.ask(
            "initialize",
            {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": capabilities, "initializationOptions": options},
        )
        self.send(method="initialized", params={})

    def wait(self) -> None:
        while not self.ready:
            self._next()

    def open(self, text: str) -> None:
        document = {"uri": LOAD.as_uri(), "languageId": "rust", "version": 0, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": document})

    def change(self, text: str) -> None:
        self.version += 1
        document = {"uri": LOAD.as_uri(), "version": self.version}
        params = {"textDocument": document, "contentChanges": [{"text": text}]}
        self.send(method="textDocument/didChange", params=params)

    def at(self, method: str, text: str, offset: int):
        before = text[:offset]
        position = {"line": before.count("\n"), "character": offset - (before.rfind("\n") + 1)}
        return self.ask(method, {"textDocument": {"uri": LOAD.as_uri()}, "position": position})

    def completed(self, text: str, offset: int) -> dict:
        """The documentation of everything that is offered, by its name."""
        answer = self.at("textDocument/completion", text, offset)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        documented = {}
        for item in items:
            name = re.match(r"\w+", item["label"])
            resolved = self.ask("completionItem/resolve", item)
            documentation = resolved.get("documentation") or ""
            value = documentation["value"] if isinstance(documentation, dict) else documentation
            documented[name[0] if name else item["label"]] = value
        return documented


def columns(text: str) -> dict:
    """The fields of the one table in a file, each with its documentation."""
    body = text[text.index("#[derive(Table)]") :]
    body = body[: body.index("\n}")]
    found = {}
    for docs, attributes, name in re.findall(r"((?:    ///.*\n)+)((?:    #.*\n)*)    pub (\w+):", body):
        if "identity(" not in attributes:
            found[name] = "\n".join(line.strip().removeprefix("///").strip() for line in docs.splitlines())
    return found


def offered(what: str, expected: dict, documented: dict) -> list:
    wrong = [f"{what}: `{name}` is not offered" for name in expected if name not in documented]
    for name, docs in expected.items():
        if name in documented and docs not in documented[name]:
            wrong.append(f"{what}: `{name}` is shown as {documented[name]!r}, not as {docs!r}")
    return wrong


def main() -> None:
    program = sys.argv[1] if len(sys.argv) > 1 else "rust-analyzer"
    if shutil.which(program) is None:
        sys.exit(f"there is no `{program}`; `rustup component add rust-analyzer`, or give its path")
    text = LOAD.read_text()
    events = (TABLES / "staging_events.rs").read_text()
    server = Server(program)
    server.start()
    server.open(text)
    server.wait()

    call = re.search(r"\be\.page\(\)", text)
    begun = text[: call.start() + 2] + text[call.end() :]
    server.change(begun)
    of_events = columns(events)
    wrong = offered("behind `e.`", of_events, server.completed(begun, call.start() + 2))

    values = re.search(r"SongplayValues \{[^}]*\}", text)
    inside = values.start() + len("SongplayValues { ")
    begun = text[: values.start()] + "SongplayValues {  }" + text[values.end() :]
    server.change(begun)
    of_plays = columns(text)
    wrong += offered("inside of `SongplayValues { }`", of_plays, server.completed(begun, inside))

    server.change(text)
    found = server.at("textDocument/definition", text, call.start() + 3)
    line = events[: events.index("pub page:")].count("\n")
    places = [(place["uri"].rsplit("/", 1)[-1], place["range"]["start"]["line"]) for place in found or []]
    if places != [("staging_events.rs", line)]:
        wrong.append(f"the definition of `e.page()` is {places}, not line {line + 1} of staging_events.rs")
    hover = server.at("textDocument/hover", text, call.start() + 3)
    shown = hover["contents"]["value"] if hover else ""
    if of_events["page"] not in shown:
        wrong.append(f"over `e.page()` stands {shown!r}, not its documentation")

    server.process.kill()
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(of_events)} columns and {len(of_plays)} values are offered with their documentation, and found")


main()
