#!/usr/bin/env python3
"""Everything at once against the real program, repeatable by seed, and an account of every mail at the end.

    .ci/chaos.py PROGRAM [--seed N] [--rounds N] [--seconds N]

Each round is an installation of its own: forty partners, a mail server with faults, a daemon under a clock that is set, killed at
protocol points and at any moment, a database that is locked and a disk that is full, files that are edited, half-written and
swapped, answers that are recorded. Then everything heals, and the daemon has to do by itself what is left to do. The oracle
accounts for every recipient and Message-ID. Needs root for a small tmpfs, and libfaketime. Bounded: rounds times seconds, plus at
most 150 seconds of healing a round.
"""

import argparse
import collections
import glob
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timezone

PARTNERS = 40
DEAD = {7, 23}  # their servers know no such mailbox
START = datetime(2026, 11, 30, 9, 30, tzinfo=timezone.utc).timestamp()  # a Monday
POINTS = ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "TEXT", "DOT", "SAID"]
DISK = "24m"


class Server:
    """A mail server that errs by seed. What it took is kept as (recipient, Message-ID)."""

    def __init__(self, rng, kill):
        self.rng, self.kill = rng, kill
        self.lock = threading.Lock()
        self.faulty = True
        self.accepted = collections.Counter()
        self.unsaid = collections.Counter()  # taken, and the answer did not reach the sender
        self.points = collections.Counter()
        self.kills = {(rng.choice(POINTS), rng.randint(1, 30)) for _ in range(6)}
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.guarded, args=(connection,), daemon=True).start()

    def guarded(self, connection):
        connection.settimeout(60)
        try:
            with connection, connection.makefile("rb") as lines:
                self.converse(connection, lines)
        except (OSError, ValueError):
            pass  # the sender is gone

    def reach(self, point):
        """Counts a protocol point; some of them are the sender's last."""
        with self.lock:
            self.points[point] += 1
            fatal = self.faulty and (point, self.points[point]) in self.kills
        if fatal:
            self.kill()

    def errs(self, chance):
        with self.lock:
            return self.faulty and self.rng.random() < chance

    def say(self, connection, words):
        data = words.encode("latin-1") + b"\r\n"
        if self.errs(0.05):
            for byte in data:  # byte by byte
                connection.sendall(bytes([byte]))
        else:
            connection.sendall(data)

    def converse(self, connection, lines):
        self.reach("CONNECT")
        if self.errs(0.05):
            return
        self.say(connection, "421 4.3.2 too busy" if self.errs(0.05) else "220 chaos.example ESMTP")
        recipients = []
        while True:
            line = lines.readline(4096)
            if not line.endswith(b"\n"):
                return
            verb = line.strip().upper().split(b" ")[0].split(b":")[0].decode("latin-1")
            if verb in POINTS:
                self.reach(verb)
            if self.errs(0.02):
                return
            if verb == "EHLO":
                self.say(connection, "250-chaos.example\r\n250 ENHANCEDSTATUSCODES")
            elif verb in ("MAIL", "RSET"):
                recipients = []
                self.say(connection, "451 4.3.0 later" if self.errs(0.04) else "250 2.1.0 ok")
            elif verb == "RCPT":
                address = line.decode("latin-1").split("<")[1].split(">")[0].lower()
                if any(address == f"p{dead}@partner{dead}.example" for dead in DEAD):
                    self.say(connection, "550 5.1.1 no such mailbox")
                elif self.errs(0.05):
                    self.say(connection, "450 4.2.0 mailbox busy")
                else:
                    recipients.append(address)
                    self.say(connection, "250 2.1.5 ok")
            elif verb == "DATA":
                self.say(connection, "354 go on")
                if not self.take(connection, lines, recipients):
                    return
                recipients = []
            elif verb == "QUIT":
                self.say(connection, "221 2.0.0 bye")
                return
            else:
                self.say(connection, "502 5.5.1 unknown")

    def take(self, connection, lines, recipients):
        drops_in_text = self.errs(0.04)
        message_id, count = None, 0
        while True:
            line = lines.readline(65536)
            if not line.endswith(b"\n"):
                return False
            count += 1
            if count == 5:
                self.reach("TEXT")
                if drops_in_text:
                    return False
            if line == b".\r\n":
                break
            if message_id is None and line.lower().startswith(b"message-id:"):
                message_id = line.split(b":", 1)[1].strip().decode("latin-1")
        self.reach("DOT")
        if self.errs(0.05):
            self.say(connection, "451 4.3.0 try again")
            return True
        with self.lock:
            for recipient in recipients:
                self.accepted[(recipient, message_id)] += 1
        if self.errs(0.03):
            with self.lock:
                for recipient in recipients:
                    self.unsaid[(recipient, message_id)] += 1
            return False
        self.say(connection, "250 2.0.0 accept\xe9" if self.errs(0.05) else "250 2.0.0 queued")
        self.reach("SAID")
        return True


class Round:
    def __init__(self, program, seed, seconds):
        self.program, self.seconds = os.path.abspath(program), seconds
        self.rng = random.Random(seed)
        self.seed = seed
        self.folder = tempfile.mkdtemp(prefix="chaos")
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", self.folder], capture_output=True)
        self.has_own_disk = mounted.returncode == 0
        self.ahead = START - time.time()
        self.clock = os.path.join(self.folder, "clock")
        self.set_clock(0)
        self.daemon, self.kills, self.acks, self.refused = None, 0, [], 0
        self.violations = []
        self.server = Server(random.Random(seed + 1), self.kill)
        os.mkdir(self.path("workflows"))
        os.mkdir(self.path("report-templates"))
        self.write("workflows/chaos.yaml", self.definition(0))
        self.write(
            "config.yaml",
            f"mail: {{transport: smtp, host: 127.0.0.1, port: {self.server.port}, tls: none, from: secretariat@forum.example}}\n",
        )
        library = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")[0]
        self.environment = dict(
            os.environ, LD_PRELOAD=library, FAKETIME_TIMESTAMP_FILE=self.clock, FAKETIME_CACHE_DURATION="1",
            DONT_FAKE_MONOTONIC="1", FAKETIME_DONT_FAKE_MONOTONIC="1", NO_FAKE_STAT="1",
        )

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def set_clock(self, step):
        self.ahead += step
        with open(self.clock, "w", encoding="ascii") as file:
            file.write(f"{self.ahead:+.0f}")

    def now(self):
        return time.time() + self.ahead

    def definition(self, edit):
        partners = "".join(
            f"  p{n}: {{kind: civil_society, name: Partner {n}, timezone: UTC,"
            f" contacts: [{{function: focal_point, email: p{n}@partner{n}.example}}]}}\n"
            for n in range(PARTNERS)
        )
        tasks = "".join(
            f"  T{n}: {{title: Paper {n} (edition {edit}), lead: p{n}, due: 2026-12-{10 + n % 10:02}, window: 6w}}\n"
            for n in range(PARTNERS)
        )
        return (
            "format: 1\nworkflow: chaos\nsymbol: CH\ntitle: Chaos\nevent: {opens: 2027-05-25}\ntimezone: UTC\n"
            "coordinator: {email: secretariat@forum.example, phone: '+1'}\n"
            f"partners:\n{partners}tasks:\n{tasks}"
        )

    def run(self, *arguments, timeout=40):
        command = [self.program, "--config", self.path("config.yaml"), *arguments]
        return subprocess.run(command, env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=timeout)

    def start(self):
        command = [self.program, "--config", self.path("config.yaml"), "run"]
        try:
            log = open(self.path("log"), "a", encoding="utf-8")
        except OSError:
            log = subprocess.DEVNULL  # the disk is full
        self.daemon = subprocess.Popen(command, env=self.environment, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=log)

    def kill(self):
        daemon = self.daemon
        if daemon and daemon.poll() is None:
            daemon.kill()
            self.kills += 1

    def keep_alive(self):
        if self.daemon.poll() is not None:
            self.start()

    # What happens, each a thing of its own.

    def locked(self):
        try:
            other = sqlite3.connect(self.path("var/concerted.db"), timeout=1, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            time.sleep(self.rng.choice([0.3, 1, 1, 11]))
            other.execute("ROLLBACK")
            other.close()
        except sqlite3.Error:
            pass  # the program has it at this moment

    def full(self):
        filler = self.path("filler")
        try:
            with open(filler, "wb") as file:
                while True:
                    file.write(b"x" * 65536)
                    file.flush()
        except OSError:
            pass
        time.sleep(self.rng.choice([0.3, 1.5, 3]))
        os.unlink(filler)

    def edited(self):
        text = self.definition(self.rng.randint(1, 99))
        try:
            if self.rng.random() < 0.5:
                self.write("workflows/chaos.yaml", text[: self.rng.randint(0, len(text))])
                time.sleep(0.4)
            self.write("workflows/chaos.yaml", text)
        except OSError:
            pass

    def swapped(self):
        shutil.move(self.path("workflows"), self.path("workflows.old"))
        time.sleep(self.rng.choice([0, 0.6]))
        shutil.copytree(self.path("workflows.old"), self.path("workflows"))
        shutil.rmtree(self.path("workflows.old"))

    def answered(self):
        number, token = self.rng.randrange(PARTNERS), f"token{len(self.acks) + self.refused}"
        told = self.run("record", "chaos", f"T{number}", self.rng.choice(["done", "in_progress"]), "--note", token)
        if told.returncode == 0 and "recorded" in told.stdout:
            self.acks.append(token)
        else:
            self.refused += 1

    def stepped(self):
        self.set_clock(self.rng.choice([120, 600, 1200, -90, -10]))

    def storm(self):
        self.start()
        if not self.has_own_disk:
            print("attention: no tmpfs can be mounted here, so that no disk is filled", flush=True)
        full = [self.full] if self.has_own_disk else []
        happenings = [*full, self.locked, self.edited, self.swapped, self.answered, self.answered, self.stepped,
                      self.kill, lambda: self.signal(signal.SIGHUP), lambda: self.signal(signal.SIGTERM)]
        until = time.monotonic() + self.seconds
        while time.monotonic() < until:
            time.sleep(self.rng.uniform(0.05, 0.6))
            try:
                self.rng.choice(happenings)()
            except (OSError, subprocess.TimeoutExpired) as error:
                if getattr(error, "errno", None) != 28:
                    self.violations.append(f"a command did not end: {error}")
            self.keep_alive()

    def signal(self, number):
        if self.daemon.poll() is None:
            self.daemon.send_signal(number)

    def heal(self):
        """Everything is well again, and nobody helps the daemon but time."""
        self.server.faulty = False
        if self.daemon.poll() is None:
            time.sleep(1)  # one that was told to stop a moment ago ends in order
        self.write("workflows/chaos.yaml", self.definition(100))
        self.keep_alive()
        until, looks = time.monotonic() + 150, 0
        while time.monotonic() < until:
            time.sleep(3)
            self.set_clock(900)
            self.signal(signal.SIGHUP)
            if self.daemon.poll() is not None:
                self.violations.append(f"the daemon ended: {self.daemon.returncode}")
                self.start()
            if self.now() > START + 7 * 3600:
                self.set_clock(START + 6 * 3600 - self.now())  # still the working day
            looks += 1
            # The last edit is applied when it was left alone, and decided upon by the pass after that.
            if looks >= 6 and not self.waiting():
                break
        else:
            self.violations.append(f"the daemon is deaf: {self.waiting()} mails still wait")
        if self.daemon.poll() is None:
            self.daemon.terminate()
            try:
                if self.daemon.wait(15) != 0:
                    self.violations.append(f"told to stop it ended with {self.daemon.returncode}")
            except subprocess.TimeoutExpired:
                self.violations.append("told to stop it did not end within 15 s")
                self.daemon.kill()

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.path('var/concerted.db')}?mode=ro", uri=True, timeout=15) as database:
            return database.execute(sql).fetchall()

    def waiting(self):
        """Mails that are due and have not left; one that is put off until later is not."""
        now = datetime.fromtimestamp(self.now(), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        return self.rows(f"SELECT COUNT(*) FROM mails WHERE state = 'sending' OR state = 'queued' AND not_before <= '{now}'")[0][0]

    def account(self):
        accepted, unsaid = self.server.accepted, self.server.unsaid
        mails = {key: (message_id, state) for key, message_id, state in self.rows("SELECT key, message_id, state FROM mails")}
        by_id = {message_id: (key, state) for key, (message_id, state) in mails.items()}
        facts = [json.loads(fact) for (fact,) in self.rows("SELECT fact FROM events ORDER BY seq")]
        lost = collections.Counter(fact["message_id"] for fact in facts if fact["kind"] == "attempt_lost")
        outcomes = self.rows("SELECT mail, lower(address), outcome FROM recipients")
        doubles = uncertain = 0
        for key, address, outcome in outcomes:
            message_id, state = mails[key]
            count = accepted[(address, message_id)]
            if state == "sent" and outcome == "accepted" and count == 0:
                self.violations.append(f"marked sent, never accepted: {key}")
            if state == "uncertain":
                uncertain += 1
        for (address, message_id), count in accepted.items():
            if message_id not in by_id:
                self.violations.append(f"accepted, and nobody knows it: {address} {message_id}")
                continue
            if count > 1:
                doubles += count - 1
                if count - 1 > lost[message_id] + unsaid[(address, message_id)]:
                    self.violations.append(f"{count} times {by_id[message_id][0]}, {lost[message_id]} lost attempts in the journal")
        days = collections.Counter()
        for address, message_id in accepted:
            key = by_id.get(message_id, ("", ""))[0]
            if key.startswith("day:"):
                days[(address, key.rsplit(":", 1)[1])] += 1
        self.violations += [f"{count} mails a day: {who}" for who, count in days.items() if count > 1]
        told = {address for (address, _) in accepted}
        for number in set(range(PARTNERS)) - DEAD:
            address = f"p{number}@partner{number}.example"
            says_done = {("task_set", "completed"), ("input_answered", "done")}
            answered = any(
                fact.get("task") == f"T{number}" and (fact["kind"], fact.get("state") or fact.get("answer")) in says_done
                for fact in facts
            )
            if address not in told and not answered:
                states = [mails[key][1] for key, to, _ in outcomes if to == address]
                # One that waits for tomorrow, because today's was offered to a server already, is not lost.
                if not {"uncertain", "queued"} & set(states):
                    self.violations.append(f"{address} was never told: {states}")
        notes = {fact.get("note") for fact in facts}
        self.violations += [f"an acknowledged answer is lost: {token}" for token in self.acks if token not in notes]
        if self.rows("PRAGMA integrity_check") != [("ok",)]:
            self.violations.append("the database is damaged")
        status = self.run("status").stdout
        # Of an uncertain mail a person is told until they say what became of it.
        alarms = [line for line in status.splitlines() if line.startswith("attention") and "nobody knows" not in line]
        self.violations += [f"an alarm stands although all is well: {line}" for line in alarms]
        told = "nobody knows" in status
        if told != (uncertain > 0):
            self.violations.append(f"{uncertain} mails are uncertain, and status says otherwise: {status.splitlines()[:1]}")
        examined = self.run("doctor")
        if examined.returncode != 0:
            self.violations.append(f"doctor finds: {examined.stdout[-1500:]}{examined.stderr[-500:]}")
        return {
            "mails": len(mails), "accepted": sum(accepted.values()), "doubles": doubles, "uncertain": uncertain,
            "attempts lost": sum(lost.values()), "kills": self.kills, "answers": len(self.acks), "refused": self.refused,
        }

    def play(self):
        try:
            self.storm()
            self.heal()
            return self.account()
        finally:
            self.kill()
            self.server.socket.close()
            if self.violations:
                print(f"seed {self.seed}: the last lines of the log", file=sys.stderr)
                with open(self.path("log"), encoding="utf-8", errors="replace") as log:
                    print("".join(log.readlines()[-30:]), file=sys.stderr)
            if self.daemon:
                self.daemon.wait()
            if self.has_own_disk:
                subprocess.run(["umount", "-l", self.folder], check=True)
            shutil.rmtree(self.folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    total, broken = collections.Counter(), []
    for number in range(options.rounds):
        one = Round(options.program, options.seed + number, options.seconds)
        figures = one.play()
        total.update(figures)
        broken += [f"seed {one.seed}: {what}" for what in one.violations]
        print(f"seed {one.seed}: " + ", ".join(f"{count} {what}" for what, count in figures.items()), flush=True)
    print("all: " + ", ".join(f"{count} {what}" for what, count in total.items()))
    if not total["kills"] or not total["accepted"] or not total["answers"]:
        broken.append("nothing happened: the run proves nothing")
    for what in broken:
        print(f"broken: {what}", file=sys.stderr)
    print(f"{options.rounds - len({what.split(':')[0] for what in broken})} passed, {len(broken)} failed")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
