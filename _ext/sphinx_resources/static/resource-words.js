// @ts-check
/* Words as people type them: without case and accents, their stems, and what is one
   typing error away. Nothing here knows of a page. */
"use strict";

const ResourceWords = (() => {
  const UNSPACED = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const WORD = new RegExp(
    `[${UNSPACED}]+|(?![${UNSPACED}_])[\\p{L}\\p{N}]` +
      `(?:(?![${UNSPACED}_])[\\p{L}\\p{N}]|[+#])*`,
    "gu",
  );
  const JOINT = /(?<=[\p{L}\p{N}])['’\-‐‑\u200c](?=[\p{L}\p{N}])/gu;
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

  /** Signs that nobody sees, but for the one that parts a word in two. */
  const HIDDEN =
    /[\u00ad\u0640\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
  /** Letters for which keyboards of other languages have another.
   * @type {Record<string, string>} */
  const KEYS = { ς: "σ", ı: "i", ک: "ك", ی: "ي" };

  /** Without differences of case, accents and width. @param {string} text */
  const fold = (text) =>
    text
      .replace(HIDDEN, "")
      .toLowerCase()
      .replace(/ß/g, "ss")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[ςıکی]/g, (letter) => KEYS[letter]);

  /** Says whether a word is of a script without spaces. @param {string} word */
  const isUnspaced = (word) => IS_UNSPACED.test(word);

  /** Returns the words of a folded text, pairs of signs without spaces among them.
   * @param {string} folded */
  const split = (folded) =>
    [...folded.matchAll(WORD)].flatMap(([word]) => {
      if (!isUnspaced(word)) return [word];
      const signs = [...word];
      return signs.length < 2
        ? signs
        : signs.slice(1).map((sign, place) => signs[place] + sign);
    });

  /**
   * Returns the words of a question. What a hyphen joins counts as one word here.
   * @param {string} text
   */
  const wordsOf = (text) => split(fold(text).replace(JOINT, ""));

  /** Returns the words of a phrase; a hyphen is a space here. @param {string} text */
  const spelled = (text) => split(fold(text)).join(" ");

  /** Endings that say nothing of the meaning, the longest first, and what is left. */
  const ENDINGS = [
    ["izations", ""], ["ization", ""], ["izing", ""], ["ized", ""], ["izes", ""],
    ["izers", ""], ["izer", ""], ["ize", ""], ["ational", "at"], ["ations", "at"],
    ["ation", "at"], ["ating", "at"], ["ated", "at"], ["ates", "at"], ["ate", "at"],
    ["ities", ""], ["ity", ""], ["ments", ""], ["ment", ""],
    ["ices", "ic"], ["ix", "ic"], ["ex", "ic"], ["ians", ""], ["ian", ""],
    ["ings", ""], ["ing", ""], ["ies", "y"], ["ed", ""],
    ["es", ""], ["ly", ""], ["s", ""], ["e", ""], ["y", ""],
  ];

  /** A letter that is doubled before an ending; l only so in longer words. */
  const DOUBLED = /([bdgmnprt]|(?<=.{4})l)\1(?=(?:ings?|ed)$)/;

  /**
   * Returns what words of one meaning have in common.
   * @param {string} word A folded one.
   */
  const stem = (word) => {
    const american = word.replace(/is(?=(e|es|ed|er|ers|ing|ations?)$)/, "iz");
    for (const [ending, rest] of ENDINGS) {
      const start = american.length - ending.length;
      if (start >= 4 && american.endsWith(ending) && !american.endsWith("ss")) {
        const single = american.replace(DOUBLED, "$1");
        return single.slice(0, single.length - ending.length) + rest;
      }
    }
    return american;
  };

  /**
   * Says whether one typing error lies between two words: a sign more, less or
   * changed, or two that changed places.
   * @param {string} one
   * @param {string} other
   */
  const isNear = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const tail = (/** @type {string} */ text, /** @type {number} */ skip) =>
      text.slice(start + skip);
    return (
      tail(one, 1) === tail(other, 1) ||
      tail(one, 1) === tail(other, 0) ||
      tail(one, 0) === tail(other, 1) ||
      (one[start] === other[start + 1] &&
        one[start + 1] === other[start] &&
        tail(one, 2) === tail(other, 2))
    );
  };

  return { isNear, isUnspaced, spelled, stem, wordsOf };
})();

if (typeof module !== "undefined") module.exports = ResourceWords;
else Object.assign(globalThis, { ResourceWords });
