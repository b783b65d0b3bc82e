#!/usr/bin/env bash
# Makes the fonts that are compiled into the program. Needs fonttools (pyftsubset) and the Noto fonts of Debian's
# fonts-noto-core. Same input, same bytes: font dates are kept.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
noto=${NOTO:-/usr/share/fonts/truetype/noto}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Latin with all its extensions (African languages, phonetic letters), marks, Greek, Cyrillic, punctuation, currency, letterlike.
latin='U+0020-007E,U+00A0-052F,U+1AB0-1AFF,U+1C80-1C88,U+1DC0-1EFF,U+1F00-1FFF,U+2000-206F,U+2070-209F,U+20A0-20BF'
latin+=',U+2100-214F,U+2150-215F,U+25CC,U+2C60-2C7F,U+2DE0-2E5D,U+A640-A69F,U+A720-A7FF,U+FFFD'
arabic='U+0020,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200B-200F,U+202A-202E,U+2066-2069,U+25CC,U+FD3E,U+FD3F,U+FDF2,U+FDFA,U+FDFC'
marks='U+25A0,U+25A1,U+25B2,U+25B3,U+25B6,U+25BC,U+25BD,U+25C0,U+25C6,U+25C7,U+25CB,U+25CF,U+25D0,U+25D4,U+25D5'
marks+=',U+2605,U+2606,U+2610,U+2611,U+26A0,U+2709,U+260E,U+2713,U+2714,U+2715,U+2717'
maths='U+2190-21FF,U+2200-22FF,U+2A7D,U+2A7E'

subset() {
  pyftsubset "$noto/$1.ttf" --unicodes="$2" --output-file="$3" --layout-features='ccmp,locl,kern,mark,mkmk,liga,calt,rlig,rclt,curs,isol,init,medi,fina,fin2,fin3,med2,mset,tnum,lnum,case,rtlm' --no-hinting --desubroutinize \
    --drop-tables+=DSIG --name-IDs='0,1,2,3,4,5,6,13,14' --name-languages='0x409' --notdef-outline
}

for style in Regular Bold Italic; do subset "NotoSans-$style" "$latin" "$here/NotoSans-$style.ttf"; done
for style in Regular Bold; do subset "NotoSansArabic-$style" "$arabic" "$here/NotoSansArabic-$style.ttf"; done
subset NotoSansSymbols2-Regular "$marks" "$work/marks.ttf"
subset NotoSansMath-Regular "$maths" "$work/maths.ttf"
python3 "$here/symbols.py" "$work/marks.ttf" "$work/maths.ttf" "$here/ConcertedSymbols-Regular.ttf"
