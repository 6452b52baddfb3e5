// @ts-check
/* Which words of the index a word of a question may mean. Nothing here knows of a
   page. */
"use strict";

/**
 * @typedef {import("./resource-search.js").Index} Index
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
    if (word.length > 1) {
      let place = first;
      for (; index.words[place]?.startsWith(word); place += 1) {
        note(place, 0.4 + (0.4 * word.length) / index.words[place].length);
      }
    } else if (isUnspaced(word)) {
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

  /**
   * Returns words one typing error away that were probably meant: where a word is
   * unknown, or so rare beside them that it may be an error itself.
   * @param {Index} index
   * @param {string} word
   * @param {Map<number, number>} found What the word matches as it is.
   */
  const likelier = (index, word, found) => {
    const count = Math.max(0, ...[...found.keys()].map((place) => countOf(index, place)));
    if (count > RARE) return new Map();
    const near = [...nearOf(index, word)];
    return new Map(near.filter(([place]) => countOf(index, place) >= OFTEN * count));
  };

  return { countOf, likelier, matchesOf };
})();

if (typeof module !== "undefined") module.exports = ResourceMatches;
else Object.assign(globalThis, { ResourceMatches });
