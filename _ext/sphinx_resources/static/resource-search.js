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
 *   names: string[][], folded: string[][], stemmed: string[][], parts: Part[],
 *   stems: Map<string, number[]>, terms: Set<string>, synonyms: Map<string, string>,
 *   texts?: string[]}} Index Names are there as they are, folded, and, but for those of
 *   resources, as stems.
 * @typedef {{words: string, stems: string}} Asked Words of a question in their order.
 * @typedef {{answers: (Found & {number: number, matched: string[]})[],
 *   suggestion: string}} Answer
 * @typedef {{matches: Map<number, number>, term: boolean, pieces?: Wanted[]}} Wanted
 *   What a word of a question may mean: quality by the place of a word in the index,
 *   whether it names a kind or a level, and what a hyphen joins in it.
 */

const ResourceSearch = (() => {
  /** @type {typeof import("./resource-words.js")} */
  const { isUnspaced, spelled, stem, wordsOf } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceWords")
      : require("./resource-words.js");
  /** @type {typeof import("./resource-matches.js")} */
  const { countOf, likelier, matchesOf, splitOf, together } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceMatches")
      : require("./resource-matches.js");
  /** @type {typeof import("./resource-questions.js")} */
  const { partsOf } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceQuestions")
      : require("./resource-questions.js");

  const FIELDS = 6;
  /** How much a word says in each field: title, other names, makers, kind and level,
   * topics, text. */
  const WEIGHTS = [10, 10, 9.5, 4, 4, 1.5];
  /** Where a word that names a kind or a level is not looked for. */
  const NOT_FOR_TERMS = new Set([2, 5]);
  /** What a word of the name of a topic says of what is filed under its parts. */
  const WHOLE = 3;
  /** How much more than others a topic answers, and one that a question names. */
  const [WHOLLY, NAMED] = [1.25, 1.5];
  /** The fields that say what a document is about: title, other names, topics. */
  const SUBJECT = new Set([0, 1, 4]);
  /** The field of kind and level. */
  const SORTS = 3;

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
    const stemmed = folded.map((each, number) =>
      documents[number].type === "r" ? [] : each.map((name) => stemsOf(name.split(" "))),
    );
    const synonyms = synonymsOf(folded);
    return { documents, words, postings, names, folded, stemmed, parts, stems, terms, synonyms };
  };

  /** @param {string[]} words */
  const stemsOf = (words) => words.map(stem).join(" ");

  /** @param {string[]} words @returns {Asked} */
  const askedOf = (words) => ({ words: words.join(" "), stems: stemsOf(words) });

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

  /**
   * Returns the documents that have any of some words, with how well they do.
   * @param {Index} index
   * @param {Wanted} wanted
   * @returns {Map<number, number>}
   */
  const scoresOf = (index, { matches, term, pieces = [] }) => {
    /** @type {Map<number, number>[]} */
    const [scores, named] = [new Map(), new Map()];
    /** @type {(to: Map<number, number>, number: number, score: number) => void} */
    const note = (to, number, score) => {
      if (score > (to.get(number) ?? 0)) to.set(number, score);
    };
    const total = [...matches.keys()].reduce((sum, place) => sum + countOf(index, place), 0);
    for (const [place, quality] of matches) {
      const parts = index.postings[place].split(",");
      // What a word may be the beginning of is as rare as all of it.
      const count = quality < 1 ? total : parts.length;
      const rarity = Math.log(1 + index.documents.length / count);
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
    const [first, ...others] = pieces.map((piece) => scoresOf(index, piece));
    for (const [number, score] of first ?? []) {
      if (!others.every((each) => each.has(number))) continue;
      note(scores, number, others.reduce((sum, each) => sum + (each.get(number) ?? 0), score));
    }
    return scores;
  };

  /**
   * Returns what a word may mean in pieces.
   * @param {Index} index
   * @param {string[]} pieces
   */
  const wantedPieces = (index, pieces) =>
    pieces.map((word) => ({ matches: matchesOf(index, word, false), term: false }));

  /**
   * Returns the documents that are about what is not wanted, or of a kind or level that
   * is not, if they are not called so.
   * @param {Index} index
   * @param {import("./resource-questions.js").Question["refused"]} refused
   */
  const aboutAny = (index, refused) => {
    const found = new Set();
    for (const { word, phrase } of refused) {
      const sorts = index.terms.has(stem(word));
      for (const place of matchesOf(index, word, false).keys()) {
        let number = 0;
        for (const part of index.postings[place].split(",")) {
          const posting = parseInt(part, 36);
          number += Math.floor(posting / FIELDS);
          const field = posting % FIELDS;
          const isOne = sorts && field === SORTS && index.documents[number].type !== "t";
          if (!isOne && !SUBJECT.has(field)) continue;
          if (!index.folded[number].some((name) => name.includes(phrase))) found.add(number);
        }
      }
    }
    return found;
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
    const { words: typed, phrases, refused } = partsOf(question);
    if (!typed.length && !phrases.length) return null;
    const words = together(index, typed);
    const wanted = words
      .filter(({ idle }) => !idle)
      .map(({ word, pieces }) => ({
        matches: matchesOf(index, word, false),
        term: words.length > 1 && index.terms.has(stem(word)),
        pieces: wantedPieces(index, pieces),
      }));
    const plain = wanted.map((each) => ({ ...each, term: false }));
    const strict = havingAll(index, wanted, phrases);
    const found = strict.size ? strict : havingAll(index, plain, phrases);
    const unwanted = aboutAny(index, refused);
    const rest = new Set([...found].filter((number) => !unwanted.has(number)));
    return rest.size ? rest : found;
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
   * @param {Asked} question
   * @param {number} score
   */
  const withTitle = (index, number, { words, stems }, score) => {
    const [title, ...names] = index.folded[number];
    const isTopic = index.documents[number].type === "t";
    const whole = isTopic ? WHOLLY : 1;
    const isSame = title === words || names.includes(words);
    if (isSame || index.stemmed[number].includes(stems)) return score * 4 * whole;
    // Of a topic, the name may still be typed.
    if (title.startsWith(isTopic ? words : `${words} `)) return score * 1.6 * whole;
    if (` ${title} `.includes(` ${words} `)) return score * 1.3 * whole;
    return score * whole;
  };

  /**
   * Says whether a question has a whole name of a topic in it, perhaps with other
   * endings: that topic answers, whatever else is asked.
   * @param {Index} index
   * @param {number} number
   * @param {Asked} question
   */
  const isNamed = (index, number, { stems }) =>
    index.stemmed[number].some(
      (name) => (name.length > 2 || isUnspaced(name)) && ` ${stems} `.includes(` ${name} `),
    );

  /**
   * Returns the documents that answer, and the words that were probably meant.
   * @param {Index} index
   * @param {string} question
   * @param {{near?: boolean}} [options] Whether typing errors are forgiven.
   * @returns {Answer}
   */
  const search = (index, question, { near = true } = {}) => {
    const { words: typed, phrases, refused } = partsOf(question);
    const words = together(index, typed);
    const quoted = phrases.flatMap((phrase) => phrase.split(" "));
    const parts = [
      ...words.map((each) => ({ ...each, exact: false })),
      ...quoted.map((word) => ({ word, idle: false, pieces: [], exact: true })),
    ];
    if (!parts.length) return { answers: [], suggestion: "" };
    let changed = false;
    const meant = /** @type {string[]} */ ([]);
    const named = /** @type {string[]} */ ([]);
    const wanted = parts.map(({ word, idle, pieces, exact }) => {
      const term = !exact && parts.length > 1 && index.terms.has(stem(word));
      const found = matchesOf(index, word, exact);
      const by = wantedPieces(index, pieces);
      const known = idle || (by.length > 0 && by.every(({ matches }) => matches.size));
      const isOpen = near && !exact && !known;
      const guessed = isOpen ? likelier(index, word, found) : new Map();
      if (!guessed.size) {
        const split = isOpen ? splitOf(index, word, found) : [];
        const pieces = wantedPieces(index, split);
        const isSplit = scoresOf(index, { matches: new Map(), term: false, pieces }).size > 0;
        if (isSplit) changed = true;
        const said = isSplit ? split : [word];
        meant.push(...said);
        if (!term) named.push(...said);
        return { matches: found, term, pieces: isSplit ? pieces : by, idle };
      }
      changed = true;
      const [guess] = [...guessed.keys()].sort(
        (a, b) => countOf(index, b) - countOf(index, a) || a - b,
      );
      meant.push(index.words[guess]);
      named.push(index.words[guess]);
      return { matches: new Map([...guessed, ...found]), term: false, idle };
    });
    const allowed = phrases.length ? havingAll(index, [], phrases) : null;
    const needed = wanted.filter(({ idle }) => !idle);
    const parted = new Map(
      words.map(({ word, idle, pieces }) => [word, idle || pieces.length ? pieces : [word]]),
    );
    const short = named.flatMap((word) => parted.get(word) ?? [word]);
    const all = ranked(index, needed, [meant, named, short].map(askedOf), allowed);
    const unwanted = aboutAny(index, refused);
    const left = all.filter(({ number }) => !unwanted.has(number));
    const answers = left.length ? left : all;
    return { answers, suggestion: changed ? meant.join(" ") : "" };
  };

  /**
   * Returns documents, the best first: those that have all words, or, where none
   * does, those that have most of them.
   * @param {Index} index
   * @param {Wanted[]} wanted For each word of the question.
   * @param {Asked[]} questions The words of the question, but for those that name a
   *   kind or a level, and but for idle ones.
   * @param {Set<number> | null} allowed Those that have what stands in quotes.
   */
  const ranked = (index, wanted, questions, allowed) => {
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
    const few = most * 2 < wanted.length;
    const matched = [...wanted, ...wanted.flatMap(({ pieces = [] }) => pieces)].flatMap(
      ({ matches }) => [...matches.keys()].map((place) => index.words[place]),
    );
    // Who names a kind or a level looks for resources, on a topic that is named.
    const isSorted = wanted.some(({ term }) => term);
    /** @type {{number: number, score: number}[]} */
    const found = [];
    for (const [number, { count, score }] of totals) {
      const isTopic = index.documents[number].type === "t";
      const named = isTopic && questions.some((asked) => isNamed(index, number, asked));
      if (!named && (few || count < most)) continue;
      const whole = named && count === most ? NAMED : 1;
      const share = (count / most) * whole * (isTopic && isSorted && !named ? 0.5 : 1);
      const best = questions.map((asked) => withTitle(index, number, asked, score * share));
      found.push({ number, score: Math.max(...best) });
    }
    return found
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
