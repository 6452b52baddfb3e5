// Run by `node --test`; tests/unit/test_scripts.py does so.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { makeIndex, matching, search } = require("../_ext/sphinx_resources/static/resource-search.js");
const { stem } = require("../_ext/sphinx_resources/static/resource-words.js");

/** Title, type, fields: title, other names, makers, kind and level, topics, text. */
const DOCUMENTS = [
  ["Generative models", "t", "generative models", "", "", "video book", "", ""],
  ["Monte Carlo methods", "t", "monte carlo methods", "", "", "", "", ""],
  ["Online learning", "t", "online learning", "", "", "", "", ""],
  ["Vectors without tears", "r", "vectors without tears", "", "", "book", "algebra", ""],
  ["Algebra on screen", "r", "algebra on screen", "", "example", "video", "algebra", ""],
  ["Codes", "r", "codes", "", "", "online course", "", "an autoencoder learning map"],
  ["Learning by doing", "r", "learning by doing", "", "", "online course", "", ""],
  ["Codes first", "r", "codes first a of", "", "", "book", "", ""],
  ["A first book of codes", "r", "a first book of codes", "", "", "online course", "", ""],
];

const index = (() => {
  /** @type {Map<string, [number, number][]>} */
  const found = new Map();
  DOCUMENTS.forEach(([, , ...fields], number) => {
    const first = new Map();
    fields.forEach((text, field) => {
      for (const word of text.split(" ")) if (word && !first.has(word)) first.set(word, field);
    });
    for (const [word, field] of first) found.set(word, [...(found.get(word) ?? []), [number, field]]);
  });
  const words = [...found.keys()].sort();
  const posting = (word) => {
    let last = 0;
    return found.get(word).map(([number, field]) => {
      const distance = number - last;
      last = number;
      return (distance * 6 + field).toString(36);
    });
  };
  return makeIndex({
    documents: DOCUMENTS.map(([title, type]) => [type, title, "", "", ""]),
    terms: "book video online course",
    words: words.join(" "),
    postings: words.map((word) => posting(word).join(",")).join(";"),
    parts: "",
  });
})();

const titles = (question) => search(index, question).answers.map(({ title }) => title);
const filtered = (question) =>
  [...(matching(index, question) ?? [])].map((number) => DOCUMENTS[number][0]);

test("words that the index has as one are found apart", () => {
  assert.deepEqual(titles("auto encoder"), ["Codes"]);
  assert.deepEqual(filtered("auto encoder"), ["Codes"]);
  // They are no error, and count by themselves as well.
  assert.equal(search(index, "auto encoder").suggestion, "");
  assert.deepEqual(titles("monte carlo"), ["Monte Carlo methods"]);
});

test("a word that is unknown is taken apart, and the answer says so", () => {
  assert.deepEqual(titles("montecarlo"), ["Monte Carlo methods"]);
  assert.equal(search(index, "montecarlo").suggestion, "monte carlo");
  assert.deepEqual(titles("generativemodel"), ["Generative models"]);
  // Not where nothing has all of its parts, and not in a filter.
  assert.equal(search(index, "generativecarlo").suggestion, "");
  assert.deepEqual(filtered("montecarlo"), []);
});

test("what is not wanted may be a kind, but not what a title says", () => {
  assert.deepEqual(titles("algebra not video"), ["Vectors without tears"]);
  assert.deepEqual(filtered("algebra without a video"), ["Vectors without tears"]);
  assert.deepEqual(titles("vectors without tears"), ["Vectors without tears"]);
});

test("of an address the host is looked for", () => {
  assert.deepEqual(titles("https://www.example/some/page.html"), ["Algebra on screen"]);
});

test("a name may have a word that also names a kind", () => {
  assert.equal(titles("online learning")[0], "Online learning");
  assert.equal(titles("a first book of codes")[0], "A first book of codes");
});

test("a letter that an ending doubles says nothing", () => {
  for (const [one, other] of [
    ["programming", "programs"],
    ["mapping", "mapped"],
    ["modelling", "modeling"],
    ["embeddings", "embedded"],
  ]) {
    assert.equal(stem(one), stem(other));
  }
  assert.notEqual(stem("filling"), stem("filing"));
});
