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
 * @typedef {object} Vocabulary What an address may ask for.
 * @property {string[]} facets All facets of the catalogue.
 * @property {Values} known The values that the form offers.
 * @property {Map<string, Map<string, string>>} names What else values are called, or
 *   were once, folded: of each facet the values by these names. The values that all
 *   cards have are among them, under all their names.
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

  return { parse, serialize, parseValues, select, suggest };
})();

if (typeof module !== "undefined") module.exports = ResourceFilter;
else {
  const { parse, serialize, parseValues, select, suggest } = ResourceFilter;
  /** @type {typeof import("./resource-common.js")} */
  const { fold, textOf, countedOf, make, all } = Reflect.get(
    globalThis,
    "ResourceCommon",
  );

  /**
   * @typedef {object} Controls What the page has for the filter.
   * @property {HTMLFormElement} form It has the texts, too. What it has besides
   *   methods of elements, a facet may be called, and then is a box.
   * @property {HTMLInputElement} query
   * @property {HTMLInputElement[]} boxes
   * @property {HTMLElement} status
   * @property {HTMLElement} number What says how much is on.
   * @property {HTMLElement[]} items
   * @typedef {(facet: string, name: string, words: string) => HTMLElement} Remover
   *   Makes a button that takes a part of the state off.
   */

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
    number: /** @type {HTMLElement} */ (form.querySelector(".resource-more > span")),
    items: all(document, "ul.resource-filtered > li"),
  });

  /** Returns what readers call a value. @param {HTMLInputElement} box */
  const labelOf = (box) => box.nextElementSibling?.textContent ?? box.value;

  /** Returns what else readers call a value. @param {HTMLInputElement} box */
  const aliasesOf = (box) => (box.dataset.aliases ?? "").split("\n").filter(Boolean);

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
    const parts = [...(item.firstElementChild?.children ?? [])]
      .filter((part) => !part.matches(".resource-foot, .resource-see-also"))
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
      number.textContent = count ? ` ${countedOf(form, "count", count, { count })}` : "";
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
   * Makes what says how many cards are shown, and what an address asked in vain.
   * @param {Controls} controls
   */
  const createStatus = ({ form, status, items }) => {
    let shown = items.length;
    /** @type {string[]} */
    let asked = [];
    const announce = () => {
      const total = items.length;
      const name = shown === total ? "all" : "part";
      const count = countedOf(form, name, total, { shown, total });
      const values = asked.map(quoted).join(", ");
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
  const listen = ({ form, query }, { change, type, leave }) => {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if (target === query) leave();
      else change();
    });
    query.addEventListener("input", type);
    window.addEventListener("pagehide", leave);
    form.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (!button) return;
      if (button.matches(".resource-more")) toggle(button);
      else if (button.matches(".resource-all")) toggleAll(button);
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
   * Makes what shows a state on the page.
   * @param {Controls} controls
   * @param {Card[]} cards
   * @param {() => void} change Called when a reader takes a part of it off.
   */
  const createView = (controls, cards, change) => {
    const { boxes, items, status } = controls;
    const chips = createChips(controls, change);
    const none = createNone(controls, cards, chips.remover);
    const announce = createStatus(controls);
    status.after(chips.element, none.element);
    /** @param {State} state @param {string[]} unknown @param {boolean} typing */
    return (state, unknown = [], typing = false) => {
      const found = select(cards, state);
      const focused = document.activeElement?.closest("ul.resource-cards > li");
      showCards(items, found.shown);
      showCounts(boxes, found.counts);
      chips.show(state);
      none.show(state, found.total);
      announce(found.total, unknown, typing);
      if (focused instanceof HTMLElement && focused.hidden) status.focus();
    };
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
    const show = createView(controls, cards, () => change());
    let { state, unknown } = address.read();
    const typed = later(() => address.write(state, true));

    const readAddress = () => {
      typed.cancel();
      ({ state, unknown } = address.read());
      writeForm(controls, state);
      show(state, unknown);
    };
    const change = () => {
      typed.flush();
      state = readForm(controls);
      unknown = [];
      address.write(state, false);
      show(state);
    };
    const type = () => {
      state = readForm(controls);
      unknown = [];
      show(state, [], true);
      typed.start();
    };
    listen(controls, { change, type, leave: typed.flush });
    listenToLinks(() => {
      writeForm(controls, { values: new Map(), query: "" });
      change();
    });
    window.addEventListener("popstate", readAddress);
    document.addEventListener("resource-marks", () => {
      readMarks(controls.items, cards);
      show(state, unknown);
    });
    readAddress();
  };

  const form = document.querySelector("form.resource-filter");
  if (form instanceof HTMLFormElement) createFilter(form);
}
