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
   * Returns the card to which the end of an address leads, if it is one.
   * @param {string} hash
   */
  const cardOf = (hash) => {
    let id = hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // Such an address leads nowhere.
    }
    const card = document.getElementById(id)?.closest("ul.resource-filtered > li");
    return /** @type {HTMLElement | null | undefined} */ (card);
  };

  /**
   * Keeps the state in the address. What a reader types is one step back, however
   * many letters it has.
   * @param {Vocabulary} vocabulary
   * @param {() => unknown} isLost Says whether the card that it names is not shown.
   */
  const createAddress = (vocabulary, isLost) => {
    /** @param {State} state @param {"push" | "type" | "mend"} how */
    const write = (state, how) => {
      // Whole, because a path that begins with two slashes would be another host.
      const url = new URL(location.href);
      url.search = serialize(state, location.search, vocabulary);
      // Who chooses others looks no longer for the one card.
      if (how !== "mend" && isLost()) url.hash = "";
      if (url.href === location.href) return;
      const typing = how === "type";
      const again = how === "mend" || (typing && history.state?.resourceTyping);
      const step = again ? "replace" : "push";
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
      if (link && cardOf(link.getAttribute("href") ?? "")?.hidden) callback();
    });
  };

  /**
   * Reads again what readers mark, and calls back.
   * @param {HTMLElement[]} items
   * @param {Card[]} cards
   * @param {() => void} callback
   */
  const listenToMarks = (items, cards, callback) => {
    document.addEventListener("resource-marks", () => {
      items.forEach((item, index) => {
        for (const [facet, names] of readValues(item, ["saved", "done"])) {
          cards[index].values.set(facet, names);
        }
      });
      callback();
    });
  };

  /** The state of a filter that hides nothing. @returns {State} */
  const nothing = () => ({ values: new Map(), query: "" });

  /**
   * Returns the card to which the address leads, if a filter hides it.
   * @param {Controls} controls
   * @param {() => boolean[]} show Returns which cards are shown.
   */
  const hiddenCard = ({ items }, show) => {
    const card = cardOf(location.hash);
    const place = card ? items.indexOf(card) : -1;
    return place < 0 || show()[place] ? null : items[place];
  };

  /**
   * Brings the filter of a page to life.
   * @param {HTMLFormElement} form
   */
  const createFilter = (form) => {
    const controls = readControls(form);
    const facets = (form.getAttribute("data-facets") ?? "").split(" ");
    const cards = readCards(controls, facets);
    const vocabulary = { facets, known: readKnown(controls), names: readNames(controls) };
    const finder = createFind(controls);
    const show = createView(controls, cards, finder, () => change());
    const lost = () => hiddenCard(controls, () => show(state, unknown));
    const address = createAddress(vocabulary, lost);
    const typed = later(() => address.write(state, "type"));
    let { state, unknown } = address.read();
    /** @param {boolean} [typing] */
    const showState = (typing) => {
      show(state, unknown, typing);
      return finder.findMore(state.query, () => show(state, unknown, typing));
    };
    const readAddress = async () => {
      typed.cancel();
      ({ state, unknown } = address.read());
      const asked = state;
      writeForm(controls, state);
      await showState();
      const card = state === asked ? lost() : null;
      if (!card) return;
      [state, unknown] = [nothing(), []];
      writeForm(controls, state);
      address.write(state, "mend");
      show(state);
      (card.querySelector(":target") ?? card).scrollIntoView();
    };
    const change = () => {
      typed.flush();
      [state, unknown] = [readForm(controls), []];
      address.write(state, "push");
      void showState();
    };
    const type = () => {
      [state, unknown] = [readForm(controls), []];
      void showState(true);
      typed.start();
    };
    listen(controls, { change, type, leave: typed.flush });
    listenToLinks(() => {
      writeForm(controls, nothing());
      change();
    });
    window.addEventListener("popstate", () => void readAddress());
    listenToMarks(controls.items, cards, () => show(state, unknown));
    awaited.push(readAddress());
  };

  const form = document.querySelector("form.resource-filter");
  if (form instanceof HTMLFormElement) createFilter(form);
}
