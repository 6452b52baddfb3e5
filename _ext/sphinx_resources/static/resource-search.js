// @ts-check
/* What answers a question: words as people type them, looked up in the index of the
   catalogue. Nothing here knows of a page. */
"use strict";

/**
 * @typedef {{type: string, title: string, address: string, note: string}} Found
 * @typedef {{documents: [string, string, string, string, string][], terms: string,
 *   words: string, postings: string, parts: string}} Data
 * @typedef {{wholes: number[], resources: number[]}} Part
 *   What is filed under a topic, and the topics that it is a part of.
 * @typedef {{documents: Found[], words: string[], postings: string[],
 *   names: string[][], folded: string[][], parts: Part[], stems: Map<string, number[]>,
 *   terms: Set<string>, synonyms: Map<string, string>, texts?: string[]}} Index
 * @typedef {{answers: (Found & {number: number, matched: string[]})[],
 *   suggestion: string}} Answer
 * @typedef {{matches: Map<number, number>, term: boolean}} Wanted
 *   What a word of a question may mean: quality by the place of a word in the index,
 *   and whether it names a kind or a level.
 */

const ResourceSearch = (() => {
  /** @type {typeof import("./resource-words.js")} */
  const { isNear, isUnspaced, spelled, stem, wordsOf } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceWords")
      : require("./resource-words.js");

  const FIELDS = 6;
  /** How much a word says in each field: title, other names, makers, kind and level,
   * topics, text. */
  const WEIGHTS = [10, 10, 9.5, 4, 4, 1.5];
  /** In how many documents a word may be and still be a typing error, and how much
   * more often the one that was meant has to be there. */
  const [RARE, OFTEN] = [2, 10];
  /** Where a word that names a kind or a level is not looked for. */
  const NOT_FOR_TERMS = new Set([2, 5]);
  /** What a word of the name of a topic says of what is filed under its parts. */
  const WHOLE = 3;
  const QUOTES = /["“”„«»]/;
  /** Returns an index that can be asked. @param {Data} data @returns {Index} */
  const makeIndex = (data) => {
    const words = data.words ? data.words.split(" ") : [];
    /** @type {Map<string, number[]>} */
    const stems = new Map();
    words.forEach((word, place) => {
      const key = stem(word);
      stems.set(key, [...(stems.get(key) ?? []), place]);
    });
    const documents = data.documents.map(([type, title, address, note]) => {
      return { type, title, address, note };
    });
    const names = data.documents.map(([, title, , , others]) => [title, ...others.split("\n")]);
    const folded = names.map((each) => each.map((name) => wordsOf(name).join(" ")));
    const terms = new Set(data.terms.split(" ").map(stem));
    const postings = data.postings.split(";");
    const parts = data.parts ? data.parts.split(";").map(partOf) : [];
    const synonyms = synonymsOf(folded);
    return { documents, words, postings, names, folded, parts, stems, terms, synonyms };
  };

  /** Reads what is filed under a part. @param {string} text @returns {Part} */
  const partOf = (text) => {
    const [wholes, distances] = text
      .split(":")
      .map((numbers) => numbers.split(",").map((number) => parseInt(number, 36)));
    let last = 0;
    return { wholes, resources: distances.map((distance) => (last += distance)) };
  };

  /**
   * Returns titles of one word by other names of one word, which others have too:
   * what "3Blue1Brown" made is also found by "3b1b".
   * @param {string[][]} folded
   */
  const synonymsOf = (folded) => {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const [title, ...names] of folded) {
      if (title.includes(" ")) continue;
      for (const name of names) if (!name.includes(" ")) found.set(name, title);
    }
    return found;
  };

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

  /**
   * Returns the documents that have any of some words, with how well they do.
   * @param {Index} index
   * @param {Wanted} wanted
   */
  const scoresOf = (index, { matches, term }) => {
    /** @type {Map<number, number>[]} */
    const [scores, named] = [new Map(), new Map()];
    /** @type {(to: Map<number, number>, number: number, score: number) => void} */
    const note = (to, number, score) => {
      if (score > (to.get(number) ?? 0)) to.set(number, score);
    };
    for (const [place, quality] of matches) {
      const parts = index.postings[place].split(",");
      const rarity = Math.log(1 + index.documents.length / parts.length);
      let number = 0;
      for (const part of parts) {
        const posting = parseInt(part, 36);
        number += Math.floor(posting / FIELDS);
        const field = posting % FIELDS;
        if (term && NOT_FOR_TERMS.has(field)) continue;
        note(scores, number, WEIGHTS[field] * quality * (1 + rarity));
        if (field < 2) note(named, number, WHOLE * quality * (1 + rarity));
      }
    }
    for (const { wholes, resources } of index.parts) {
      const score = Math.max(0, ...wholes.map((whole) => named.get(whole) ?? 0));
      for (const number of resources) note(scores, number, score);
    }
    return scores;
  };

  /**
   * Takes a question apart into words, and what stands in quotes to be found as it is.
   * @param {string} question
   */
  const partsOf = (question) => {
    const pieces = question.split(QUOTES);
    // A quote that nothing closes is being typed.
    const open = pieces.length % 2 ? -1 : pieces.length - 1;
    const isQuoted = (/** @type {number} */ place) => place % 2 === 1 && place !== open;
    const words = pieces.flatMap((piece, place) => (isQuoted(place) ? [] : wordsOf(piece)));
    const phrases = pieces.map(spelled).filter((words, place) => words && isQuoted(place));
    return { words, phrases };
  };

  /**
   * Returns the documents that have all of some words, and phrases.
   * @param {Index} index
   * @param {Wanted[]} wanted For each word.
   * @param {string[]} phrases
   */
  const havingAll = (index, wanted, phrases) => {
    const { texts } = index;
    const quoted = texts ? [] : phrases.flatMap((phrase) => phrase.split(" "));
    const exact = quoted.map((word) => ({
      matches: matchesOf(index, word, true),
      term: false,
    }));
    let found = index.documents.map((_, number) => number);
    for (const each of [...wanted, ...exact]) {
      const scores = scoresOf(index, each);
      found = found.filter((number) => scores.has(number));
    }
    if (!texts) return new Set(found);
    const has = (/** @type {number} */ number, /** @type {string} */ phrase) =>
      texts[number].includes(` ${phrase} `);
    return new Set(found.filter((number) => phrases.every((phrase) => has(number, phrase))));
  };

  /**
   * Returns the documents that have all words of a question, as they are, with other
   * endings or as beginnings; null if it has no word.
   * @param {Index} index
   * @param {string} question
   */
  const matching = (index, question) => {
    const { words, phrases } = partsOf(question);
    if (!words.length && !phrases.length) return null;
    const wanted = words.map((word) => ({
      matches: matchesOf(index, word, false),
      term: words.length > 1 && index.terms.has(stem(word)),
    }));
    const found = havingAll(index, wanted, phrases);
    if (found.size) return found;
    const plain = wanted.map((each) => ({ ...each, term: false }));
    return havingAll(index, plain, phrases);
  };

  /**
   * Takes in the texts, which phrases need.
   * @param {Index} index
   * @param {string | undefined} texts
   */
  const addTexts = (index, texts) => {
    if (index.texts || texts === undefined) return;
    const found = texts.split("\n").map((text) => ` ${text} `);
    for (const { wholes, resources } of index.parts) {
      const names = wholes.flatMap((whole) => index.names[whole].map(spelled)).join(" . ");
      for (const number of resources) found[number] += `. ${names} `;
    }
    index.texts = found;
  };

  /** Says whether a question has a phrase. @param {string} question */
  const isQuoted = (question) => partsOf(question).phrases.length > 0;

  /**
   * Adds what a whole title or name that is asked for is worth.
   * @param {Index} index
   * @param {number} number
   * @param {string} question Its words.
   * @param {number} score
   */
  const withTitle = (index, number, question, score) => {
    const { type } = index.documents[number];
    const [title, ...names] = index.folded[number];
    const whole = type === "t" ? 1.25 : 1;
    if (title === question || names.includes(question)) return score * 4 * whole;
    if (title.startsWith(`${question} `)) return score * 1.6 * whole;
    if (` ${title} `.includes(` ${question} `)) return score * 1.3 * whole;
    return score * whole;
  };

  /**
   * Returns the documents that answer, and the words that were probably meant.
   * @param {Index} index
   * @param {string} question
   * @param {{near?: boolean}} [options] Whether typing errors are forgiven.
   * @returns {Answer}
   */
  const search = (index, question, { near = true } = {}) => {
    const { words, phrases } = partsOf(question);
    const quoted = phrases.flatMap((phrase) => phrase.split(" "));
    const parts = [
      ...words.map((word) => ({ word, exact: false })),
      ...quoted.map((word) => ({ word, exact: true })),
    ];
    if (!parts.length) return { answers: [], suggestion: "" };
    let changed = false;
    const meant = /** @type {string[]} */ ([]);
    const named = /** @type {string[]} */ ([]);
    const wanted = parts.map(({ word, exact }) => {
      const term = !exact && parts.length > 1 && index.terms.has(stem(word));
      const found = matchesOf(index, word, exact);
      const guessed = near && !exact ? likelier(index, word, found) : new Map();
      if (!guessed.size) {
        meant.push(word);
        if (!term) named.push(word);
        return { matches: found, term };
      }
      changed = true;
      const [guess] = [...guessed.keys()].sort(
        (a, b) => countOf(index, b) - countOf(index, a) || a - b,
      );
      meant.push(index.words[guess]);
      named.push(index.words[guess]);
      return { matches: new Map([...guessed, ...found]), term: false };
    });
    const allowed = phrases.length ? havingAll(index, [], phrases) : null;
    const answers = ranked(index, wanted, named.join(" "), allowed);
    return { answers, suggestion: changed ? meant.join(" ") : "" };
  };

  /**
   * Returns documents, the best first: those that have all words, or, where none
   * does, those that have most of them.
   * @param {Index} index
   * @param {Wanted[]} wanted For each word of the question.
   * @param {string} question
   * @param {Set<number> | null} allowed Those that have what stands in quotes.
   */
  const ranked = (index, wanted, question, allowed) => {
    /** @type {Map<number, {count: number, score: number}>} */
    const totals = new Map();
    for (const each of wanted) {
      for (const [number, score] of scoresOf(index, each)) {
        if (allowed && !allowed.has(number)) continue;
        const total = totals.get(number) ?? { count: 0, score: 0 };
        totals.set(number, { count: total.count + 1, score: total.score + score });
      }
    }
    const most = Math.max(0, ...[...totals.values()].map(({ count }) => count));
    if (most * 2 < wanted.length) return [];
    const matched = wanted.flatMap(({ matches }) =>
      [...matches.keys()].map((place) => index.words[place]),
    );
    return [...totals]
      .filter(([, { count }]) => count === most)
      .map(([number, { score }]) => ({
        number,
        score: withTitle(index, number, question, score),
      }))
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .map(({ number }) => ({ ...index.documents[number], number, matched }));
  };

  /**
   * Returns a text in pieces, with whether each has a word that was asked for.
   * @param {string} text
   * @param {string[]} matched
   */
  const marked = (text, matched) => {
    const known = new Set(matched);
    return text
      .split(/([\p{L}\p{M}\p{N}+#'’-]+)/u)
      .filter((piece) => piece)
      .map((piece) => ({ piece, hit: wordsOf(piece).some((word) => known.has(word)) }));
  };

  return { makeIndex, isQuoted, addTexts, search, matching, marked };
})();

if (typeof module !== "undefined") module.exports = ResourceSearch;
else Object.assign(globalThis, { ResourceSearch });
