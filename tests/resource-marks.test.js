// Run by `node --test`; tests/test_reader.py does so.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { parseMarks, serializeMarks } = require("../_ext/sphinx_resources/static/resource-marks.js");

test("marks are read only from what is marks", () => {
  const marks = { saved: new Set(["b", "a"]), done: new Set() };
  assert.equal(serializeMarks(marks), '{"saved":["a","b"],"done":[]}');
  assert.deepEqual(parseMarks(serializeMarks(marks)), marks);
  assert.deepEqual(parseMarks(null), { saved: new Set(), done: new Set() });
  for (const bad of ["[", "7", '{"saved":7}', '{"done":[1]}', "null"]) {
    assert.throws(() => parseMarks(bad), bad);
  }
});
