"use strict";
/* Answers questions for tests: `node search.js INDEX`, questions as JSON on standard
   input, answers as JSON on standard output. */
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");
const { join } = require("node:path");
const folder = join(__dirname, "..", "_ext", "sphinx_resources", "static");
const { makeIndex, search, wordsOf } = require(join(folder, "resource-search.js"));

const input = JSON.parse(readFileSync(0, "utf8"));
if (process.argv[2] === "--words") {
  console.log(JSON.stringify(input.map(wordsOf)));
} else {
  runInThisContext(readFileSync(process.argv[2], "utf8"));
  const index = makeIndex(globalThis.resourceSearchIndex);
  const answers = input.map((question) => search(index, question));
  console.log(JSON.stringify(answers));
}
