// @ts-check
/* What the other scripts share: folded words, and texts in the page's language.

   The scripts are classic ones, because pages are read without a server too, where
   browsers refuse modules.  Each is one function deep, and adds one name to the
   page; node takes the same name as what the file exports. */
"use strict";

const ResourceCommon = (() => {
  /** Without differences of case and accents. @param {string} text */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/&/g, " and ")
      .replace(/\s+/g, " ")
      .trim();

  /**
   * Returns the plural category of a number, as CLDR names them.
   * @param {string} language A tag; a language that is not known counts as English.
   * @param {number} count
   */
  const pluralOf = (language, count) => {
    try {
      return new Intl.PluralRules(language).select(count);
    } catch {
      // A tag that is none, as a page may have it.
      return new Intl.PluralRules("en").select(count);
    }
  };

  /**
   * Puts values into a text.
   * @param {string} text It names each in braces, as in "{shown} of {total}".
   * @param {Record<string, string | number>} values
   */
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));

  /**
   * Returns a text for readers, which the page brings in its own language.
   * @param {Element} holder What has the text in `data-NAME`.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  const textOf = (holder, name, values = {}) =>
    fill(holder.getAttribute(`data-${name}`) ?? "", values);

  /**
   * Returns a text that depends on a number.
   * @param {Element} holder What has it in `data-NAME-CATEGORY`, one for each plural
   *   category of the language, of which "other" is in every language.
   * @param {string} name
   * @param {number} count
   * @param {Record<string, string | number>} [values]
   */
  const countedOf = (holder, name, count, values = {}) => {
    const language = holder.closest("[lang]")?.getAttribute("lang") || "en";
    const category = `${name}-${pluralOf(language, count)}`;
    const known = holder.hasAttribute(`data-${category}`);
    return textOf(holder, known ? category : `${name}-other`, values);
  };

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Record<string, string>} attributes
   * @param {(string | Node)[]} children
   */
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };

  /** @param {ParentNode} parent @param {string} selector */
  const all = (parent, selector) => [
    .../** @type {NodeListOf<HTMLElement>} */ (parent.querySelectorAll(selector)),
  ];

  const own = typeof document === "undefined" ? null : document.currentScript;
  const address = own?.getAttribute("src") ?? "";
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /**
   * Loads a script once, after those that were asked for before.
   * @param {string} path From the folder of this script.
   */
  const load = (path) => {
    const known = loading.get(path);
    if (known) return known;
    const promise = /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        const base = new URL(address, document.baseURI);
        const script = make("script", { src: new URL(path, base).href });
        script.async = false;
        script.addEventListener("load", () => resolve());
        script.addEventListener("error", () => {
          loading.delete(path);
          reject(new Error(`${path} was not loaded`));
        });
        document.head.append(script);
      })
    );
    loading.set(path, promise);
    return promise;
  };

  /** @type {import("./resource-search.js").Index | undefined} */
  let index;

  /**
   * Loads what answers questions. It is a script as the index is, because pages are
   * read without a server too.
   * @param {string} question Texts are only loaded if something in it is quoted.
   */
  const loadSearch = async (question = "") => {
    const parts = ["words", "questions", "matches", "search"].map((name) => `resource-${name}.js`);
    await Promise.all([...parts, "../resource-search-index.js"].map(load));
    /** @type {typeof import("./resource-search.js")} */
    const engine = Reflect.get(globalThis, "ResourceSearch");
    index ??= engine.makeIndex(Reflect.get(globalThis, "resourceSearchIndex"));
    if (engine.isQuoted(question)) {
      // Without the texts, the words of a phrase stand anywhere.
      await load("../resource-search-texts.js").catch(() => {});
      engine.addTexts(index, Reflect.get(globalThis, "resourceSearchTexts"));
    }
    return { ...engine, index };
  };

  return { fold, pluralOf, fill, textOf, countedOf, make, all, load, loadSearch };
})();

if (typeof module !== "undefined") module.exports = ResourceCommon;
else Object.assign(globalThis, { ResourceCommon });
