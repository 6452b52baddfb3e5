// @ts-check
/* Takes a question apart: words that have to be there, those that only make it a
   sentence, what is not wanted, and phrases. Nothing here knows of a page. */
"use strict";

/**
 * @typedef {object} Question
 * @property {{word: string, idle: boolean, pieces: string[]}[]} words All of its words,
 *   but those of phrases; `idle` are those that need not be there, `pieces` what a
 *   hyphen joins.
 * @property {{word: string, phrase: string}[]} refused Words that no answer is about,
 *   and each with the word before it that says so.
 * @property {string[]} phrases What stands in quotes, to be found as it is.
 */

const ResourceQuestions = (() => {
  /** @type {typeof import("./resource-words.js")} */
  const { spelled, wordsOf } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceWords")
      : require("./resource-words.js");

  const QUOTES = /["“”„«»]/;
  const HYPHENED = /[\p{L}\p{N}]+(?:[\-‐‑][\p{L}\p{N}]+)+/gu;
  /** What signs are called in words. @type {[RegExp, string][]} */
  const SIGNS = [
    // Of an address, only the host is known.
    [/https?:\/\/(?:www\.)?([^\s/]+)\S*/g, " $1 "],
    [/\bdifferences? between\b/gi, " "],
    [/∇/g, " gradients "],
    [/∂/g, " derivatives "],
    [/∫/g, " integrals "],
    [/∑/g, " sum "],
    [/\^\{?(?:T|⊤|\\top)\b\}?|ᵀ/g, " transpose "],
    [/\^\{?[-−]1\}?|⁻¹/g, " inverse "],
    [/\b[Pp]r?\s?\([^()]*(?:\||\\mid\b)[^()]*\)/g, " conditional probability "],
    [/\b(?:P|Pr|ℙ)\s?\([^()]*\)/g, " probability "],
    [/(?:\bE|𝔼)\s?\[[^[\]]*\]/g, " expectation "],
    [/\bVar\s?[([][^()[\]]*[)\]]/g, " variance "],
    [/\|\|[^|]+\|\||‖[^‖]+‖/g, " norms "],
    [/\bdy\s?\/\s?dx\b|\bd\s?\/\s?d[tx]\b/g, " derivatives "],
    [/∏/g, " product "],
    [/[∈∪∩]/g, " set "],
    [/\bml\b/gi, " machine learning "],
  ];
  /** Words that make a question of what is looked for, in several languages. */
  const IDLE = new Set(
    (
      "a am an and any are as at be before best by but can could did do does explain explained " +
      "explanation find for free from get getting give good help how i im in into is it its " +
      "know learn like looking me mean means my need new of on or our please refresher " +
      "resource resources should show some something than that the their them then there " +
      "these they this those to tutorial tutorials understand us use versus vs want was we " +
      "were what when where which who why will with work works would you your about " +
      "auf aus das dem den der die ein eine einer fur im mit uber und vom von was " +
      "ressource ressourcen wie zu zum zur " +
      "au aux avec ce comment dans des du en est et la le les par pour quoi ressources sur un une " +
      "al como con de del el es las los para por que recurso recursos sobre una " +
      "ao com da das dos em na nas no nos os um uma"
    ).split(" "),
  );
  /** Words before what is not wanted. */
  const WITHOUT = new Set(["no", "not", "without", "ohne", "kein", "keine", "sans", "sem"]);

  /** Returns the words in hyphens by what they are as one, if they are more than letters.
   * @param {string} text */
  const piecesOf = (text) =>
    new Map(
      [...text.matchAll(HYPHENED)]
        .map(([joined]) => ({ joined, pieces: joined.split(/[\-‐‑]/).flatMap(wordsOf) }))
        .filter(({ pieces }) => pieces.every((word) => word.length > 1))
        .map(({ joined, pieces }) => [wordsOf(joined).join(" "), pieces]),
    );

  /** @param {string} question @returns {Question} */
  const partsOf = (question) => {
    const signs = SIGNS.reduce((text, [sign, word]) => text.replace(sign, word), question);
    const parts = signs.split(QUOTES);
    // A quote that nothing closes is being typed.
    const open = parts.length % 2 ? -1 : parts.length - 1;
    const isQuoted = (/** @type {number} */ place) => place % 2 === 1 && place !== open;
    const free = parts.filter((_, place) => !isQuoted(place));
    const phrases = parts.map(spelled).filter((words, place) => words && isQuoted(place));
    const all = free.flatMap(wordsOf);
    const pieces = new Map(free.flatMap((part) => [...piecesOf(part)]));
    const isRefused = (/** @type {number} */ place) => {
      let before = place - 1;
      while (IDLE.has(all[before]) && !WITHOUT.has(all[before])) before -= 1;
      return WITHOUT.has(all[before]);
    };
    // Beside signs, letters are names of what is anything.
    const isLetter = (/** @type {string} */ word) => signs !== question && word.length < 2;
    const isIdle = (/** @type {string} */ word, /** @type {number} */ place) =>
      isRefused(place) || IDLE.has(word) || WITHOUT.has(word) || isLetter(word);
    const some = phrases.length > 0 || all.some((word, place) => !isIdle(word, place));
    const words = all.map((word, place) => ({
      word,
      idle: some && isIdle(word, place),
      pieces: pieces.get(word) ?? [],
    }));
    const refused = all.flatMap((word, place) =>
      isRefused(place) && !IDLE.has(word) && !WITHOUT.has(word)
        ? [{ word, phrase: `${all[place - 1]} ${word}` }]
        : [],
    );
    return { words, refused, phrases };
  };

  return { partsOf };
})();

if (typeof module !== "undefined") module.exports = ResourceQuestions;
else Object.assign(globalThis, { ResourceQuestions });
