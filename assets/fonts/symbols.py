"""Joins the marks of Noto Sans Symbols 2 and the signs of Noto Sans Math into one small font.

The marks are drawn for an em larger than text: they are scaled and raised so that a mark stands within the cap height.
"""

import sys

from fontTools import ttLib
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.pens.transformPen import TransformPen

SCALE, RAISE = 0.74, 85
marks, maths, out = sys.argv[1:4]
font, other = ttLib.TTFont(maths), ttLib.TTFont(marks)
glyphs, cmap = other.getGlyphSet(), other.getBestCmap()
order = font.getGlyphOrder()
for code, name in sorted(cmap.items()):
    new = f"uni{code:04X}"
    pen = TTGlyphPen(None)
    glyphs[name].draw(TransformPen(pen, (SCALE, 0, 0, SCALE, 0, RAISE)))
    order.append(new)
    font["glyf"][new] = pen.glyph()
    glyph = font["glyf"][new]
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][new] = (round(glyphs[name].width * SCALE), glyph.xMin if glyph.numberOfContours else 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = new
font.setGlyphOrder(order)
for tag in ("MATH", "GSUB", "GPOS", "GDEF", "DSIG"):
    if tag in font:
        del font[tag]
for record in font["name"].names:
    if record.nameID in (1, 3, 4, 6):
        record.string = {1: "Concerted Symbols", 3: "Concerted Symbols Regular", 4: "Concerted Symbols Regular", 6: "ConcertedSymbols-Regular"}[record.nameID]
font.recalcTimestamp = False
font.save(out)
