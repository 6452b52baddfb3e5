// @ts-check
/* What a page has for its filter: the form, its values, and the cards. */
"use strict";

/**
 * @typedef {import("./resource-select.js").Values} Values
 * @typedef {import("./resource-select.js").Card} Card
 * @typedef {import("./resource-select.js").State} State
 * @typedef {import("./resource-select.js").Vocabulary} Vocabulary
 */
/**
 * @typedef {object} Controls What the page has for the filter.
 * @property {HTMLFormElement} form It has the texts, too. What it has besides
 *   methods of elements, a facet may be called, and then is a box.
 * @property {HTMLInputElement} query
 * @property {HTMLInputElement[]} boxes
 * @property {HTMLElement} status
 * @property {HTMLElement} number What says how much is on.
 * @property {HTMLElement} close What leads from the form to the cards.
 * @property {HTMLElement[]} items
 */


const ResourceControls = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { fold, all, textOf } = Reflect.get(globalThis, "ResourceCommon");
  /** @type {typeof import("./resource-select.js")} */
  const { parseValues } = Reflect.get(globalThis, "ResourceSelect");

  /**
   * @param {HTMLFormElement} form
   * @returns {Controls}
   */
  const readControls = (form) => ({
    form,
    query: /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]")),
    boxes: /** @type {HTMLInputElement[]} */ (all(form, "input[type=checkbox]")),
    status: /** @type {HTMLElement} */ (document.querySelector(".resource-status")),
    number: /** @type {HTMLElement} */ (form.querySelector(".resource-more > span")),
    close: /** @type {HTMLElement} */ (form.querySelector(".resource-show")),
    items: all(document, "ul.resource-filtered > li"),
  });

  /** What of a card tells nothing of it, or is a part whose parts are read. */
  const NO_TEXT =
    ".resource-foot, .resource-entry, .resource-see-also, .resource-more, summary";

  /** Returns what readers call a value. @param {HTMLInputElement} box */
  const labelOf = (box) => box.nextElementSibling?.textContent ?? box.value;

  /** Returns what else readers call a value. @param {HTMLInputElement} box */
  const aliasesOf = (box) => (box.dataset.aliases ?? "").split("\n").filter(Boolean);

  /**
   * Returns what a reader wrote, as the language of the page quotes it.
   * @param {Element} form
   * @param {string} words
   */
  const quoted = (form, words) => textOf(form, "quoted", { words });

  /**
   * Returns the box of a value; the words have none.
   * @param {Controls} controls
   * @param {string} facet
   * @param {string} name
   */
  const boxOf = ({ boxes }, facet, name) =>
    boxes.find((box) => box.name === facet && box.value === name);

  /** Returns the values that the form offers. @param {Controls} controls */
  const readKnown = ({ boxes }) => {
    /** @type {Values} */
    const known = new Map();
    for (const box of boxes) {
      known.set(box.name, (known.get(box.name) ?? new Set()).add(box.value));
    }
    return known;
  };

  /**
   * Returns what else values are called: the labels and aliases of boxes, and what
   * the form has as `data-names`, an object with values by names for each facet.
   * @param {Controls} controls
   */
  const readNames = ({ form, boxes }) => {
    /** @type {Vocabulary["names"]} */
    const names = new Map();
    /** @param {string} facet @param {string} name @param {string} value */
    const add = (facet, name, value) => {
      const known = names.get(facet) ?? new Map();
      names.set(facet, known.set(fold(name), known.get(fold(name)) ?? value));
    };
    for (const box of boxes) add(box.name, labelOf(box), box.value);
    for (const box of boxes) {
      for (const name of aliasesOf(box)) add(box.name, name, box.value);
    }
    const others = JSON.parse(form.getAttribute("data-names") ?? "{}");
    for (const [facet, values] of Object.entries(others)) {
      for (const [name, value] of Object.entries(values)) add(facet, name, value);
    }
    return names;
  };

  /** Returns the attribute that has the values of a facet. @param {string} facet */
  const attributeOf = (facet) => `data-${facet.replaceAll("_", "-")}`;

  /**
   * Reads which values a card has.
   * @param {HTMLElement} item
   * @param {string[]} facets
   */
  const readValues = (item, facets) => {
    /** @type {Values} */
    const values = new Map();
    for (const facet of facets) {
      const text = item.getAttribute(attributeOf(facet));
      if (text) values.set(facet, parseValues(text));
    }
    return values;
  };

  /**
   * Reads the words of a card.
   * @param {HTMLElement} item
   * @param {string[]} more What else its values are called.
   */
  const readText = (item, more) => {
    const parts = all(item, ":scope > * > *, .resource-more > *")
      .filter((part) => !part.matches(NO_TEXT))
      .map((part) => part.textContent ?? "");
    return fold([...parts, ...more].join(" "));
  };

  /**
   * Reads the cards; their words only when they are searched for.
   * @param {Controls} controls
   * @param {string[]} facets
   * @returns {Card[]}
   */
  const readCards = (controls, facets) =>
    controls.items.map((item) => {
      const values = readValues(item, facets);
      /** @type {string | undefined} */
      let text;
      return {
        values,
        key: item.dataset.resource,
        get text() {
          if (text !== undefined) return text;
          const topics = [...(values.get("topic") ?? [])];
          const more = topics.flatMap((name) => {
            const box = boxOf(controls, "topic", name);
            return box ? aliasesOf(box) : [];
          });
          return (text = readText(item, more));
        },
      };
    });

  /**
   * Reads the state from the form.
   * @param {Controls} controls
   * @returns {State}
   */
  const readForm = ({ boxes, query }) => {
    const values = new Map();
    for (const box of boxes.filter((other) => other.checked)) {
      values.set(box.name, (values.get(box.name) ?? new Set()).add(box.value));
    }
    return { values, query: query.value };
  };

  /**
   * Puts a state into the form.
   * @param {Controls} controls
   * @param {State} state
   */
  const writeForm = ({ boxes, query }, state) => {
    query.value = state.query;
    for (const box of boxes) {
      box.checked = state.values.get(box.name)?.has(box.value) ?? false;
    }
  };

  return {
    readControls,
    labelOf,
    aliasesOf,
    quoted,
    boxOf,
    readKnown,
    readNames,
    readValues,
    readCards,
    readForm,
    writeForm,
  };
})();

if (typeof module !== "undefined") module.exports = ResourceControls;
else Object.assign(globalThis, { ResourceControls });
