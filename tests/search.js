"use strict";
/* Answers questions for tests: `node search.js INDEX [--all]`, questions as JSON on
   standard input, answers as JSON on standard output. With --all, they are the titles
   that a filter shows. */
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");
const { join } = require("node:path");
const folder = join(__dirname, "..", "_ext", "sphinx_resources", "static");
const { addTexts, makeIndex, search, matching } = require(join(folder, "resource-search.js"));
const { wordsOf } = require(join(folder, "resource-words.js"));

const input = JSON.parse(readFileSync(0, "utf8"));
if (process.argv[2] === "--words") {
  console.log(JSON.stringify(input.map(wordsOf)));
} else {
  runInThisContext(readFileSync(process.argv[2], "utf8"));
  const index = makeIndex(globalThis.resourceSearchIndex);
  const texts = process.argv[2].replace("-index.js", "-texts.js");
  runInThisContext(readFileSync(texts, "utf8"));
  addTexts(index, globalThis.resourceSearchTexts);
  const filtered = (question) =>
    [...(matching(index, question) ?? [])].map((number) => index.documents[number].title);
  const answer = process.argv[3] ? filtered : (question) => search(index, question);
  const answers = input.map(answer);
  console.log(JSON.stringify(answers));
}
