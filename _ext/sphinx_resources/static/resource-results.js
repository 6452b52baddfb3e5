// @ts-check
/* What a filter shows: cards, counts, what is on, and what to do if nothing is left. */
"use strict";

/**
 * @typedef {import("./resource-select.js").Card} Card
 * @typedef {import("./resource-select.js").State} State
 * @typedef {import("./resource-select.js").Found} Found
 */
/**
 * @typedef {import("./resource-controls.js").Controls} Controls
 * @typedef {ReturnType<typeof import("./resource-find.js").createFind>} Finder
 * @typedef {(facet: string, name: string, words: string) => HTMLElement} Remover
 *   Makes a button that takes a part of the state off.
 */

const ResourceResults = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { fold, textOf, countedOf, make, all } = Reflect.get(
    globalThis,
    "ResourceCommon",
  );
  /** @type {typeof import("./resource-select.js")} */
  const { select, suggest } = Reflect.get(globalThis, "ResourceSelect");
  /** @type {typeof import("./resource-controls.js")} */
  const { labelOf, aliasesOf, quoted, boxOf, writeForm } = Reflect.get(
    globalThis,
    "ResourceControls",
  );

  /** @type {{isWaiting: () => boolean}} */
  const { isWaiting } = Reflect.get(globalThis, "ResourceEarly");

  /** Calls back once nothing more has happened for a while, or when told to.
   * @param {() => void} callback */
  const later = (callback) => {
    let timer = 0;
    const cancel = () => {
      clearTimeout(timer);
      timer = 0;
    };
    const flush = () => {
      if (!timer) return;
      cancel();
      callback();
    };
    const start = () => {
      cancel();
      timer = window.setTimeout(flush, 250);
    };
    return { start, flush, cancel };
  };

  /**
   * Makes a button that takes everything off.
   * @param {Controls} controls
   * @param {(name: string) => void} change Called when it was pressed.
   */
  const makeClear = (controls, change) => {
    const words = textOf(controls.form, "clear");
    const clear = make("button", { type: "button", class: "resource-clear" }, words);
    clear.addEventListener("click", () => {
      writeForm(controls, { values: new Map(), query: "" });
      change("");
      controls.status.focus();
    });
    return clear;
  };

  /**
   * Makes the list of what is on, each with a button that takes it off.
   * @param {Controls} controls
   * @param {(name: string) => void} change Called when something was taken off.
   */
  const createChips = (controls, change) => {
    const { form, query, boxes, status, number } = controls;
    const title = document.title;
    const chips = make("ul", {
      class: "resource-chips",
      role: "list",
      "aria-label": textOf(form, "on"),
      hidden: "",
    });

    /** @type {Remover} */
    const remover = (facet, name, words) => {
      const button = make("button", { type: "button", dir: "auto" }, words);
      button.addEventListener("click", () => {
        const place = all(chips, "button").indexOf(button);
        const box = boxOf(controls, facet, name);
        if (box) box.checked = false;
        else query.value = "";
        change(facet);
        const left = all(chips, "li > button:not(.resource-clear)");
        (left[Math.min(Math.max(place, 0), left.length - 1)] ?? status).focus();
      });
      return button;
    };

    /** @param {State} state */
    const show = (state) => {
      const on = boxes
        .filter((box) => box.checked)
        .map((box) => ({ facet: box.name, name: box.value, label: labelOf(box) }));
      const words = state.query.trim();
      if (words) on.push({ facet: "q", name: words, label: quoted(form, words) });
      const buttons = on.map(({ facet, name, label }) => {
        const button = remover(facet, name, label);
        button.setAttribute("aria-label", textOf(form, "remove", { label }));
        return button;
      });
      const all = [...buttons, makeClear(controls, change)].map((button) => make("li", {}, button));
      chips.replaceChildren(...all);
      chips.hidden = !on.length;
      const count = on.length;
      number.textContent = count ? ` ${countedOf(form, "count", count, { count })}` : "";
      document.title = [...on.map(({ label }) => label), title].join(" · ");
    };

    return { element: chips, remover, show };
  };

  /**
   * Makes what asks whether other words were meant, if those find any.
   * @param {Controls} controls
   * @param {Card[]} cards
   * @param {Finder} finder
   * @param {(name: string) => void} change Called when they were chosen.
   */
  const createQuestion =
    ({ form, query, status }, cards, { find, near }, change) =>
    /** @param {State} state */
    (state) => {
      const words = near(state.query);
      if (!words || !select(cards, { ...state, query: words }, find).total) return [];
      const [before, after] = textOf(form, "suggestion").split("{words}");
      const button = make("button", { type: "button" }, words);
      button.addEventListener("click", () => {
        query.value = words;
        change("q");
        status.focus();
      });
      return [make("p", { class: "resource-suggestion" }, before, button, after ?? "")];
    };

  /**
   * Makes the place that says what to do where nothing is left.
   * @param {Controls} controls
   * @param {Card[]} cards
   * @param {Finder} finder
   * @param {Remover} remover
   * @param {(name: string) => void} change Called when other words were chosen.
   */
  const createNone = (controls, cards, finder, remover, change) => {
    const askFor = createQuestion(controls, cards, finder, change);
    const { form, boxes } = controls;
    const none = make("div", { class: "resource-none", hidden: "" });

    /** @param {State} state */
    const removers = (state) =>
      suggest(cards, state, finder.find).map(({ facet, name, total }) => {
        const box = boxOf(controls, facet, name);
        const label = box ? labelOf(box) : quoted(form, name);
        const words = countedOf(form, "without", total, { label, shown: total });
        return make("li", {}, remover(facet, name, words));
      });

    /** @param {State} state */
    const links = (state) => {
      const words = fold(state.query);
      /** @param {HTMLInputElement} box */
      const isMeant = (box) =>
        words &&
        [labelOf(box), ...aliasesOf(box)].some((name) => fold(name).startsWith(words));
      return boxes
        .filter((box) => box.dataset.href && (box.checked || isMeant(box)))
        .map((box) => {
          const label = textOf(form, "everything", { label: labelOf(box) });
          return make("li", {}, make("a", { href: box.dataset.href ?? "" }, label));
        });
    };

    /** @param {State} state @param {number} total */
    const show = (state, total) => {
      none.hidden = total > 0;
      if (total) {
        none.replaceChildren();
        return;
      }
      const ways = [...removers(state), ...links(state)];
      none.replaceChildren(
        make("p", {}, textOf(form, "nothing")),
        ...askFor(state),
        ...(ways.length ? [make("ul", {}, ...ways)] : []),
      );
    };

    return { element: none, show };
  };

  /**
   * Makes what says how many cards are shown, and what an address asked in vain.
   * @param {Controls} controls
   */
  const createStatus = ({ form, status, close, items }) => {
    // A resource may have a card of its own and one below its topic.
    const total = new Set(items.map((item) => item.dataset.resource ?? item)).size;
    let shown = total;
    /** @type {string[]} */
    let asked = [];
    const announce = () => {
      const name = shown === total ? "all" : "part";
      const count = countedOf(form, name, total, { shown, total });
      close.textContent = countedOf(form, "show", shown, { shown });
      const values = asked.map((words) => quoted(form, words)).join(textOf(form, "comma"));
      const words = values ? textOf(form, "unknown", { count, values }) : count;
      if (status.textContent !== words) status.textContent = words;
    };
    const waiting = later(announce);
    /** @param {number} total @param {string[]} unknown @param {boolean} typing */
    return (total, unknown, typing) => {
      shown = total;
      asked = unknown;
      waiting.start();
      if (!typing) waiting.flush();
    };
  };

  /** How many cards change before the page is drawn, and how many at a time later,
   * where there are more than both. */
  const [FIRST, LATER] = [100, 500];

  /**
   * Makes what shows the chosen cards, and no list or heading without any. Of very
   * many, those that a page begins with change first.
   * @param {HTMLElement[]} items
   */
  const createCards = (items) => {
    let timer = 0;
    /** @param {HTMLElement[]} changed @param {number} size */
    const change = (changed, size) => {
      for (const item of changed.slice(0, size)) item.hidden = !item.hidden;
      const rest = changed.slice(size);
      // What waits longer than a frame comes after it was drawn.
      if (rest.length) timer = window.setTimeout(change, 40, rest, LATER);
    };
    /** @param {boolean[]} shown */
    return (shown) => {
      clearTimeout(timer);
      const changed = items.filter((item, index) => item.hidden === shown[index]);
      const many = changed.length > FIRST + LATER && !isWaiting();
      change(changed, many ? FIRST : changed.length);
      const on = new Set(/** @type {Element[]} */ (items).filter((_, index) => shown[index]));
      for (const list of all(document, "ul.resource-filtered")) {
        const empty = ![...list.children].some((item) => on.has(item));
        list.hidden = empty;
        const heading = list.previousElementSibling;
        if (heading instanceof HTMLElement && heading.matches(".resource-kind")) {
          heading.hidden = empty;
        }
      }
    };
  };

  /**
   * Shows beside each value how many cards it would give.
   * @param {HTMLInputElement[]} boxes
   * @param {Found["counts"]} counts
   */
  const showCounts = (boxes, counts) => {
    for (const box of boxes) {
      const number = box.parentElement?.querySelector("b");
      const count = String(counts.get(box.name)?.get(box.value) ?? 0);
      if (number && number.textContent !== count) number.textContent = count;
      if (box.checked && box.parentElement) box.parentElement.hidden = false;
    }
  };

  /**
   * Makes what shows a state on the page.
   * @param {Controls} controls
   * @param {Card[]} cards
   * @param {Finder} finder
   * @param {() => void} change Called when a reader takes a part of it off.
   */
  const createView = (controls, cards, finder, change) => {
    const { boxes, items, status } = controls;
    const chips = createChips(controls, change);
    const none = createNone(controls, cards, finder, chips.remover, change);
    const announce = createStatus(controls);
    const showCards = createCards(items);
    status.after(chips.element, none.element);
    /**
     * Returns which cards are shown.
     * @param {State} state
     * @param {string[]} unknown
     * @param {boolean} typing
     */
    return (state, unknown = [], typing = false) => {
      const found = select(cards, state, finder.find);
      const focused = document.activeElement?.closest("ul.resource-cards > li");
      const place = items.findIndex((item) => item === focused);
      showCards(found.shown);
      showCounts(boxes, found.counts);
      chips.show(state);
      none.show(state, found.total);
      announce(found.total, unknown, typing);
      if (place >= 0 && !found.shown[place]) status.focus();
      return found.shown;
    };
  };

  return { later, createView };
})();

if (typeof module !== "undefined") module.exports = ResourceResults;
else Object.assign(globalThis, { ResourceResults });
