// Run by `node --test`; tests/unit/test_scripts.py does so.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { parse, serialize, parseValues, select, suggest } = require("../_ext/sphinx_resources/static/resource-select.js");

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

/** What an address may ask for. */
const vocabulary = (names = {}) => ({
  facets: ["level", "topic", "kind"],
  known: KNOWN,
  names: new Map(
    Object.entries(names).map(([facet, values]) => [facet, new Map(Object.entries(values))]),
  ),
});

test("an address gives a state, and a state an address", () => {
  const search = "?topic=b&topic=a&level=easy&q=svd&other=1";
  const read = parse(search, vocabulary());
  const expected = state({ level: ["easy"], topic: ["b", "a"] }, "svd");
  assert.deepEqual(read, { state: expected, unknown: [] });
  assert.equal(
    serialize(read.state, "?other=1&topic=c&kind=zzz", vocabulary()),
    "?other=1&level=easy&topic=a&topic=b&q=svd",
  );
  assert.equal(serialize(state({}, " "), "?level=easy", vocabulary()), "");
});

test("what no card has is unknown, and what all have needs no box", () => {
  const words = vocabulary({ kind: { all: "all" } });
  const { state: read, unknown } = parse("?topic=zzz&topic=a&kind=all&level=", words);
  assert.deepEqual(read, state({ topic: ["a"] }));
  assert.deepEqual(unknown, ["zzz"]);
});

test("a value has other names, folded, but its own come first", () => {
  const words = vocabulary({ topic: { mobius: "a", b: "c" }, kind: { each: "all" } });
  const { state: read, unknown } = parse("?topic=Möbius&topic=b&kind=each", words);
  assert.deepEqual(read, state({ topic: ["a", "b"] }));
  assert.deepEqual(unknown, []);
});

test("values stand apart, whatever is in them", () => {
  assert.deepEqual(parseValues("a  long%20read %25"), new Set(["a", "long read", "%"]));
  assert.deepEqual(parseValues(""), new Set());
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

test("a resource with several cards counts once", () => {
  const twice = [...CARDS, ...CARDS].map((card, place) => ({
    ...card,
    key: String(place % CARDS.length),
  }));
  for (const level of [[], ["easy"], ["hard"]]) {
    const once = select(CARDS, state({ level }));
    const { shown, total, counts } = select(twice, state({ level }));
    assert.deepEqual(shown, [...once.shown, ...once.shown]);
    assert.equal(total, once.total);
    assert.deepEqual(counts, once.counts);
  }
});
