#!/usr/bin/env python3
"""2,000 mails to one mail server, beside Postfix's smtp-source and Python's smtplib, in one run.

    benches/mailing.py PROGRAM [--mails N] [--runs N] [--connections N]

The server is Postfix's smtp-sink on this machine. What is measured of Concerted is sending alone: claim, send, settle. First no
server is there, so that every mail is decided, written and queued; then there is one, and the time of a pass is that of one which
finds nothing to send less. The peers send messages of the size that Concerted's have. Needs Debian's package postfix.
"""

import argparse
import email.message
import pathlib
import shutil
import smtplib
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
import zlib

PORT = 2599
DECIDED, SENT, AFTER = "2026-11-30T09:30:00Z", "2026-11-30T09:35:00Z", "2026-11-30T09:36:00Z"


def workflow(mails):
    partner = "  p{0}: {{kind: civil_society, name: Partner {0}, timezone: UTC, contacts: [{{function: focal_point, email: p{0}@partner{0}.example}}]}}\n"
    task = "  T{0}: {{title: Paper {0}, lead: p{0}, due: 2026-12-18, window: 6w}}\n"
    return (
        "format: 1\nworkflow: papers\nsymbol: PP\ntitle: Papers\nevent: {opens: 2027-05-25}\ntimezone: UTC\ndigest: never\n"
        "reports: {schedule: []}\ncoordinator: {email: secretariat@forum.example, phone: '+1'}\n"
        "partners:\n" + "".join(map(partner.format, range(mails))) + "tasks:\n" + "".join(map(task.format, range(mails)))
    )


def timed(command, **options):
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.perf_counter() - began


class Sink:
    def __enter__(self):
        command = [shutil.which("smtp-sink") or "/usr/sbin/smtp-sink", "-u", "nobody", f"127.0.0.1:{PORT}", "1000"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", PORT), 1).close()
                return self
            except OSError:
                time.sleep(0.05)
        raise SystemExit("smtp-sink does not listen")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def concerted(program, mails, connections):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "workflows").mkdir()
        (folder / "workflows/papers.yaml").write_text(workflow(mails))
        (folder / "config.yaml").write_text(
            f"mail: {{transport: smtp, host: 127.0.0.1, port: {PORT}, tls: none, connections: {connections}}}\n"
        )

        def run(now):
            return timed([program, "--config", str(folder / "config.yaml"), "--now", now, "run", "--once"])

        deciding = run(DECIDED)
        with Sink():
            whole = run(SENT)
        nothing = run(AFTER)
        with sqlite3.connect(folder / "var/concerted.db") as database:
            query = "SELECT body FROM texts JOIN mails ON key = mail WHERE state = 'sent' AND key LIKE 'day:p%'"
            sizes = [len(zlib.decompress(body)) for (body,) in database.execute(query)]
        assert len(sizes) == mails, f"{len(sizes)} of {mails} were sent"
        return deciding, whole - nothing, int(statistics.mean(sizes))


def smtp_source(mails, size, *options):
    with Sink():
        program = shutil.which("smtp-source") or "/usr/sbin/smtp-source"
        return timed([program, *options, "-s1", "-m", str(mails), "-l", str(size), f"127.0.0.1:{PORT}"])


def python(mails, size):
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@forum.example", "b@unesco.example", "x"
    message.set_content(("x" * 70 + "\n") * (size // 71))
    text = message.as_bytes()
    with Sink():
        began = time.perf_counter()
        with smtplib.SMTP("127.0.0.1", PORT) as server:
            for _ in range(mails):
                server.sendmail("a@forum.example", "b@unesco.example", text)
        return time.perf_counter() - began


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--mails", type=int, default=2000)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--connections", type=int, default=1)
    given = arguments.parse_args()
    times = {"decide, compose, queue": [], "concerted": [], "smtp-source": [], "smtp-source, one connection": [], "smtplib": []}
    for _ in range(given.runs):
        deciding, sending, size = concerted(given.program, given.mails, given.connections)
        times["decide, compose, queue"].append(deciding)
        times["concerted"].append(sending)
        times["smtp-source"].append(smtp_source(given.mails, size))
        times["smtp-source, one connection"].append(smtp_source(given.mails, size, "-d"))
        times["smtplib"].append(python(given.mails, size))
    print(f"{given.mails} mails of {size} bytes, {given.connections} connection(s), medians of {given.runs}")
    ours = statistics.median(times["concerted"])
    for name, all_times in times.items():
        median = statistics.median(all_times)
        print(f"{name:<28} {median:6.2f} s   {median / ours:5.2f} × ours   {' '.join(f'{one:.2f}' for one in all_times)}")


main()
