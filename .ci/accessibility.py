#!/usr/bin/env python3
"""Holds pages against axe-core in Chromium: light and dark, wide and narrow.

Usage: accessibility.py AXE.js PAGE.html…      exits 1 and names each violation if there is any

Each page is copied with axe-core and a script that writes what it found into the page, which Chromium then prints. The page's own policy lets
no script run, which is tried first, and is taken out of the copy. A page may load nothing from elsewhere, and at 360 pixels nothing may reach
beyond the window but what scrolls by itself.
"""
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

WIDE, NARROW = 1200, 360
# The window cannot be narrower than some 500 pixels: a frame can.
FRAME = '<!doctype html><html lang="en"><title>x</title><iframe src="{}" width="%d" height="900"></iframe>' % NARROW + """
<pre id="found"></pre><script>addEventListener('message', m => document.getElementById('found').textContent = m.data)</script>"""
RUN = """
<script>{axe}</script><script>
addEventListener('load', async () => {{
  const found = await axe.run(document, {{iframes: false, resultTypes: ['violations']}});
  const wider = document.scrollingElement.scrollWidth - innerWidth;
  const said = JSON.stringify({{
    dark: matchMedia('(prefers-color-scheme: dark)').matches, width: innerWidth, wider, checked: found.passes.length,
    version: axe.version,
    violations: found.violations.map(v => ({{id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.length,
      first: v.nodes[0].html.slice(0, 200), why: v.nodes[0].failureSummary}})) }});
  if (parent !== window) {{ parent.postMessage(said, '*'); return; }}
  const pre = document.createElement('pre'); pre.id = 'found'; pre.textContent = said; document.body.append(pre);
}});
</script>"""
ELSEWHERE = r"""(?:["'](?!data:|#|["'])|(?!data:|["'#]))"""
LOADED = re.compile(r"<(?:img|script|link|iframe|source|video|audio|object|embed|image|use)\b[^>]*\s(?:src|href|data)\s*=\s*" + ELSEWHERE
                    + r"|\burl\(\s*" + ELSEWHERE, re.I)


POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
INTRUDER = """<script>document.title = 'a script ran'</script><p onclick="x()">x</p></body>"""


def printed(case, *options):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", *options, "--dump-dom", case.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def lets_scripts_run(page, folder):
    case = folder / "intruder.html"
    case.write_text(page.read_text().replace("</body>", INTRUDER))
    return "<title>a script ran</title>" in printed(case)


def look(page, axe, folder, dark, narrow):
    text = POLICY.sub("", page.read_text())
    case = folder / "case.html"
    case.write_text(text.replace("</body>", RUN.format(axe=axe) + "</body>"))
    shown = case
    if narrow:
        shown = folder / "frame.html"
        shown.write_text(FRAME.format(case.name))
    dump = printed(shown, f"--window-size={WIDE},900", "--allow-file-access-from-files", "--virtual-time-budget=30000",
                   f"--blink-settings=preferredColorScheme={0 if dark else 1}")
    said = re.search(r'<pre id="found">(.*?)</pre>', dump, re.S)
    if not said or not said.group(1):
        raise SystemExit(f"{page.name}: axe-core did not answer")
    found = json.loads(html.unescape(said.group(1)))
    if found["dark"] != dark or (found["width"] != NARROW if narrow else found["width"] < 1000):
        raise SystemExit(f"{page.name}: Chromium did not show it as asked: {found}")
    return found


def check(page, axe, folder):
    """What is wrong with a page, a line each, and how many rules held."""
    faults = [f"{page.name}: it loads something from elsewhere: {hit.group(0)}" for hit in LOADED.finditer(page.read_text())]
    if lets_scripts_run(page, folder):
        faults.append(f"{page.name}: a script that came into it runs")
    held = 0
    for dark in (False, True):
        for narrow in (False, True):
            how = f"{page.name} ({'dark' if dark else 'light'}, {'narrow' if narrow else 'wide'})"
            found = look(page, axe, folder, dark, narrow)
            held += found["checked"]
            if found["wider"] > 0:
                faults.append(f"{how}: it is {found['wider']} pixels wider than the window")
            for v in found["violations"]:
                why = " ".join(v["why"].split())
                faults.append(f"{how}: {v['id']} ({v['impact']}, {v['nodes']} times): {v['help']}\n    {v['first']}\n    {why}")
    return faults, held


BAD = """<!doctype html><html><head><title></title><style>p {{ color: #aaa; background: #fff; width: 2000px }}</style></head>
<body><p>pale <img src="{}"></p></body></html>"""


def main(axe, pages):
    axe = Path(axe).read_text()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        # A check that finds nothing wrong with this would say nothing of the others.
        bad = folder / "bad.html"
        bad.write_text(BAD.format("picture.png"))
        seen = "\n".join(check(bad, axe, folder)[0])
        for wanted in ("color-contrast", "image-alt", "html-has-lang", "document-title", "wider than", "from elsewhere", "a script"):
            if wanted not in seen:
                raise SystemExit(f"the check does not see {wanted} on a bad page:\n{seen}")
        faults, held = [], 0
        for page in pages:
            more, rules = check(Path(page), axe, folder)
            faults += more
            held += rules
    print("\n".join(faults) or f"{len(pages)} pages, {4 * len(pages)} looks, {held} rules held, no violation")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
