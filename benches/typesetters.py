#!/usr/bin/env python3
"""Runs Concerted beside typst and WeasyPrint on the same report, in one run, and prints what each took.

Usage: benches/typesetters.py      (needs `pip`; makes a virtual environment in a temporary folder; builds nothing:
target/release/concerted must exist)

Whole processes, cold, medians: what a scheduled job pays. What is compared, and what is not:
- the report: Concerted reads definitions and history, computes, fills the template and typesets; the others only typeset what Concerted wrote.
  WeasyPrint gets the very HTML page. typst gets its headings, paragraphs, lists and tables, without charts, bars and badges.
- the table: one document with a table of 500 rows. Concerted makes the register of a workflow of 500 tasks; the others get that page.
Only Concerted writes PDF/A-2a and PDF/UA-1 at once. All use the same Noto Sans.
"""
import html.parser
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets/fonts"
TABLE = """<!doctype html><html lang="{{lang}}" dir="{{dir}}"><head><meta charset="utf-8"><title>{{header.document_title}}</title></head><body><main>
{{> progress/head.html}}<h2>Register</h2><table><thead><tr><th>Task</th><th>Title</th><th>Lead</th><th>State</th><th class="num">Due</th></tr></thead><tbody>
{{#each register.tasks}}<tr><td>{{id}}</td><td>{{title}}</td><td>{{lead_name}}</td><td>{{state_text}}</td><td class="num">{{due}}</td></tr>
{{/each}}</tbody></table></main></body></html>
"""


class Typst(html.parser.HTMLParser):
    """The page as typst source."""
    WRITTEN = {"h1", "h2", "h3", "h4", "p", "li", "td", "th", "caption", "figcaption"}

    def __init__(self):
        super().__init__()
        self.out, self.text, self.rows, self.silent = [], None, None, 0

    def handle_starttag(self, tag, attrs):
        if tag in ("head", "svg", "style"):
            self.silent += 1
        if tag == "table":
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in self.WRITTEN:
            self.text = ""

    def handle_endtag(self, tag):
        if tag in ("head", "svg", "style"):
            self.silent -= 1
        if tag == "table" and self.rows:
            columns = max(len(row) for row in self.rows)
            cells = ", ".join(f"[{cell}]" for row in self.rows for cell in row + [""] * (columns - len(row)))
            self.out.append(f"#table(columns: {columns}, stroke: 0.4pt + gray, {cells})\n")
            self.rows = None
        elif tag in self.WRITTEN and self.text is not None:
            text = " ".join(self.text.split())
            if tag in ("td", "th") and self.rows:
                self.rows[-1].append(text)
            elif text:
                self.out.append({"h1": "= ", "h2": "== ", "h3": "=== ", "h4": "==== ", "li": "- "}.get(tag, "") + text + "\n")
            self.text = None

    def handle_data(self, data):
        if self.text is not None and not self.silent:
            self.text += "".join("\\" + c if c in "\\#$*_`<>@[]~=-+/" else c for c in data)


def typst_source(page):
    parser = Typst()
    parser.feed(page)
    return '#set page(paper: "a4", margin: 2cm)\n#set text(font: "Noto Sans", size: 9.8pt)\n\n' + "\n".join(parser.out)


def measure(command, folder):
    """Median seconds and peak memory in MB of one whole process."""
    seconds, peak = [], 0
    for _ in range(RUNS):
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(child.pid, 0)
        seconds.append(time.perf_counter() - began)
        peak = max(peak, usage.ru_maxrss / 1024)
        if status != 0:
            sys.exit(f"{command}: {child.stderr.read().decode()[-800:]}")
        child.stderr.close()
        child.returncode = 0
    return statistics.median(seconds), peak


def workflow(tasks):
    text = ("format: 1\nworkflow: bench\nsymbol: BENCH\ntitle: Bench\nevent: {opens: 2027-06-02, closes: 2027-06-04}\n"
            "timezone: Asia/Baku\ncoordinator: {email: office@bench.example}\npartners:\n"
            "  p: {kind: member_state, name: A partner, contacts: [{function: focal_point, email: fp@p.example}]}\ntasks:\n")
    return text + "".join(f"  T{t}: {{title: The task of number {t}, lead: p, due: T-{77 - t * 76 // tasks}w}}\n" for t in range(tasks))


def main():
    ours = ROOT / "target/release/concerted"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        python = folder / "venv/bin/python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "typst", "weasyprint"], check=True)
        (folder / "table/report-templates/reports").mkdir(parents=True)
        (folder / "table/report-templates/reports/table.html.hbs").write_text(TABLE)
        (folder / "table/workflows").mkdir()
        (folder / "table/workflows/bench.yaml").write_text(workflow(500))
        (folder / "report").mkdir()
        for config, workflows in (("report", ROOT / "workflows"), ("table", "workflows")):
            (folder / config / "config.yaml").write_text(f"workflows: {workflows}\n")
        typst = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
        weasy = "import sys, weasyprint; weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])"
        works = [
            ("a report with charts", "report", ["report", "world-forum-2013", "--as-of", "2013-03-31"]),
            ("a table of 500 rows", "table", ["report", "bench", "--as-of", "2026-11-22", "--template", "reports/table"]),
        ]
        print("| Work | Program | Milliseconds | Memory, MB | PDF, kB | As long as ours |\n|---|---|---|---|---|---|")
        for title, config, arguments in works:
            call = [ours, "--config", f"{config}/config.yaml", "--now", "2026-11-23T09:00:00Z", *arguments]
            subprocess.run([*call, "--format", "html", "--output", "page.html"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            page = (folder / "page.html").read_text()
            # WeasyPrint takes the fonts of the system: it gets ours by address.
            faces = "".join(f'@font-face {{ font-family: "Noto Sans"; font-weight: {w}; src: url("{(FONTS / f).as_uri()}") }}'
                            for f, w in (("NotoSans-Regular.ttf", 400), ("NotoSans-Bold.ttf", 700)))
            (folder / "page.html").write_text(page.replace("<style>", f"<style>{faces}", 1))
            (folder / "page.typ").write_text(typst_source(page))
            base = None
            for program, command, output in [
                ("concerted", [*call, "--format", "pdf", "--output", "ours.pdf"], "ours.pdf"),
                ("typst", [python, "-c", typst, "page.typ", "typst.pdf", FONTS], "typst.pdf"),
                ("WeasyPrint", [python, "-c", weasy, "page.html", "weasy.pdf"], "weasy.pdf"),
            ]:
                seconds, peak = measure(command, folder)
                base = base or seconds
                size = (folder / output).stat().st_size / 1000
                print(f"| {title} | {program} | {1000 * seconds:.0f} | {peak:.0f} | {size:.0f} | {seconds / base:.1f} |")


if __name__ == "__main__":
    main()
