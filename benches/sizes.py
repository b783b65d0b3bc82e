#!/usr/bin/env python3
"""Whole processes at four sizes of an installation: time, memory, database, report, and how each grows.

    benches/sizes.py PROGRAM [--runs N] [--sizes 1000,10000,50000,110000]

Each task has a lead and ten contributors of a hundred partners, and is due on one of 120 days; at most a thousand tasks are
in a workflow. Each step is a process of its own, whose start, with definitions read and the journal replayed, is part of its time.
A cell says how long it took, in brackets the processor's time on all cores, which depends less on what else the machine does, and
how much memory it had at most. Steps that change nothing are run N times, and the median is given; passes are run once a size.
The last column is the exponent of growth, of the processor's time where there is one, from the largest size that is at most a
tenth of the last one to the last one: 1 is linear, 0 is flat. Writes about 500 MB below the folder for temporary files.
"""

import argparse
import datetime
import math
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time

PARTNERS, CONTRIBUTORS, TASKS_AT_MOST = 100, 10, 1000
FIRST, LATER, LATER_STILL = "2026-12-07T09:30:00Z", "2027-01-04T09:30:00Z", "2027-01-04T09:31:00Z"


def write(folder, inputs):
    """The definitions of as many inputs, or a few less; their number."""
    tasks = inputs // (CONTRIBUTORS + 1)
    workflows = math.ceil(tasks / TASKS_AT_MOST)
    (folder / "workflows").mkdir()
    (folder / "config.yaml").write_text("language: en\nmail: {transport: file}\n")
    for number in range(workflows):
        text = [
            f"format: 1\nworkflow: w{number}\nsymbol: W{number}\ntitle: Workflow {number}\nevent: {{opens: 2027-09-25}}\n"
            "timezone: UTC\ndigest: '0 9 * * mon'\nreports: {schedule: []}\n"
            "coordinator: {email: secretariat@forum.example, phone: '+1'}\npartners:\n"
        ]
        for partner in range(PARTNERS):
            text.append(
                f"  p{partner}: {{kind: civil_society, name: Partner {partner}, timezone: UTC, "
                f"contacts: [{{function: focal_point, email: p{partner}@w{number}.example}}]}}\n"
            )
        text.append("tasks:\n")
        for task in range(tasks // workflows):
            others = ", ".join(f"p{(task + step) % PARTNERS}" for step in range(1, CONTRIBUTORS + 1))
            due = datetime.date(2027, 1, 4) + datetime.timedelta(days=task % 120)
            text.append(
                f"  T{task}: {{title: Paper {task}, lead: p{task % PARTNERS}, with: [{others}], due: {due}, window: 6w}}\n"
            )
        (folder / f"workflows/w{number}.yaml").write_text("".join(text))
    return tasks // workflows * workflows * (CONTRIBUTORS + 1)


class Step:
    """One process: seconds, seconds of processor, MB."""

    def __init__(self, program, folder, *arguments):
        began = time.perf_counter()
        process = subprocess.Popen(
            [program, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"concerted {' '.join(arguments)}: {said.decode()}")
        self.seconds = time.perf_counter() - began
        self.processor = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024

    @staticmethod
    def median(runs, *arguments):
        steps = [Step(*arguments) for _ in range(runs)]
        return sorted(steps, key=lambda step: step.seconds)[len(steps) // 2]


def megabytes(*paths):
    return sum(path.stat().st_size for path in paths if path.exists()) / 1e6


def measure(program, inputs, runs):
    """Figures by name, for one size: each with its unit."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="concerted-sizes-"))
    try:
        figures = {"inputs": write(folder, inputs)}

        def note(name, step):
            figures[name] = step

        database = [folder / f"var/concerted.db{end}" for end in ("", "-wal")]
        note("first pass", Step(program, folder, "run", "--once", "--now", FIRST))
        figures["mails of the first pass"] = (len(list((folder / "var/mail").iterdir())), "")
        figures["database after the first pass"] = (megabytes(*database), "MB")
        note("pass after four weeks of silence", Step(program, folder, "run", "--once", "--now", LATER))
        figures["database after it"] = (megabytes(*database), "MB")
        run = ["run", "--once", "--now", LATER_STILL]
        note("start, and a pass with nothing due", Step.median(runs, program, folder, *run))
        note("status of one workflow", Step.median(runs, program, folder, "status", "w0", "--now", LATER_STILL))
        note("status of all", Step.median(runs, program, folder, "status", "--now", LATER_STILL))
        note("last five lines of the log", Step.median(runs, program, folder, "log", "w0", "--last", "5"))
        note("list of the outbox", Step.median(runs, program, folder, "outbox", "list"))
        record = ["record", "w0", "T1", "done", "--partner", "p2", "--now", LATER_STILL]
        note("one answer recorded", Step(program, folder, *record))
        report = ["report", "w0", "--format", "pdf", "--output", "report.pdf", "--now", LATER_STILL]
        note("report of one workflow", Step.median(runs, program, folder, *report))
        figures["size of the report"] = (megabytes(folder / "report.pdf") * 1000, "kB")
        return figures
    finally:
        shutil.rmtree(folder)


def shown(figure):
    if isinstance(figure, Step):
        return f"{figure.seconds:.2f} s ({figure.processor:.2f}), {figure.memory:.0f} MB"
    value, unit = figure
    return f"{value:,.{1 if unit == 'MB' and value < 100 else 0}f} {unit}".strip()


def exponent(small, large, name):
    a, b = (at[name].processor if isinstance(at[name], Step) else at[name][0] for at in (small, large))
    if small is large or min(a, b) <= 0:
        return ""
    return f"{math.log(b / a) / math.log(large['inputs'] / small['inputs']):.2f}"


def machine():
    names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return f"{len(names)} cores of {names[0]}, {memory:.0f} GiB, Linux {platform.release()}; load before: {load}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", default="1000,10000,50000,110000")
    options = parser.parse_args()
    print(f"{datetime.date.today()}, {machine()}\n")
    program = options.program.resolve()
    columns = [measure(program, int(size), options.runs) for size in options.sizes.split(",")]
    large = columns[-1]
    apart = [column for column in columns if column["inputs"] * 10 <= large["inputs"] * 1.01]
    small = apart[-1] if apart else columns[0]
    print("| | " + " | ".join(f"{column['inputs']:,}" for column in columns) + " | growth |")
    print("|---|" + "---|" * (len(columns) + 1))
    for name in [name for name in large if name != "inputs"]:
        cells = [shown(column[name]) for column in columns]
        print(f"| {name} | {' | '.join(cells)} | {exponent(small, large, name)} |")


if __name__ == "__main__":
    main()
