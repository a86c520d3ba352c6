#!/usr/bin/env python3
"""Two releases side by side, as they were built: two-versions.py OLD_JAR NEW_JAR [DIRECTORY]. Ends with 1 at the first thing that is not as it should be.

The old one makes its database and is written to; the new one starts beside it on the same database, which its migrations change; then each does
what readers, authors and moderators do, and the other one has to see it, live too. At last the old one starts again on what the new one has made.
"""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

SECRET = "at least thirty-two bytes of a secret"
SITE = f"""
sites:
  - {{site: daily, name: The Daily, origins: ["https://www.daily.example"], moderation: post, guests: true,
     sso: [{{issuer: "https://daily.example", kid: k1, algorithm: HS256, secret: "{SECRET}", roles: true}}]}}
limits: {{comments-per-minute: 0}}
"""
old_jar, new_jar = (os.path.realpath(jar) for jar in sys.argv[1:3])
work = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp(prefix="two-versions-"))
running = {}


def must(holds, what):
    print(("ok   " if holds else "FAIL ") + what, flush=True)
    if not holds:
        raise SystemExit(1)


def java(jar, *arguments, **more):
    return ["java", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", jar, *map(str, arguments)]


def serve(name, jar, port, *database):
    log = open(work / f"{name}.log", "a")
    process = subprocess.Popen(
        java(jar, "serve", "--config", work / "site.yaml", "--port", port, "--ops-port", 0, *database), stdout=log, stderr=log)
    running[name] = process
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/sites/daily", timeout=5).read()
            return Node(name, port)
        except OSError:
            must(process.poll() is None, f"the {name} version starts (see {log.name})") if process.poll() is not None else time.sleep(0.3)
    must(False, f"the {name} version starts within two minutes")


def stop(name):
    process = running.pop(name)
    process.terminate()
    must(process.wait(60) == 0, f"the {name} version stops by itself")


def token(subject, role=None):
    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    now = int(time.time())
    claims = {"iss": "https://daily.example", "aud": "daily", "sub": subject, "name": subject, "iat": now, "exp": now + 3600}
    signed = part({"alg": "HS256", "typ": "JWT", "kid": "k1"}) + "." + part(claims | ({"roles": [role]} if role else {}))
    proof = hmac.new(SECRET.encode(), signed.encode(), hashlib.sha256).digest()
    return signed + "." + base64.urlsafe_b64encode(proof).rstrip(b"=").decode()


class Node:
    def __init__(self, name, port):
        self.name, self.base = name, f"http://127.0.0.1:{port}/api/v1/sites/daily"

    def call(self, method, path, body=None, who=None, expect=(200, 201, 204)):
        headers = {"content-type": "application/json"} | ({"authorization": "Bearer " + who} if who else {})
        request = urllib.request.Request(self.base + path, None if body is None else json.dumps(body).encode(), headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=40) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            status, text = refused.code, refused.read()
        if status not in expect:
            print(text.decode())
            must(False, f"{method} {path} on the {self.name} version: {status}")
        return json.loads(text) if text else None

    def thread(self, page):
        return self.call("GET", "/thread?page=" + urllib.parse.quote(page, safe=""))

    def post(self, who, page, text, parent=None):
        body = {"page": {"key": page, "url": page, "title": "A story"}, "body": text}
        return self.call("POST", "/comments", body | ({"parentId": parent} if parent else {}), who)["comment"]

    def events(self, page, position):
        since = ":".join(str(position[part]) for part in ("epoch", "seq", "mark"))
        stream = urllib.parse.quote("thread:" + page, safe="")
        return self.call("GET", f"/stream?stream={stream}&since={since}&wait=20")["events"]


def texts(node, page):
    found = {}

    def take(comment):
        found[comment["id"]] = comment.get("html") or ""
        for reply in comment.get("replies") or []:
            take(reply)

    for item in node.thread(page)["items"]:
        take(item)
    return found


def eventually(what, holds):
    until = time.monotonic() + 30
    while not holds() and time.monotonic() < until:
        time.sleep(0.2)
    must(holds(), what)


def both_ways(one, other, page):
    """What is done on one node is seen on the other."""
    ann, ben, mod = token("Ann of " + one.name), token("Ben"), token("Mo", "moderator")
    before = other.thread(page)["position"]
    first = one.post(ann, page, f"Written on the {one.name} version")
    told = other.events(page, before)
    must([e["comment"]["id"] for e in told if e["type"] == "comment.published"] == [first["id"]], f"{other.name} tells live of a comment posted on {one.name}")
    answer = other.post(ben, page, f"Answered on the {other.name} version", first["id"])
    eventually(f"{one.name} shows an answer written on {other.name}", lambda: answer["id"] in texts(one, page))
    one.call("PATCH", "/comments/" + first["id"], {"body": "Edited", "revision": first["revision"]}, ann)
    eventually(f"{other.name} shows what was edited on {one.name}", lambda: "Edited" in texts(other, page)[first["id"]])
    other.call("PUT", f"/comments/{first['id']}/vote", {"value": 1}, ben)
    eventually(f"{one.name} counts a vote cast on {other.name}", lambda: next(c for c in one.thread(page)["items"] if c["id"] == first["id"])["votes"]["up"] == 1)
    one.call("POST", f"/comments/{answer['id']}/reports", {"reason": "abuse"}, ann)
    decided = other.call("POST", "/decisions", {"action": "reject", "items": [{"commentId": answer["id"], "revision": 1, "expect": "published"}]}, mod)
    must(decided["results"][0]["outcome"] == "applied", f"a moderator on {other.name} decides about what was reported on {one.name}")
    eventually(f"{one.name} no longer shows it", lambda: answer["id"] not in texts(one, page))
    one.call("POST", f"/decisions/{decided['results'][0]['decisionId']}/undo", None, mod)
    eventually(f"a decision of {other.name} is taken back on {one.name}", lambda: answer["id"] in texts(other, page))
    other.call("DELETE", "/comments/" + answer["id"], None, ben)
    eventually(f"{one.name} follows a deletion on {other.name}", lambda: answer["id"] not in texts(one, page))
    eventually("both count the same", lambda: one.thread(page)["thread"]["commentCount"] == other.thread(page)["thread"]["commentCount"] == len(texts(one, page)))


def command(jar, *arguments):
    done = subprocess.run(java(jar, *arguments), capture_output=True, text=True)
    must(done.returncode == 0, f"{'old' if jar == old_jar else 'new'}: {arguments[0]}" + ("" if done.returncode == 0 else done.stdout + done.stderr))
    return done.stdout


def disqus(page, number):
    file = work / f"{number}.xml"
    file.write_text(f"""<disqus xmlns="d" xmlns:dsq="i"><thread dsq:id="{number}"><link>{page}</link></thread>
      <post dsq:id="{number}"><message>Imported {number}</message><createdAt>2015-03-01T10:00:00Z</createdAt><author><name>Old {number}</name></author>
      <thread dsq:id="{number}"/></post></disqus>""")
    return file


def main():
    work.mkdir(parents=True, exist_ok=True)
    (work / "site.yaml").write_text(SITE)
    data = work / "data"
    shutil.rmtree(data, ignore_errors=True)
    page = "https://www.daily.example/story"
    # a node of its own keeps the embedded PostgreSQL up; both versions use it as they would a given one
    old = serve("keeper", old_jar, 18171, "--data", data)
    for n in range(3):
        old.post(token("Early"), page, f"From before, {n}")
    port = (data / "postgres" / "postmaster.pid").read_text().split("\n")[3]
    password = urllib.parse.quote((data / "postgres.password").read_text().strip(), safe="")
    database = ("--database", f"postgresql://repartee:{password}@127.0.0.1:{port}/repartee")

    old = serve("old", old_jar, 18172, *database)
    new = serve("new", new_jar, 18173, *database)
    must(len(texts(new, page)) == 3, "the new version shows what the old one was given")
    both_ways(old, new, page)
    both_ways(new, old, page)
    for jar, number in ((old_jar, 7001), (new_jar, 7002)):
        command(jar, "import", *database, "--site", "daily", "--from", "disqus", disqus(f"{page}-{number}", number))
        for node in (old, new):
            eventually(f"{node.name} shows what was imported", lambda: any(f"Imported {number}" in text for text in texts(node, f"{page}-{number}").values()))
    lines = [len(command(jar, "export", *database, "--site", "daily", "--to", "-").splitlines()) for jar in (old_jar, new_jar)]
    must(lines[0] <= lines[1], f"both export the site ({lines[0]} and {lines[1]} lines)")
    stop("old")
    old = serve("old", old_jar, 18172, *database)
    both_ways(new, old, page + "-again")
    must("everything is as it should be" in command(new_jar, "check", *database), "nothing is miscounted and no stream has a hole")
    stop("new")
    stop("old")
    stop("keeper")


try:
    main()
finally:
    for process in running.values():
        process.kill()
