// Prunes graphs that tests/unit/test_pruning.py brings, and says what is left.
"use strict";

const { needed, open } = require("../_ext/sphinx_resources/static/resource-ways.js");

const cases = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const left = cases.map(({ requires, goal, known }) => {
  const graph = new Map(Object.entries(requires));
  const wanted = needed(graph, requires[goal], new Set(known));
  return { wanted: [...wanted].sort(), open: open(graph, wanted).sort() };
});
process.stdout.write(JSON.stringify(left));
