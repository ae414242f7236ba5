// What the reference processor prints: jobs of {style, locales, language, items} in, one line of
// JSON [{entry, note}] a job out. Each item is cited alone, as briefgen does.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const CSL = require(process.argv[2] + "/citeproc_commonjs.js");
const quiet = () => {};
CSL.debug = quiet;
console.log = quiet;

function engineOf(job) {
  const sys = {
    retrieveLocale: (language) => job.locales[language] ?? job.locales["en-US"],
    retrieveItem: (id) => JSON.parse(JSON.stringify({ ...job.items[Number(id)], id })),
  };
  return new CSL.Engine(sys, job.style, job.language, true);
}

function cited(engine, id) {
  engine.updateItems([id]);
  const note = engine.previewCitationCluster(
    { citationItems: [{ id }], properties: { noteIndex: 1 } }, [], [], "html");
  const list = engine.makeBibliography();
  return { entry: list ? list[1].join("") : "", note };
}

for (const line of readFileSync(0, "utf-8").split("\n").filter((each) => each)) {
  const job = JSON.parse(line);
  const engine = engineOf(job);
  const made = job.items.map((_, number) => {
    try {
      return cited(engine, String(number));
    } catch (error) {
      return { entry: "", note: "", error: String(error) };
    }
  });
  process.stdout.write(JSON.stringify(made) + "\n");
}
