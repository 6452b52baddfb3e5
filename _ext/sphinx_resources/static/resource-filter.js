// @ts-check
/* Filters the cards of a page by the form above them.

   It reads the form and the cards that are in the page, and listens.  All texts come
   with the form, in the page's language. */
"use strict";

/**
 * @typedef {import("./resource-select.js").Values} Values
 * @typedef {import("./resource-select.js").Card} Card
 * @typedef {import("./resource-select.js").State} State
 * @typedef {import("./resource-select.js").Vocabulary} Vocabulary
 */
/**
 * @typedef {import("./resource-controls.js").Controls} Controls
 */

{
  /** @type {typeof import("./resource-common.js")} */
  const { all } = Reflect.get(globalThis, "ResourceCommon");
  /** @type {typeof import("./resource-select.js")} */
  const { parse, serialize } = Reflect.get(globalThis, "ResourceSelect");
  /** @type {typeof import("./resource-controls.js")} */
  const { readControls, readKnown, readNames, readValues, readCards, readForm, writeForm } =
    Reflect.get(globalThis, "ResourceControls");
  /** @type {typeof import("./resource-find.js")} */
  const { createFind } = Reflect.get(globalThis, "ResourceFind");
  /** @type {typeof import("./resource-results.js")} */
  const { later, createView } = Reflect.get(globalThis, "ResourceResults");
  /** @type {{awaited: Promise<unknown>[]}} */
  const { awaited } = Reflect.get(globalThis, "ResourceEarly");

  /** Turns a button that opens something, and says whether it does. @param {Element} button */
  const toggle = (button) => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    return open;
  };

  /** Opens or closes the rare values of a facet. @param {Element} button */
  const toggleAll = (button) => {
    const open = toggle(button);
    for (const label of all(button.closest("fieldset") ?? document, "label")) {
      label.dataset.minor ??= label.hidden ? "yes" : "no";
      const minor = label.dataset.minor === "yes";
      label.hidden = !open && minor && !label.querySelector(":checked");
    }
  };

  /**
   * Keeps the state in the address. What a reader types is one step back, however
   * many letters it has.
   * @param {Vocabulary} vocabulary
   */
  const createAddress = (vocabulary) => {
    /** @param {State} state @param {boolean} typing */
    const write = (state, typing) => {
      // Whole, because a path that begins with two slashes would be another host.
      const url = new URL(location.href);
      url.search = serialize(state, location.search, vocabulary);
      if (url.href === location.href) return;
      const step = typing && history.state?.resourceTyping ? "replace" : "push";
      try {
        history[`${step}State`]({ resourceTyping: typing }, "", url);
      } catch {
        // Browsers refuse too many steps at once, and any in some frames. The
        // filter works without.
      }
    };
    return { read: () => parse(location.search, vocabulary), write };
  };

  /**
   * Calls back when a reader changes the form.
   * @param {Controls} controls
   * @param {{change: () => void, type: () => void, leave: () => void}} callbacks
   *   Something was chosen, is being typed, and was typed.
   */
  const listen = ({ form, query, status, number }, { change, type, leave }) => {
    form.addEventListener("submit", (event) => event.preventDefault());
    const { classList } = document.documentElement;
    form.addEventListener("input", () => classList.add("resource-used"), { once: true });
    form.addEventListener("change", ({ target }) => {
      if (target === query) leave();
      else if (target instanceof HTMLInputElement) change();
    });
    query.addEventListener("input", type);
    window.addEventListener("pagehide", leave);
    form.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (!button) return;
      if (button.matches(".resource-more")) toggle(button);
      else if (button.matches(".resource-all")) toggleAll(button);
      else if (button.matches(".resource-show")) {
        toggle(/** @type {Element} */ (number.parentElement));
        status.focus();
      }
    });
  };

  /**
   * Calls back before a link leads to a card that is not shown.
   * @param {() => void} callback
   */
  const listenToLinks = (callback) => {
    document.addEventListener("click", ({ target }) => {
      const link = target instanceof Element && target.closest("a[href^='#']");
      if (!link) return;
      const id = link.getAttribute("href")?.slice(1) ?? "";
      const item = document.getElementById(id)?.closest("ul.resource-filtered > li");
      if (item?.hasAttribute("hidden")) callback();
    });
  };

  /**
   * Reads again what readers marked.
   * @param {HTMLElement[]} items
   * @param {Card[]} cards
   */
  const readMarks = (items, cards) => {
    items.forEach((item, index) => {
      for (const [facet, names] of readValues(item, ["saved", "done"])) {
        cards[index].values.set(facet, names);
      }
    });
  };

  /**
   * Brings the filter of a page to life.
   * @param {HTMLFormElement} form
   */
  const createFilter = (form) => {
    const controls = readControls(form);
    const known = readKnown(controls);
    const facets = (form.getAttribute("data-facets") ?? "").split(" ");
    const cards = readCards(controls, facets);
    const names = readNames(controls);
    const address = createAddress({ facets, known, names });
    const finder = createFind(controls);
    const show = createView(controls, cards, finder, () => change());
    let { state, unknown } = address.read();
    const typed = later(() => address.write(state, true));

    /** @param {boolean} [typing] */
    const showState = (typing) => {
      show(state, unknown, typing);
      return finder.findMore(state.query, () => show(state, unknown, typing));
    };
    const readAddress = () => {
      typed.cancel();
      ({ state, unknown } = address.read());
      writeForm(controls, state);
      return showState();
    };
    const change = () => {
      typed.flush();
      state = readForm(controls);
      unknown = [];
      address.write(state, false);
      void showState();
    };
    const type = () => {
      state = readForm(controls);
      unknown = [];
      void showState(true);
      typed.start();
    };
    listen(controls, { change, type, leave: typed.flush });
    listenToLinks(() => {
      writeForm(controls, { values: new Map(), query: "" });
      change();
    });
    window.addEventListener("popstate", () => void readAddress());
    document.addEventListener("resource-marks", () => {
      readMarks(controls.items, cards);
      show(state, unknown);
    });
    awaited.push(readAddress());
  };

  const form = document.querySelector("form.resource-filter");
  if (form instanceof HTMLFormElement) createFilter(form);
}
