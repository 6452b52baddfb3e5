// @ts-check
/* Finds words for the filter: in the index of the catalogue, which knows more than a
   page shows, and before that is loaded in the cards themselves. */
"use strict";

/**
 * @typedef {import("./resource-select.js").Find} Find
 */

const ResourceFind = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { loadSearch } = Reflect.get(globalThis, "ResourceCommon");
  /** @type {typeof import("./resource-select.js")} */
  const { inTexts } = Reflect.get(globalThis, "ResourceSelect");

  /** @typedef {Awaited<ReturnType<typeof loadSearch>>} Loaded */

  /**
   * Returns the places of documents by the anchors of their addresses.
   * @param {Loaded["index"]} index
   */
  const byAnchor = (index) => {
    /** @type {Map<string, number[]>} */
    const found = new Map();
    index.documents.forEach(({ type, address }, number) => {
      if (type !== "r") return;
      const anchor = decodeURIComponent(address.slice(address.indexOf("#") + 1));
      found.set(anchor, [...(found.get(anchor) ?? []), number]);
    });
    return found;
  };

  /**
   * Makes what finds words. It loads the index when somebody is about to type.
   * @param {import("./resource-controls.js").Controls} controls
   */
  const createFind = ({ items, query: field }) => {
    /** @type {Loaded | undefined} */
    let loaded;
    /** @type {(number[] | undefined)[]} */
    let numbers = [];

    /** Loads what a question needs, if it can be. @param {string} [question] */
    const load = async (question) => {
      try {
        loaded = await loadSearch(question);
      } catch {
        return;
      }
      if (numbers.length) return;
      const known = byAnchor(loaded.index);
      numbers = items.map((item) => known.get(item.dataset.resource ?? ""));
    };

    /** @type {Find} */
    const find = (cards, query) => {
      if (!query.trim()) return () => true;
      const text = inTexts(cards, query);
      const found = loaded?.matching(loaded.index, query);
      if (!found) return text;
      return (place) =>
        numbers[place]?.some((number) => found.has(number)) ?? text(place);
    };

    let last = "";
    /**
     * Calls back once the index finds more than the cards did, if nothing else is
     * looked for by then.
     * @param {string} query
     * @param {() => void} callback
     */
    const findMore = async (query, callback) => {
      last = query;
      const { index, isQuoted } = loaded ?? {};
      if (!query.trim() || (index && (index.texts || !isQuoted?.(query)))) return;
      await load(query);
      if (last === query) callback();
    };
    field.addEventListener("focus", () => void load());

    /** Returns the words that were probably meant. @param {string} query */
    const near = (query) => loaded?.search(loaded.index, query).suggestion ?? "";

    return { find, findMore, near };
  };

  return { createFind };
})();

if (typeof module !== "undefined") module.exports = ResourceFind;
else Object.assign(globalThis, { ResourceFind });
