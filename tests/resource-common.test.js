// Run by `node --test`; tests/unit/test_scripts.py does so.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { fold, pluralOf, fill, textOf, countedOf } = require("../_ext/sphinx_resources/static/resource-common.js");

test("fold drops case, accents and the difference between & and and", () => {
  assert.equal(fold("  Égalité &\n Möbius "), "egalite and mobius");
});

test("a number has the plural category of its language", () => {
  assert.equal(pluralOf("en", 1), "one");
  assert.equal(pluralOf("en", 0), "other");
  assert.equal(pluralOf("ar", 2), "two");
  assert.equal(pluralOf("pl", 5), "many");
  assert.equal(pluralOf("not a tag", 1), "one");
});

/** What an element is for a text. */
const holder = (language, texts) => ({
  closest: () => ({ getAttribute: () => language }),
  getAttribute: (name) => texts[name] ?? null,
  hasAttribute: (name) => name in texts,
});

test("a text names what it is filled with, and nothing is filled twice", () => {
  assert.equal(fill("{b} of {a}, {c}", { a: 7, b: "{a}" }), "{a} of 7, {c}");
  assert.equal(textOf(holder("en", { "data-close": "Close" }), "close"), "Close");
  assert.equal(textOf(holder("en", {}), "close"), "");
});

test("a counted text has a form for each category, and else that for others", () => {
  const english = { "data-all-one": "{n} card", "data-all-other": "{n} cards" };
  const of = (language, n, texts) => countedOf(holder(language, texts), "all", n, { n });
  assert.equal(of("en", 1, english), "1 card");
  assert.equal(of("en", 3, english), "3 cards");
  assert.equal(of("pl", 3, { ...english, "data-all-few": "{n} karty" }), "3 karty");
  assert.equal(of("pl", 5, english), "5 cards");
  assert.equal(of("", 1, english), "1 card");
});
