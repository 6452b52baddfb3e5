// Run by `node --test`; tests/test_reader.py does so.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { parse, serialize, select, suggest } = require("../_ext/sphinx_resources/static/resource-filter.js");

const map = (object) =>
  new Map(Object.entries(object).map(([key, list]) => [key, new Set(list)]));
const KNOWN = map({ level: ["easy", "hard"], topic: ["a", "b", "c"] });
const CARDS = [
  { values: map({ level: ["easy"], topic: ["a"] }), text: "alpha un" },
  { values: map({ level: ["easy"], topic: ["a", "b"] }), text: "beta un" },
  { values: map({ level: ["hard"], topic: ["b"] }), text: "gamma deux" },
  { values: map({ topic: ["c"] }), text: "delta deux" },
];
const state = (values, query = "") => ({ values: map(values), query });
const names = (found) => found.shown.map(Number).join("");

test("an address gives a state, and a state an address", () => {
  const read = parse("?topic=b&topic=a&level=easy&q=svd&topic=zzz&other=1", KNOWN);
  assert.deepEqual(read, state({ level: ["easy"], topic: ["b", "a"] }, "svd"));
  assert.equal(
    serialize(read, "?other=1&topic=c", KNOWN),
    "?other=1&level=easy&topic=a&topic=b&q=svd",
  );
  assert.equal(serialize(state({}, " "), "?level=easy", KNOWN), "");
});

test("values of a group are alternatives, groups are not", () => {
  assert.equal(names(select(CARDS, state({}))), "1111");
  assert.equal(names(select(CARDS, state({ topic: ["a", "c"] }))), "1101");
  assert.equal(names(select(CARDS, state({ topic: ["b"], level: ["easy"] }))), "0100");
  assert.equal(names(select(CARDS, state({ topic: [] }))), "1111");
});

test("all words must be there, in any order", () => {
  assert.equal(names(select(CARDS, state({}, "UN be"))), "0100");
  assert.equal(names(select(CARDS, state({ topic: ["b"] }, "deux"))), "0010");
});

test("a count is what the other groups leave", () => {
  const { counts } = select(CARDS, state({ level: ["hard"] }));
  assert.equal(counts.get("level").get("easy"), 2);
  assert.equal(counts.get("level").get("hard"), 1);
  assert.equal(counts.get("topic").get("b"), 1);
  assert.equal(counts.get("topic").get("a"), undefined);
});

test("each count is the number of cards that the choice would show", () => {
  for (const level of [[], ["easy"], ["hard"], ["easy", "hard"]]) {
    for (const topic of [[], ["a"], ["b", "c"]]) {
      const { counts } = select(CARDS, state({ level, topic }));
      for (const name of ["a", "b", "c"]) {
        const { total } = select(CARDS, state({ level, topic: [name] }));
        assert.equal(counts.get("topic")?.get(name) ?? 0, total);
      }
    }
  }
});

test("without results, it says what to take off", () => {
  const nothing = state({ level: ["hard"], topic: ["a"] }, "alpha");
  assert.equal(select(CARDS, nothing).total, 0);
  assert.deepEqual(suggest(CARDS, nothing), [{ facet: "level", name: "hard", total: 1 }]);
});
