// Run by `node --test`; tests/unit/test_scripts.py does so.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { parseMarks, parseFile, serializeMarks, addMarks } = require("../_ext/sphinx_resources/static/resource-marks.js");

const marks = (saved, done = [], known = []) => ({
  saved: new Set(saved),
  done: new Set(done),
  known: new Set(known),
});

test("marks are read only from what is marks", () => {
  const some = marks(["b", "a"]);
  assert.equal(serializeMarks(some), '{"saved":["a","b"],"done":[]}');
  assert.deepEqual(parseMarks(serializeMarks(some)), { ...some, site: undefined });
  assert.deepEqual(parseMarks(null), { ...marks([]), site: undefined });
  for (const bad of ["", "[", "[]", "{}", "7", '{"saved":7}', '{"done":[1]}', "null"]) {
    assert.throws(() => parseMarks(bad), bad);
  }
});

test("a file is of this site, or has something that is here", () => {
  const here = ["a", "z"];
  const file = serializeMarks(marks(["q"]), "This");
  assert.deepEqual(parseFile(file, "This", here), marks(["q"]));
  assert.throws(() => parseFile(file, "Another", here));
  assert.deepEqual(parseFile(serializeMarks(marks([], ["a"])), "This", here), marks([], ["a"]));
  assert.throws(() => parseFile(serializeMarks(marks(["q"])), "This", here));
  assert.throws(() => parseFile(serializeMarks(marks([]), "This"), "This", here));
});

test("what is added is new or known", () => {
  const mine = marks(["a"], ["b"]);
  assert.deepEqual(addMarks(mine, marks(["a", "c"], ["a"])), { fresh: 2, known: 1 });
  assert.deepEqual(mine, marks(["a", "c"], ["b", "a"]));
});

test("topics that are known are marks too, and files of before are still read", () => {
  const some = marks(["a"], [], ["t"]);
  assert.equal(serializeMarks(some), '{"saved":["a"],"done":[],"known":["t"]}');
  assert.deepEqual(parseMarks(serializeMarks(some)), { ...some, site: undefined });
  assert.deepEqual(parseMarks('{"saved":["a"],"done":[]}'), { ...marks(["a"]), site: undefined });
  assert.throws(() => parseMarks('{"saved":[],"done":[],"known":7}'));
  const mine = marks([]);
  assert.deepEqual(addMarks(mine, some), { fresh: 2, known: 0 });
  assert.deepEqual(mine, some);
});
