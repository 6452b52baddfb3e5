// @ts-check
/* Filters the cards of a page by the form above them.

   The first part computes and touches no page; node tests it.  The second part
   reads the form and the cards that are in the page, and listens.  All texts come
   with the form, in the page's language. */
"use strict";

/**
 * @typedef {Map<string, Set<string>>} Values
 *   Values by facet.
 * @typedef {{values: Values, text: string}} Card
 *   Values by facet, and the folded words that a search looks in.
 * @typedef {{values: Values, query: string}} State
 *   The values that are on, by facet, and what is searched for.
 * @typedef {{shown: boolean[], total: number, counts: Map<string, Map<string, number>>}} Found
 *   Which cards are shown, how many, and how many there would be if a value were
 *   the only one of its facet.
 */

const ResourceFilter = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { fold } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceCommon")
      : require("./resource-common.js");

  /**
   * Reads the state from an address; what is not known is left out.
   * @param {string} search
   * @param {Values} known
   * @returns {State}
   */
  const parse = (search, known) => {
    const parameters = new URLSearchParams(search);
    const values = new Map();
    for (const [facet, names] of known) {
      const on = parameters.getAll(facet).filter((name) => names.has(name));
      if (on.length) values.set(facet, new Set(on));
    }
    return { values, query: parameters.get("q") ?? "" };
  };

  /**
   * Writes the state into an address, and keeps what others put there.
   * @param {State} state
   * @param {string} search The address as it is.
   * @param {Values} known
   */
  const serialize = (state, search, known) => {
    const parameters = new URLSearchParams(search);
    parameters.delete("q");
    for (const [facet, names] of known) {
      parameters.delete(facet);
      for (const name of names) {
        if (state.values.get(facet)?.has(name)) parameters.append(facet, name);
      }
    }
    if (state.query.trim()) parameters.append("q", state.query.trim());
    const text = parameters.toString();
    return text && `?${text}`;
  };

  /**
   * Chooses cards: any value of a facet, all facets, all words.
   * @param {Card[]} cards
   * @param {State} state
   * @returns {Found}
   */
  const select = (cards, state) => {
    const words = fold(state.query).split(" ").filter(Boolean);
    const facets = [...state.values].filter(([, on]) => on.size);
    /** @type {Found["counts"]} */
    const counts = new Map();
    const shown = cards.map(() => false);
    let total = 0;
    cards.forEach((card, index) => {
      if (!words.every((word) => card.text.includes(word))) return;
      const failed = facets.filter(([facet, on]) => {
        const has = card.values.get(facet);
        return !has || ![...on].some((name) => has.has(name));
      });
      if (failed.length > 1) return;
      shown[index] = !failed.length;
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
   * @returns {{facet: string, name: string, total: number}[]} The most first;
   *   the facet "q" stands for the words.
   */
  const suggest = (cards, state) => {
    const found = [];
    for (const [facet, on] of state.values) {
      for (const name of on) {
        const rest = new Set([...on].filter((other) => other !== name));
        const values = new Map(state.values).set(facet, rest);
        const { total } = select(cards, { ...state, values });
        found.push({ facet, name, total });
      }
    }
    if (state.query.trim()) {
      const { total } = select(cards, { ...state, query: "" });
      found.push({ facet: "q", name: state.query.trim(), total });
    }
    return found.filter(({ total }) => total).sort((a, b) => b.total - a.total);
  };

  return { parse, serialize, select, suggest };
})();

if (typeof module !== "undefined") module.exports = ResourceFilter;
else {
  const { parse, serialize, select, suggest } = ResourceFilter;
  /** @type {typeof import("./resource-common.js")} */
  const { fold, textOf, countedOf, make, all } = Reflect.get(
    globalThis,
    "ResourceCommon",
  );

  /**
   * @typedef {object} Controls What the page has for the filter.
   * @property {HTMLFormElement} form It has the texts, too.
   * @property {HTMLInputElement} query
   * @property {HTMLInputElement[]} boxes
   * @property {HTMLElement} status
   * @property {HTMLElement} summary
   * @property {HTMLElement[]} items
   * @typedef {(facet: string, name: string, words: string) => HTMLElement} Remover
   *   Makes a button that takes a part of the state off.
   */

  /** Calls back once nothing more has happened for a while.
   * @param {() => void} callback */
  const later = (callback) => {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = window.setTimeout(callback, 250);
    };
  };

  // What the page has

  /**
   * @param {HTMLFormElement} form
   * @returns {Controls}
   */
  const readControls = (form) => ({
    form,
    query: /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]")),
    boxes: /** @type {HTMLInputElement[]} */ (all(form, "input[type=checkbox]")),
    status: /** @type {HTMLElement} */ (document.querySelector(".resource-status")),
    summary: /** @type {HTMLElement} */ (form.querySelector("summary > span")),
    items: all(document, "ul.resource-filtered > li"),
  });

  /** Returns what readers call a value. @param {HTMLInputElement} box */
  const labelOf = (box) => box.nextElementSibling?.textContent ?? box.value;

  /** Returns what else readers call a value. @param {HTMLInputElement} box */
  const aliasesOf = (box) => (box.dataset.aliases ?? "").split(", ").filter(Boolean);

  /** @param {string} words */
  const quoted = (words) => `“${words}”`;

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
   * Reads which values a card has.
   * @param {HTMLElement} item
   * @param {Iterable<string>} facets
   */
  const readValues = (item, facets) => {
    /** @type {Values} */
    const values = new Map();
    for (const facet of facets) {
      const names = item.getAttribute(`data-${facet}`);
      if (names) values.set(facet, new Set(names.split(" ")));
    }
    return values;
  };

  /**
   * Reads the words of a card.
   * @param {HTMLElement} item
   * @param {string[]} more What else its values are called.
   */
  const readText = (item, more) => {
    const parts = [...(item.firstElementChild?.children ?? [])]
      .filter((part) => !part.matches(".resource-foot, .resource-see-also"))
      .map((part) => part.textContent ?? "");
    return fold([...parts, ...more].join(" "));
  };

  /**
   * Reads the cards; their words only when they are searched for.
   * @param {Controls} controls
   * @param {Values} known
   * @returns {Card[]}
   */
  const readCards = (controls, known) =>
    controls.items.map((item) => {
      const values = readValues(item, known.keys());
      /** @type {string | undefined} */
      let text;
      return {
        values,
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

  // What the page shows

  /**
   * Makes the list of what is on, each with a button that takes it off.
   * @param {Controls} controls
   * @param {(name: string) => void} change Called when something was taken off.
   */
  const createChips = (controls, change) => {
    const { form, query, boxes, status, summary } = controls;
    const title = document.title;
    const chips = make("ul", {
      class: "resource-chips",
      role: "list",
      "aria-label": textOf(form, "on"),
      hidden: "",
    });

    /** @type {Remover} */
    const remover = (facet, name, words) => {
      const button = make("button", { type: "button" }, words);
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

    const makeClear = () => {
      const words = textOf(form, "clear");
      const clear = make("button", { type: "button", class: "resource-clear" }, words);
      clear.addEventListener("click", () => {
        writeForm(controls, { values: new Map(), query: "" });
        change("");
        status.focus();
      });
      return clear;
    };

    /** @param {State} state */
    const show = (state) => {
      const on = boxes
        .filter((box) => box.checked)
        .map((box) => ({ facet: box.name, name: box.value, label: labelOf(box) }));
      const words = state.query.trim();
      if (words) on.push({ facet: "q", name: words, label: quoted(words) });
      const buttons = on.map(({ facet, name, label }) => {
        const button = remover(facet, name, label);
        button.setAttribute("aria-label", textOf(form, "remove", { label }));
        return button;
      });
      const all = [...buttons, makeClear()].map((button) => make("li", {}, button));
      chips.replaceChildren(...all);
      chips.hidden = !on.length;
      const count = on.length;
      summary.textContent = count ? ` ${countedOf(form, "count", count, { count })}` : "";
      document.title = [...on.map(({ label }) => label), title].join(" · ");
    };

    return { element: chips, remover, show };
  };

  /**
   * Makes the place that says what to do where nothing is left.
   * @param {Controls} controls
   * @param {Card[]} cards
   * @param {Remover} remover
   */
  const createNone = (controls, cards, remover) => {
    const { form, boxes } = controls;
    const none = make("div", { class: "resource-none", hidden: "" });

    /** @param {State} state */
    const removers = (state) =>
      suggest(cards, state).map(({ facet, name, total }) => {
        const box = boxOf(controls, facet, name);
        const label = box ? labelOf(box) : quoted(name);
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
        ...(ways.length ? [make("ul", {}, ...ways)] : []),
      );
    };

    return { element: none, show };
  };

  /**
   * Makes what says how many cards are shown.
   * @param {Controls} controls
   */
  const createStatus = ({ form, status, items }) => {
    let shown = items.length;
    const announce = () => {
      const total = items.length;
      const name = shown === total ? "all" : "part";
      const words = countedOf(form, name, total, { shown, total });
      if (status.textContent !== words) status.textContent = words;
    };
    const announceLater = later(announce);
    /** @param {number} total @param {boolean} typing */
    return (total, typing) => {
      shown = total;
      if (typing) announceLater();
      else announce();
    };
  };

  /**
   * Shows the chosen cards, and no list or heading without any.
   * @param {HTMLElement[]} items
   * @param {boolean[]} shown
   */
  const showCards = (items, shown) => {
    items.forEach((item, index) => {
      if (item.hidden === shown[index]) item.hidden = !shown[index];
    });
    for (const list of all(document, "ul.resource-filtered")) {
      const empty = [...list.children].every((item) => item.hasAttribute("hidden"));
      list.hidden = empty;
      const heading = list.previousElementSibling;
      if (heading instanceof HTMLElement && heading.matches(".resource-kind")) {
        heading.hidden = empty;
      }
    }
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
   * Opens or closes the rare values of a facet.
   * @param {HTMLElement} button
   */
  const toggleAll = (button) => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    for (const label of all(button.closest("fieldset") ?? document, "label")) {
      label.dataset.minor ??= label.hidden ? "yes" : "no";
      const minor = label.dataset.minor === "yes";
      label.hidden = !open && minor && !label.querySelector(":checked");
    }
  };

  /**
   * Keeps the state in the address.
   * @param {Values} known
   */
  const createAddress = (known) => {
    /** @param {State} state */
    const of = (state) =>
      location.pathname + serialize(state, location.search, known) + location.hash;
    return {
      read: () => parse(location.search, known),
      /** @param {State} state */
      replace: (state) => history.replaceState(null, "", of(state)),
      /** @param {State} state */
      push(state) {
        if (of(state) !== location.pathname + location.search + location.hash) {
          history.pushState(null, "", of(state));
        }
      },
    };
  };

  /**
   * Calls back when a reader changes the form.
   * @param {Controls} controls
   * @param {() => void} onChange Something was chosen.
   * @param {() => void} onTyping Something was typed.
   */
  const listen = ({ form, query }, onChange, onTyping) => {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if (target !== query) onChange();
    });
    query.addEventListener("input", onTyping);
    form.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button.resource-all");
      if (button instanceof HTMLElement) toggleAll(button);
    });
  };

  /**
   * Brings the filter of a page to life.
   * @param {HTMLFormElement} form
   */
  const createFilter = (form) => {
    const controls = readControls(form);
    const { boxes, items, status } = controls;
    const known = readKnown(controls);
    const cards = readCards(controls, known);
    const address = createAddress(known);
    const chips = createChips(controls, () => change());
    const none = createNone(controls, cards, chips.remover);
    const announce = createStatus(controls);
    status.after(chips.element, none.element);

    let state = address.read();
    const show = ({ typing = false } = {}) => {
      const found = select(cards, state);
      const focused = document.activeElement?.closest("ul.resource-cards > li");
      showCards(items, found.shown);
      showCounts(boxes, found.counts);
      chips.show(state);
      none.show(state, found.total);
      announce(found.total, typing);
      if (focused instanceof HTMLElement && focused.hidden) status.focus();
    };
    const readAddress = () => {
      state = address.read();
      writeForm(controls, state);
      show();
    };
    const change = () => {
      state = readForm(controls);
      address.push(state);
      show();
    };
    const replaceLater = later(() => address.replace(state));
    listen(controls, change, () => {
      state = readForm(controls);
      show({ typing: true });
      replaceLater();
    });
    window.addEventListener("popstate", readAddress);
    document.addEventListener("resource-marks", () => {
      items.forEach((item, index) => {
        for (const facet of ["saved", "done"]) {
          const value = item.getAttribute(`data-${facet}`) ?? "";
          cards[index].values.set(facet, new Set([value]));
        }
      });
      show();
    });
    readAddress();
  };

  const form = document.querySelector("form.resource-filter");
  if (form instanceof HTMLFormElement) createFilter(form);
}
