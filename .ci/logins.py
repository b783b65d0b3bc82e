#!/usr/bin/env python3
"""Logs in to aiosmtpd in every way that Concerted knows, with what is right and with what is wrong.

    .ci/logins.py PROGRAM FOLDER

Right, a mail arrives; wrong, it waits, no mail and no address is held to blame, and `status` says in the server's words why no mail
can leave. `doctor mail` must come to the same. A server that takes everybody would fail this: what is wrong must be refused.
"""

import base64
import json
import logging
import pathlib
import ssl
import subprocess
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

FIXTURES = pathlib.Path("tests/it/fixtures/smtp").resolve()
USER, PASSWORD, TOKEN = "forum", "sésame-4711", "ya29.token"
NOW = "2026-11-30T09:30:00Z"
WORKFLOW = """format: 1
workflow: logins
symbol: LO
title: Logins
event: {opens: 2027-05-25}
timezone: UTC
coordinator: {email: secretariat@forum.example, phone: '+1'}
partners:
  unesco: {kind: civil_society, name: UNESCO, timezone: UTC, contacts: [{function: focal_point, email: alice@unesco.example}]}
tasks:
  T1: {title: Paper, lead: unesco, due: 2026-12-18, window: 6w}
"""


class Server:
    """Keeps what it is given, and lets in whoever knows the password or the token."""

    def __init__(self):
        self.received = []
        self.logins = []

    async def handle_DATA(self, server, session, envelope):
        self.received.append((session.authenticated, envelope.rcpt_tos))
        return "250 2.0.0 taken"

    def authenticate(self, server, session, envelope, mechanism, data):
        self.logins.append(mechanism)
        known = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=known, handled=False)

    async def auth_XOAUTH2(self, server, args):
        self.logins.append("XOAUTH2")
        given = base64.b64decode(args[1]).decode()
        if given == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01":
            return AuthResult(success=True, handled=False)
        reason = json.dumps({"status": "401", "schemes": "bearer", "scope": "https://mail.example/"})
        answer = await server.challenge_auth(reason)
        assert answer == b"", f"the refusal is to be answered by an empty line, not {answer}"
        return AuthResult(success=False, handled=False)


class FreePort(Controller):
    """Listens where the system lets it, and knows where that is."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def serve(protection, mechanism):
    """A server that offers one mechanism only."""
    handler = Server()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(FIXTURES / "server.pem", FIXTURES / "server.key")
    options = {
        "hostname": "127.0.0.1",
        "port": 0,
        "authenticator": handler.authenticate,
        "auth_required": True,
        "auth_exclude_mechanism": {"PLAIN", "LOGIN", "XOAUTH2"} - {mechanism},
    }
    if protection == "starttls":
        controller = FreePort(handler, tls_context=tls, require_starttls=True, **options)
    else:
        # aiosmtpd does not see that the connection is protected from the first byte on.
        controller = FreePort(handler, ssl_context=tls, auth_require_tls=False, **options)
    controller.start()
    return handler, controller


class Installation:
    def __init__(self, program, folder, port, protection, proof, ca_file=True):
        self.program = program
        self.folder = folder
        (folder / "workflows").mkdir(parents=True)
        (folder / "workflows/logins.yaml").write_text(WORKFLOW)
        secret = folder / "secret"
        secret.write_text(PASSWORD if proof == "right" else "wrong")
        secret.chmod(0o600)
        token = TOKEN if proof == "right token" else "expired"
        login = f"token_command: [echo, {token}]" if "token" in proof else "password_file: secret"
        authority = f", ca_file: {FIXTURES / 'ca.pem'}" if ca_file else ""
        (folder / "config.yaml").write_text(
            f"mail: {{transport: smtp, host: 127.0.0.1, port: {port}, tls: {protection}, user: {USER}, {login}{authority}}}\n"
        )

    def run(self, *arguments, expected=0):
        command = [self.program, "--config", str(self.folder / "config.yaml"), "--now", NOW, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert expected is None or done.returncode == expected, (arguments, done)
        return " ".join((done.stdout + done.stderr).split())

    def mails(self):
        return json.loads(self.run("outbox", "list", "--format", "json"))


def right(program, folder, protection, mechanism, proof):
    handler, controller = serve(protection, mechanism)
    try:
        here = Installation(program, folder, controller.port, protection, proof)
        trial = here.run("doctor", "mail", "--to", "alice@unesco.example")
        assert "mail can leave" in trial, trial
        assert not handler.received, "a trial sends nothing"
        here.run("run", "--once")
        assert {mail["state"] for mail in here.mails()} == {"sent"}, here.mails()
    finally:
        controller.stop()
    assert (True, ["alice@unesco.example"]) in handler.received, handler.received
    assert all(is_logged_in for is_logged_in, _ in handler.received), handler.received
    assert set(handler.logins) == {mechanism}, handler.logins


def wrong(program, folder, protection, mechanism, proof, words, ca_file=True):
    handler, controller = serve(protection, mechanism)
    try:
        here = Installation(program, folder, controller.port, protection, proof, ca_file)
        here.run("run", "--once", expected=None)
        status = here.run("status", expected=None)
        trial = here.run("doctor", "mail", expected=1)
    finally:
        controller.stop()
    assert not handler.received, handler.received
    mails = here.mails()
    assert mails and {(mail["state"], mail["attempts"]) for mail in mails} == {("queued", 0)}, f"nobody is to blame but us: {mails}"
    assert words in status and words in trial, (words, status, trial)
    assert "no mail can leave" in status, status


def main():
    # What aiosmtpd thinks of being without TLS under TLS is known.
    logging.disable()
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = [("PLAIN", "right", "wrong"), ("LOGIN", "right", "wrong"), ("XOAUTH2", "right token", "wrong token")]
    for protection in ("starttls", "implicit"):
        for mechanism, good, bad in cases:
            here = folder / f"{protection}-{mechanism}"
            right(program, here / "right", protection, mechanism, good)
            words = "535 5.7.8 Authentication credentials invalid"
            wrong(program, here / "wrong", protection, mechanism, bad, words)
            print(f"{protection}, {mechanism}: let in with what is right, and told what is wrong")
        wrong(program, folder / f"{protection}-stranger", protection, "PLAIN", "right", "certificate", ca_file=False)
        print(f"{protection}: a certificate of somebody unknown is not trusted")


main()
