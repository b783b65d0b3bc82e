// Writes the text of each PDF as pdf.js, the engine of Firefox, finds it: NAME.pdf to NAME.pdfjs.txt.
// Usage: node pdfjs.mjs FOLDER-OF-PDFJS-DIST FILE.pdf …
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// What the library looks for when it is loaded, and needs only to draw.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};

const [library, ...files] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(`${library}/legacy/build/pdf.mjs`).href);
for (const file of files) {
    const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
    let text = "";
    for (let number = 1; number <= document.numPages; number += 1) {
        const { items } = await (await document.getPage(number)).getTextContent();
        text += items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\n";
    }
    writeFileSync(file.replace(/\.pdf$/, ".pdfjs.txt"), text);
}
