// @ts-check
/* Which cards a filter shows: it computes and touches no page; node tests it. */
"use strict";

/**
 * @typedef {Map<string, Set<string>>} Values
 *   Values by facet.
 * @typedef {{values: Values, text: string, key?: string}} Card
 *   Values by facet, the folded words that a search looks in, and what is the same for
 *   all cards of a resource.
 * @typedef {(cards: Card[], query: string) => (place: number) => boolean} Find
 *   Returns what says of a card, by its place, whether it has the words.
 * @typedef {{values: Values, query: string}} State
 *   The values that are on, by facet, and what is searched for.
 * @typedef {object} Vocabulary What an address may ask for.
 * @property {string[]} facets All facets of the catalogue.
 * @property {Values} known The values that the form offers.
 * @property {Map<string, Map<string, string>>} names What else values are called, or
 *   were once, folded: of each facet the values by these names. The values that all
 *   cards have are among them, under all their names.
 * @typedef {{shown: boolean[], total: number, counts: Map<string, Map<string, number>>}} Found
 *   Which cards are shown, of how many resources, and how many there would be if a value were
 *   the only one of its facet.
 */

const ResourceSelect = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { fold } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceCommon")
      : require("./resource-common.js");

  /**
   * Reads the state from an address.
   * @param {string} search
   * @param {Vocabulary} vocabulary
   * @returns {{state: State, unknown: string[]}} The state, and what no card has.
   */
  const parse = (search, { facets, known, names }) => {
    const parameters = new URLSearchParams(search);
    const values = new Map();
    const unknown = [];
    for (const facet of facets) {
      for (const asked of parameters.getAll(facet).filter(Boolean)) {
        const meant = names.get(facet)?.get(fold(asked));
        const name = known.get(facet)?.has(asked) ? asked : meant;
        if (name === undefined) unknown.push(asked);
        // What has a name and no box, all cards have.
        else if (known.get(facet)?.has(name)) {
          values.set(facet, (values.get(facet) ?? new Set()).add(name));
        }
      }
    }
    return { state: { values, query: parameters.get("q") ?? "" }, unknown };
  };

  /**
   * Writes the state into an address, and keeps what others put there.
   * @param {State} state
   * @param {string} search The address as it is.
   * @param {Pick<Vocabulary, "facets" | "known">} vocabulary
   */
  const serialize = (state, search, { facets, known }) => {
    const parameters = new URLSearchParams(search);
    for (const name of ["q", ...facets]) parameters.delete(name);
    for (const [facet, names] of known) {
      for (const name of names) {
        if (state.values.get(facet)?.has(name)) parameters.append(facet, name);
      }
    }
    if (state.query.trim()) parameters.append("q", state.query.trim());
    const text = parameters.toString();
    return text && `?${text}`;
  };

  /**
   * Reads the values of a card as they stand in an attribute.
   * @param {string} text Values with spaces between them; what of a value is no
   *   letter or digit may be written as in an address.
   */
  const parseValues = (text) =>
    new Set(text.split(" ").filter(Boolean).map(decodeURIComponent));

  /**
   * Finds words in the texts of cards; what stands in quotes as it is.
   * @type {Find}
   */
  const inTexts = (cards, query) => {
    const pieces = query.split(/["“”„«»]/);
    const isQuoted = (/** @type {number} */ place) =>
      place % 2 === 1 && place < pieces.length - 1;
    const words = pieces
      .flatMap((piece, place) => (isQuoted(place) ? fold(piece) : fold(piece).split(" ")))
      .filter(Boolean);
    return (place) => words.every((word) => cards[place].text.includes(word));
  };

  /**
   * Chooses cards: any value of a facet, all facets, all words.
   * @param {Card[]} cards
   * @param {State} state
   * @param {Find} find
   * @returns {Found}
   */
  const select = (cards, state, find = inTexts) => {
    const has = find(cards, state.query);
    const facets = [...state.values].filter(([, on]) => on.size);
    /** @type {Found["counts"]} */
    const counts = new Map();
    const shown = cards.map(() => false);
    let total = 0;
    const counted = new Set();
    cards.forEach((card, index) => {
      if (!has(index)) return;
      const failed = facets.filter(([facet, on]) => {
        const has = card.values.get(facet);
        return !has || ![...on].some((name) => has.has(name));
      });
      if (failed.length > 1) return;
      shown[index] = !failed.length;
      const key = card.key ?? index;
      if (counted.has(key)) return;
      counted.add(key);
      total += Number(shown[index]);
      for (const [facet, names] of card.values) {
        if (failed.length && failed[0][0] !== facet) continue;
        let count = counts.get(facet);
        if (!count) counts.set(facet, (count = new Map()));
        for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
      }
    });
    return { shown, total, counts };
  };

  /**
   * Says what there would be without each part of the state.
   * @param {Card[]} cards
   * @param {State} state
   * @param {Find} find
   * @returns {{facet: string, name: string, total: number}[]} The most first;
   *   the facet "q" stands for the words.
   */
  const suggest = (cards, state, find = inTexts) => {
    const found = [];
    for (const [facet, on] of state.values) {
      for (const name of on) {
        const rest = new Set([...on].filter((other) => other !== name));
        const values = new Map(state.values).set(facet, rest);
        const { total } = select(cards, { ...state, values }, find);
        found.push({ facet, name, total });
      }
    }
    if (state.query.trim()) {
      const { total } = select(cards, { ...state, query: "" }, find);
      found.push({ facet: "q", name: state.query.trim(), total });
    }
    return found.filter(({ total }) => total).sort((a, b) => b.total - a.total);
  };

  return { parse, serialize, parseValues, inTexts, select, suggest };
})();

if (typeof module !== "undefined") module.exports = ResourceSelect;
else Object.assign(globalThis, { ResourceSelect });
