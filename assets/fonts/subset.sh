#!/usr/bin/env bash
# Makes the fonts that are compiled into the program. Needs fonttools (pyftsubset) and the Noto fonts of Debian's
# fonts-noto-core. Same input, same bytes: font dates are kept.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
noto=${NOTO:-/usr/share/fonts/truetype/noto}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Latin with Extended-A/B and Additional, IPA's schwa, marks, Greek, Cyrillic, punctuation, currency, letterlike.
latin='U+0020-007E,U+00A0-024F,U+0259,U+02B0-036F,U+0370-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20BF'
latin+=',U+2100-214F,U+2150-215F,U+2212,U+25CC,U+FFFD'
arabic='U+0020,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+200B-200F,U+202A-202E,U+2066-2069,U+25CC,U+FD3E,U+FD3F,U+FDF2,U+FDFA,U+FDFC'
marks='U+25A0,U+25A1,U+25B2,U+25B3,U+25B6,U+25BC,U+25BD,U+25C0,U+25C6,U+25C7,U+25CB,U+25CF,U+25D0,U+25D4,U+25D5'
marks+=',U+2605,U+2606,U+2610,U+2611,U+26A0,U+2709,U+260E,U+2713,U+2714,U+2715,U+2717'
maths='U+2190-2199,U+21D0-21D4,U+2200-2211,U+2213-221E,U+2227-222B,U+2243-224D,U+2260-2267'

subset() {
  pyftsubset "$noto/$1.ttf" --unicodes="$2" --output-file="$3" --layout-features='ccmp,locl,kern,mark,mkmk,liga,calt,rlig,rclt,curs,isol,init,medi,fina,fin2,fin3,med2,mset,tnum,lnum,case,rtlm' --no-hinting --desubroutinize \
    --drop-tables+=DSIG --name-IDs='0,1,2,3,4,5,6,13,14' --name-languages='0x409' --notdef-outline
}

for style in Regular Bold Italic; do subset "NotoSans-$style" "$latin" "$here/NotoSans-$style.ttf"; done
for style in Regular Bold; do subset "NotoSansArabic-$style" "$arabic" "$here/NotoSansArabic-$style.ttf"; done
subset NotoSansSymbols2-Regular "$marks" "$work/marks.ttf"
subset NotoSansMath-Regular "$maths" "$work/maths.ttf"
python3 "$here/symbols.py" "$work/marks.ttf" "$work/maths.ttf" "$here/ConcertedSymbols-Regular.ttf"
