// @ts-check
/* Which words of the index a word of a question may mean. Nothing here knows of a
   page. */
"use strict";

/**
 * @typedef {import("./resource-search.js").Index} Index
 * @typedef {import("./resource-questions.js").Question["words"][0]} Word
 */

const ResourceMatches = (() => {
  /** @type {typeof import("./resource-words.js")} */
  const { isNear, isUnspaced, stem } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceWords")
      : require("./resource-words.js");

  /** In how many documents a word may be and still be a typing error, and how much
   * more often the one that was meant has to be there. */
  const [RARE, OFTEN] = [2, 10];
  /** Letters of the shortest word that is looked for in another. */
  const SHORTEST = 3;
  /** How many words may be one: "3 blue 1 brown". */
  const LONGEST = 4;

  /** First place of a word that is not before another. @param {string[]} words */
  const placeOf = (words, /** @type {string} */ wanted) => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(words[middle], wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** Orders words by their code points, as the index does. */
  const compare = (/** @type {string} */ one, /** @type {string} */ other) => {
    const [a, b] = [[...one], [...other]];
    for (let place = 0; place < Math.min(a.length, b.length); place += 1) {
      const by = (a[place].codePointAt(0) ?? 0) - (b[place].codePointAt(0) ?? 0);
      if (by) return by;
    }
    return a.length - b.length;
  };

  /** How many letters are cut off at least where a word is: "stats", "maths". */
  const CUT = 4;

  /**
   * Returns what other words may begin with, if a word is the first part of them, each
   * with how much longer they are at least. What is cut off often has an ending of its
   * own.
   * @param {string} word
   * @returns {[string, number][]}
   */
  const startsOf = (word) => {
    const cut = word.length > SHORTEST + 1 ? word.replace(/(?<![su])s$/, "") : word;
    const starts = /** @type {[string, number][]} */ ([[word, 0], [cut, CUT]]);
    return word.length < 2 ? [] : starts.slice(0, cut === word ? 1 : 2);
  };

  /**
   * Returns the words of the index that a word of a question may mean.
   * @param {Index} index
   * @param {string} word
   * @param {boolean} exact Whether other endings and beginnings do not count.
   */
  const matchesOf = (index, word, exact) => {
    /** @type {Map<number, number>} */
    const found = new Map();
    const note = (/** @type {number} */ place, /** @type {number} */ quality) =>
      found.set(place, Math.max(quality, found.get(place) ?? 0));
    const first = placeOf(index.words, word);
    if (index.words[first] === word) note(first, 1);
    const synonym = index.synonyms.get(word);
    const other = synonym ? placeOf(index.words, synonym) : 0;
    if (synonym && index.words[other] === synonym) note(other, 0.9);
    if (exact) return found;
    for (const place of index.stems.get(stem(word)) ?? []) note(place, 0.9);
    for (const [start, rest] of startsOf(word)) {
      for (let place = placeOf(index.words, start); ; place += 1) {
        const known = index.words[place];
        if (!known?.startsWith(start)) break;
        if (known.length < start.length + rest) continue;
        note(place, 0.4 + (0.4 * start.length) / known.length);
      }
    }
    if (word.length < 2 && isUnspaced(word)) {
      // Such scripts are there in pairs of signs.
      index.words.forEach((pair, place) => {
        if (pair.includes(word)) note(place, 0.5);
      });
    }
    return found;
  };

  /**
   * Returns the words of the index that are one typing error away.
   * @param {Index} index
   * @param {string} word
   */
  const nearOf = (index, word) => {
    /** @type {Map<number, number>} */
    const found = new Map();
    if (word.length < 5) return found;
    index.words.forEach((known, place) => {
      if (known.length > 3 && isNear(word, known)) found.set(place, 0.7);
    });
    return found;
  };

  /** How many documents have a word. @param {Index} index @param {number} place */
  const countOf = (index, place) => index.postings[place].split(",").length;

  /** In how many documents the most frequent of some words is.
   * @param {Index} index @param {Map<number, number>} found */
  const mostOf = (index, found) =>
    Math.max(0, ...[...found.keys()].map((place) => countOf(index, place)));

  /**
   * Returns words one typing error away that were probably meant: where a word is
   * unknown, or so rare beside them that it may be an error itself.
   * @param {Index} index
   * @param {string} word
   * @param {Map<number, number>} found What the word matches as it is.
   */
  const likelier = (index, word, found) => {
    const count = mostOf(index, found);
    if (count > RARE) return new Map();
    const near = [...nearOf(index, word)];
    return new Map(near.filter(([place]) => countOf(index, place) >= OFTEN * count));
  };

  /** Says whether a word is there, perhaps with another ending.
   * @param {Index} index @param {string} word */
  const isKnown = (index, word) =>
    index.words[placeOf(index.words, word)] === word || index.stems.has(stem(word));

  /** In how many documents the rarest of some words is, perhaps with another ending.
   * @param {Index} index @param {string[]} words */
  const rarest = (index, words) =>
    Math.min(
      ...words.map((word) =>
        Math.max(0, ...(index.stems.get(stem(word)) ?? []).map((place) => countOf(index, place))),
      ),
    );

  /**
   * Returns the words that an unknown one is made of, "montecarlo", few and frequent ones
   * rather than many and rare ones; none if it is of none.
   * @param {Index} index
   * @param {string} word
   * @returns {string[]}
   */
  const apart = (index, word) => {
    /** @type {string[]} */
    let best = [];
    for (let end = SHORTEST; end <= word.length - SHORTEST; end += 1) {
      const [first, rest] = [word.slice(0, end), word.slice(end)];
      if (!isKnown(index, first)) continue;
      const others = isKnown(index, rest) ? [rest] : apart(index, rest);
      if (!others.length) continue;
      const found = [first, ...others];
      const by = found.length - best.length || rarest(index, best) - rarest(index, found);
      if (!best.length || by < 0) best = found;
    }
    return best;
  };

  /**
   * Returns the words of a question, as one where the index has them so: "auto encoder".
   * What they are by themselves counts as well.
   * @param {Index} index
   * @param {Word[]} words
   */
  const together = (index, words) => {
    const found = /** @type {Word[]} */ ([]);
    const isOne = (/** @type {Word[]} */ run) =>
      !run[0].idle &&
      !run.some(({ word }) => isUnspaced(word) || index.terms.has(stem(word))) &&
      isKnown(index, run.map(({ word }) => word).join(""));
    for (let place = 0; place < words.length; ) {
      let run = words.slice(place, place + LONGEST);
      while (run.length > 1 && !isOne(run)) run = run.slice(0, -1);
      const pieces = run.flatMap(({ word, idle, pieces }) =>
        idle ? [] : pieces.length ? pieces : [word],
      );
      const word = run.map(({ word }) => word).join("");
      found.push(run.length > 1 ? { word, idle: false, pieces } : run[0]);
      place += run.length;
    }
    return found;
  };

  /**
   * Returns the words that a word is made of, where only few others begin with it.
   * @param {Index} index
   * @param {string} word
   * @param {Map<number, number>} found What the word matches as it is.
   */
  const splitOf = (index, word, found) =>
    isKnown(index, word) || mostOf(index, found) > RARE ? [] : apart(index, word);

  return { countOf, likelier, matchesOf, splitOf, together };
})();

if (typeof module !== "undefined") module.exports = ResourceMatches;
else Object.assign(globalThis, { ResourceMatches });
