// What pdf.js reads in PDF files: `node read_pdf.mjs PDFJS_FOLDER a.pdf b.pdf`.
// Prints a line of JSON a file: by page the text of each marked content, and the contents that the
// structure tree names and that pdf.js never met ("unseen").
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`).href);

function texts(content) {
  const found = {};
  const open = [];
  for (const item of content.items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") {
      open.push(item.id ?? "");
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      const id = open.findLast((each) => each) ?? "";
      found[id] = (found[id] ?? "") + item.str;
    }
  }
  return found;
}

function leaves(node) {
  if (node === null) return [];
  if (node.type === "content") return [node.id];
  return (node.children ?? []).flatMap(leaves);
}

for (const file of files) {
  const data = new Uint8Array(readFileSync(file));
  const task = pdfjs.getDocument({ data, verbosity: 0, isEvalSupported: false });
  const pdf = await task.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const ids = content.items.filter((each) => each.id).map((each) => each.id);
    const seen = new Set(ids);
    const named = leaves(await page.getStructTree());
    pages.push({ texts: texts(content), unseen: named.filter((each) => !seen.has(each)) });
  }
  console.log(JSON.stringify({ file, pages }));
  await task.destroy();
}
