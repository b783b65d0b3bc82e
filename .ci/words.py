"""Compares reports as PDF with their HTML editions: each word is found, and Arabic pages are mirrored.

Usage: words.py FOLDER, which holds NAME-LANG.pdf beside NAME-LANG.html, and NAME-LANG.pdfjs.txt as pdfjs.mjs writes it. Poppler
reads every report; pypdf and pdf.js, which know nothing of ActualText, have to find the same words in Arabic.
"""
import collections
import html.parser
import pathlib
import re
import subprocess
import sys
import unicodedata

import pypdf

# Words that begin lines where they first come together on a page, in any language: the ids of the objectives.
ANCHORS = {f"O{number}" for number in range(1, 7)}


class Reader(html.parser.HTMLParser):
    """What a page says, without its charts: the PDF draws them, and says them as alternative texts."""

    BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "caption", "figcaption", "div", "header", "br"}
    SILENT = {"svg", "style", "title"}

    def __init__(self):
        super().__init__()
        self.text, self.silent = [], 0
        # Where the footnote began that is being read, how deep it is in spans, and the footnotes read before.
        self.note, self.depth, self.notes = None, 0, set()

    def handle_starttag(self, tag, attributes):
        self.silent += tag in self.SILENT
        if tag == "span" and self.note is None and "footnote" in (dict(attributes).get("class") or "").split():
            self.note = len(self.text)
        self.depth += tag == "span" and self.note is not None
        if tag in self.BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT
        if tag == "span" and self.note is not None:
            self.depth -= 1
            if not self.depth:
                self.end_note()
        if tag in self.BLOCKS:
            self.text.append("\n")

    def end_note(self):
        """The same words are one footnote, and said once in the PDF."""
        said = " ".join("".join(self.text[self.note:]).split())
        if said in self.notes:
            del self.text[self.note:]
        self.notes.add(said)
        self.note = None

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def words(text):
    """Stretches of letters, marks and digits of one direction, as readers order what mixes directions by its looks."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    # pdftotext takes a hyphen at the end of a line for a division of its own and drops it.
    text = re.sub(r"(?<=\w)-\n?(?=\w)", "", text)
    found = collections.Counter()
    word, last = "", None
    for c in text + " ":
        kind = None
        if unicodedata.category(c)[0] in "LNM":
            kind = "right to left" if unicodedata.bidirectional(c) in ("R", "AL", "NSM") else "left to right"
        if kind != last and word:
            found[word] += 1
            word = ""
        word, last = word + c if kind else "", kind
    return found


def pdftotext(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True).stdout


def divided(text):
    """Words with a hyphen, as `words` joins them, each with its parts."""
    text = unicodedata.normalize("NFKC", text)
    return {word.replace("-", ""): word.split("-") for word in re.findall(r"\w+(?:-\w+)+", text)}


def lost(path):
    """Words of the HTML, and how many of them the PDF has not.

    Where a cell's line ends with a hyphen, pdftotext may go on in the next cell: then both parts must be there, and be no
    other words of the page.
    """
    reader = Reader()
    reader.feed(path.with_suffix(".html").read_text(encoding="utf-8"))
    text = "".join(reader.text)
    wanted, found = words(text), words(pdftotext(path))
    missing, left = wanted - found, found - wanted
    for word, parts in divided(text).items():
        while missing[word] > 0 and not collections.Counter(parts) - left:
            missing[word] -= 1
            left -= collections.Counter(parts)
    return wanted.total(), +missing


# Vowel marks on letters.
MARKS = "\u064b-\u065f\u0670"
PHRASE = re.compile(rf"[\u0621-\u064a{MARKS}\u0671-\u06d3]+(?: [\u0621-\u064a{MARKS}\u0671-\u06d3]+)*")
# The share of phrases that may be torn apart: pdf.js loses a blank where the font changes within a line from right to left, and
# both put cells of a row together.
TORN = {"pypdf": 0.05, "pdf.js": 0.15}


def plain(text):
    """One blank between words. pdf.js may have another one before the mark of a word's last letter."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"\s+", " ", "".join(c for c in text if unicodedata.category(c) != "Cf"))
    return re.sub(f" (?=[{MARKS}])", "", text)


def phrases(path):
    """Stretches of Arabic words in the HTML, each within its block."""
    reader = Reader()
    reader.feed(path.with_suffix(".html").read_text(encoding="utf-8"))
    return {phrase for block in "".join(reader.text).split("\n") for phrase in PHRASE.findall(plain(block))}


def unread(path):
    """What other readers do not find of the Arabic words: sentences about it, and how many phrases there are."""
    texts = {
        "pypdf": "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages),
        "pdf.js": path.with_suffix(".pdfjs.txt").read_text(encoding="utf-8"),
    }
    wanted = phrases(path)
    marked = {word for phrase in wanted for word in phrase.split() if re.search(f"[{MARKS}]", word)}
    faults = []
    for reader, text in texts.items():
        text = plain(text)
        # pdf.js may move the mark of a word's last letter.
        is_meant = lambda word: reader != "pdf.js" or not re.search(f"[{MARKS}]$", word)
        words_lost = sorted(word for word in marked if is_meant(word) and word not in text)
        torn = sorted(phrase for phrase in wanted if phrase not in text)
        if words_lost:
            faults.append(f"{reader} does not find {len(words_lost)} of {len(marked)} words with marks: {words_lost[:8]}")
        if len(torn) > TORN[reader] * len(wanted):
            faults.append(f"{reader} tears {len(torn)} of {len(wanted)} phrases apart: {torn[:8]}")
    if len(wanted) < 50 or not marked:
        faults.append(f"only {len(wanted)} phrases, {len(marked)} words with marks")
    return faults


def anchors(path):
    """Width of the page on objectives, and the edges of the words that begin its lines."""
    for page in pdftotext(path, "-bbox").split("<page ")[1:]:
        width = float(re.match(r'width="([\d.]+)"', page)[1])
        boxes = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(\w+)</word>', page)
        if ANCHORS <= {word for _, _, word in boxes}:
            return width, [(float(left), float(right)) for left, right, word in boxes if word in ANCHORS]
    return 0, []


def is_mirrored(english, arabic):
    """True if what begins lines at the left edge in English does so at the right edge in Arabic."""
    (width, left), (_, right) = anchors(english), anchors(arabic)
    margin = min((edge for edge, _ in left), default=width)
    return len(right) >= len(ANCHORS) and all(abs(width - edge - margin) < 1 for _, edge in right)


def main(folder):
    bad = False
    totals = collections.Counter()
    for path in sorted(folder.glob("*.pdf")):
        total, missing = lost(path)
        lang = path.stem.rsplit("-", 1)[1]
        totals[lang] += total
        totals[lang, "lost"] += missing.total()
        if missing or total < 400:
            bad = True
            print(f"{path.name}: {missing.total()} of {total} words are not found: {missing.most_common(10)}")
        if lang == "ar":
            english = path.with_name(path.name.replace("-ar.", "-en."))
            right_to_left = b"/Direction /R2L" in subprocess.run(
                ["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True).stdout
            # The edition for the public has no ids.
            if not (path.stem.startswith("public-") or is_mirrored(english, path)) or not right_to_left:
                bad = True
                print(f"{path.name}: the pages are not mirrored")
            for fault in unread(path):
                bad = True
                print(f"{path.name}: {fault}")
    for lang in [key for key in totals if isinstance(key, str)]:
        share = 1 - totals[lang, "lost"] / totals[lang]
        print(f"{lang}: {share:.2%} of {totals[lang]} words of the HTML are found in the PDF")
    sys.exit(bad)


main(pathlib.Path(sys.argv[1]))
