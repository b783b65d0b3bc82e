#!/usr/bin/env python3
"""Runs Concerted beside TaskJuggler and remind on the same work, in one run, and prints what each took.

Usage: benches/peers.py [TASKS]      (needs `tj3` and `remind`; builds nothing: target/release/concerted must exist)

What is compared, and what is not:
- checking: reading a plan of TASKS tasks and 30 partners and computing every date; `tj3 --check-syntax` reads only.
- calendar: the dates of every task as a table; TaskJuggler levels resources as well, which Concerted does not do, and
  Concerted writes every reminder and mail as well, which TaskJuggler does not do.
- expansion: every reminder of the preparation; `remind -s` knows neither partners nor working days of theirs nor answers.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
PARTNERS = 30
ROOT = Path(__file__).resolve().parent.parent


def ours(folder, tasks):
    text = ("format: 1\nworkflow: bench\nsymbol: BENCH\ntitle: Bench\nevent: {opens: 2027-06-02, closes: 2027-06-04}\n"
            "timezone: Asia/Baku\ncoordinator: {email: office@bench.example}\npartners:\n")
    for p in range(PARTNERS):
        text += (f"  p{p}: {{kind: member_state, name: Partner {p}, timezone: Europe/Paris, "
                 f"contacts: [{{function: focal_point, email: fp@p{p}.example}}]}}\n")
    text += "tasks:\n"
    for t in range(tasks):
        due = 77 - t * 76 // tasks
        needs = f", needs: [T{t - 10}]" if t >= 10 else ""
        others = ", ".join(f"p{(t + step * 7) % PARTNERS}" for step in (1, 2, 3))
        text += f"  T{t}: {{title: Task {t}, lead: p{t % PARTNERS}, with: [{others}], due: T-{due}w, window: 4w{needs}}}\n"
    (folder / "workflows").mkdir()
    (folder / "workflows/bench.yaml").write_text(text)
    (folder / "config.yaml").write_text("workflows: workflows\n")


def taskjuggler(folder, tasks):
    text = 'project bench "Bench" 2025-11-01 +240m {\n  timeformat "%Y-%m-%d"\n}\n'
    for p in range(PARTNERS):
        text += f'resource p{p} "Partner {p}"\n'
    text += 'task all "All" {\n'
    for t in range(tasks):
        needs = f"    depends !t{t - 10}\n" if t >= 10 else "    start 2025-12-01\n"
        text += f'  task t{t} "Task {t}" {{\n    duration 4w\n{needs}    allocate p{t % PARTNERS}\n  }}\n'.replace(
            f"    allocate p{t % PARTNERS}\n", "")
    text += '}\ntaskreport table "table" {\n  formats csv\n  columns id, name, start, end\n}\n'
    (folder / "plan.tjp").write_text(text)


def remind(folder, reminders):
    with open(folder / "all.rem", "w") as out:
        for n in range(reminders):
            out.write(f"REM {2026 + n % 2}-{n % 12 + 1:02d}-{n % 28 + 1:02d} +{n % 20} MSG Reminder {n}\n")


def timed(command, cwd):
    walls, peak = [], 0
    for _ in range(RUNS):
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        walls.append(time.perf_counter() - begin)
        peak = max(peak, usage.ru_maxrss)
        if status != 0:
            sys.exit(f"{' '.join(map(str, command))} failed with {status}")
    return statistics.median(walls), peak / 1024


def main():
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    program = ROOT / "target/release/concerted"
    for needed in (str(program), "tj3", "remind"):
        if shutil.which(needed) is None:
            sys.exit(f"{needed} is missing")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours(folder, tasks)
        taskjuggler(folder, tasks)
        reminders = tasks * 4 * 5
        remind(folder, reminders)
        rows = [
            ("checking", "concerted check", [program, "check"]),
            ("checking", "tj3 --check-syntax", ["tj3", "--silent", "--check-syntax", "plan.tjp"]),
            ("calendar", "concerted rehearse --format csv", [program, "rehearse", "bench", "--answers", "on-time", "--format", "csv"]),
            ("calendar", "tj3, one CSV table", ["tj3", "--silent", "--no-color", "-o", ".", "plan.tjp"]),
            ("expansion", "concerted rehearse --format json", [program, "rehearse", "bench", "--answers", "late", "--format", "json"]),
            ("expansion", f"remind -s18, {reminders} reminders", ["remind", "-s18", "all.rem", "2025-12-01"]),
        ]
        print(f"{tasks} tasks, {PARTNERS} partners, median of {RUNS} runs\n")
        print(f"| {'Work':<10} | {'Program':<36} | {'Wall':>8} | {'Peak':>8} | {'Ratio':>6} |")
        print(f"|{'-' * 12}|{'-' * 38}|{'-' * 9}:|{'-' * 9}:|{'-' * 7}:|")
        first = {}
        for work, title, command in rows:
            wall, peak = timed(command, folder)
            base = first.setdefault(work, wall)
            print(f"| {work:<10} | {title:<36} | {wall:>6.2f} s | {peak:>5.0f} MB | {wall / base:>6.1f} |")


if __name__ == "__main__":
    main()
