// @ts-check
/* Filters the cards of a page, and keeps what readers mark, in their browser.

   The first part computes and touches no page; node tests it.  The second part
   reads the form and the cards that are in the page, and listens. */
"use strict";

/**
 * @typedef {{values: Map<string, Set<string>>, text: string}} Card
 *   Values by facet, and the folded words that a search looks in.
 * @typedef {{values: Map<string, Set<string>>, query: string}} State
 *   The values that are on, by facet, and what is searched for.
 * @typedef {{saved: Set<string>, done: Set<string>}} Marks
 *   Names of the resources that have each mark.
 */

const SphinxResources = (() => {
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
   * Reads the state from an address; what is not known is left out.
   * @param {string} search
   * @param {Map<string, Set<string>>} known Values by facet.
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
   * @param {Map<string, Set<string>>} known Values by facet.
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
   * @returns {{shown: boolean[], total: number, counts: Map<string, Map<string, number>>}}
   *   A value's count is what there would be if it were the only one of its facet.
   */
  const select = (cards, state) => {
    const words = fold(state.query).split(" ").filter(Boolean);
    const facets = [...state.values].filter(([, on]) => on.size);
    /** @type {Map<string, Map<string, number>>} */
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

  /**
   * Reads marks as they were stored or exported.
   * @param {string | null} text
   * @returns {Marks}
   * @throws {Error} It is something else.
   */
  const parseMarks = (text) => {
    const read = JSON.parse(text || "{}");
    const lists = [read?.saved ?? [], read?.done ?? []];
    const isList = (/** @type {unknown} */ list) =>
      Array.isArray(list) && list.every((name) => typeof name === "string");
    if (read === null || typeof read !== "object" || !lists.every(isList)) {
      throw new Error("no marks");
    }
    return { saved: new Set(lists[0]), done: new Set(lists[1]) };
  };

  /** @param {Marks} marks */
  const serializeMarks = (marks) =>
    JSON.stringify({ saved: [...marks.saved].sort(), done: [...marks.done].sort() });

  return { fold, parse, serialize, select, suggest, parseMarks, serializeMarks };
})();

if (typeof document !== "undefined") {
  const { fold, parse, serialize, select, suggest, parseMarks, serializeMarks } =
    SphinxResources;

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

  /** Calls back once nothing more has happened for a while.
   * @param {() => void} callback */
  const later = (callback) => {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = window.setTimeout(callback, 250);
    };
  };

  const items = all(document, "ul.resource-cards > li");
  /** @param {HTMLElement} item */
  const nameOf = (item) => item.dataset.resource ?? "";

  // What readers mark

  const root = new URL(
    document.documentElement.dataset.content_root ?? "./",
    location.href,
  );
  const KEY = `sphinx-resources:${root.pathname}`;
  const LABELS = /** @type {const} */ ({ saved: "Save", done: "Done" });
  /** @type {Marks} */
  let marks = { saved: new Set(), done: new Set() };
  /** Set when there is a form. */
  let onMarks = () => {};

  const said = make("span", { role: "status" });
  const dismiss = make("button", { type: "button", hidden: "" }, "Close");
  const say = (/** @type {string} */ words) => {
    said.textContent = words;
    dismiss.hidden = !words;
  };
  dismiss.addEventListener("click", () => say(""));

  let kept = true;
  // What cannot be read, or was not kept, leaves the marks as they are here.
  const readStored = () => {
    if (!kept) return;
    try {
      marks = parseMarks(localStorage.getItem(KEY));
    } catch {}
  };
  const store = () => {
    try {
      localStorage.setItem(KEY, serializeMarks(marks));
      kept = true;
      say("");
    } catch {
      kept = false;
      say("Your browser does not keep marks; they are lost when you leave this page.");
    }
  };
  const showMarks = () => {
    for (const button of all(document, "button[data-mark]")) {
      const mark = /** @type {keyof Marks} */ (button.dataset.mark);
      const item = /** @type {HTMLElement} */ (button.closest("li[data-resource]"));
      button.setAttribute("aria-pressed", String(marks[mark].has(nameOf(item))));
    }
    onMarks();
  };

  for (const item of items) {
    const foot = item.querySelector(".resource-foot");
    const title = item.querySelector(".sd-card-title")?.textContent?.trim();
    for (const [mark, label] of Object.entries(LABELS)) {
      const attributes = {
        type: "button",
        class: "resource-mark",
        "data-mark": mark,
        "aria-label": `${label}: ${title}`,
      };
      foot?.append(make("button", attributes, label));
    }
  }
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button[data-mark]");
    if (!(button instanceof HTMLElement)) return;
    const mark = /** @type {keyof Marks} */ (button.dataset.mark);
    const item = /** @type {HTMLElement} */ (button.closest("li[data-resource]"));
    readStored();
    if (!marks[mark].delete(nameOf(item))) marks[mark].add(nameOf(item));
    store();
    showMarks();
  });
  window.addEventListener("storage", ({ key }) => {
    if (key !== KEY && key !== null) return;
    readStored();
    showMarks();
  });
  if (items.length) {
    const message = make("div", { class: "resource-message" }, said, dismiss);
    items[0].closest("section, body")?.append(message);
    readStored();
    showMarks();
  }

  // The filter

  /** @param {HTMLFormElement} form */
  const start = (form) => {
    const query = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    const boxes = /** @type {HTMLInputElement[]} */ (
      all(form, "input[type=checkbox]")
    );
    const status = /** @type {HTMLElement} */ (document.querySelector(".resource-status"));
    const summary = /** @type {HTMLElement} */ (form.querySelector("summary > span"));
    const filtered = all(document, "ul.resource-filtered > li");
    const lists = all(document, "ul.resource-filtered");
    const title = document.title;
    const [noun] = /[^\d\s]+$/.exec(status.textContent ?? "") ?? [""];

    /** @type {Map<string, Set<string>>} */
    const known = new Map();
    /** @type {Map<string, string>} */
    const aliases = new Map();
    for (const box of boxes) {
      known.set(box.name, (known.get(box.name) ?? new Set()).add(box.value));
      if (box.dataset.aliases) aliases.set(box.value, box.dataset.aliases);
    }
    /** @param {HTMLInputElement} box */
    const labelOf = (box) => box.nextElementSibling?.textContent ?? box.value;

    const cards = filtered.map((item) => {
      /** @type {Card["values"]} */
      const values = new Map();
      for (const facet of known.keys()) {
        const names = item.dataset[facet];
        if (names) values.set(facet, new Set(names.split(" ")));
      }
      /** @type {string | undefined} */
      let text;
      return {
        values,
        get text() {
          if (text === undefined) {
            const parts = [...(item.firstElementChild?.children ?? [])]
              .filter((part) => !part.matches(".resource-foot, .resource-see-also"))
              .map((part) => part.textContent ?? "");
            for (const name of values.get("topic") ?? []) {
              parts.push(aliases.get(name) ?? "");
            }
            text = fold(parts.join(" "));
          }
          return text;
        },
      };
    });

    const chips = make("ul", {
      class: "resource-chips",
      role: "list",
      "aria-label": "Filters that are on",
      hidden: "",
    });
    const none = make("div", { class: "resource-none", hidden: "" });
    status.after(chips, none);

    /** @type {State} */
    let state = { values: new Map(), query: "" };

    /** @param {string} facet @param {string} name */
    const boxOf = (facet, name) =>
      boxes.find((box) => box.name === facet && box.value === name);

    const readForm = () => {
      state = { values: new Map(), query: query.value };
      for (const box of boxes.filter((other) => other.checked)) {
        const on = state.values.get(box.name) ?? new Set();
        state.values.set(box.name, on.add(box.value));
      }
    };
    const readAddress = () => {
      state = parse(location.search, known);
      query.value = state.query;
      for (const box of boxes) {
        box.checked = state.values.get(box.name)?.has(box.value) ?? false;
      }
    };

    /** @param {string} facet @param {string} name @param {string} words */
    const remover = (facet, name, words) => {
      const button = make("button", { type: "button" }, words);
      button.addEventListener("click", () => {
        const place = [...all(chips, "button")].indexOf(button);
        const box = boxOf(facet, name);
        if (box) box.checked = false;
        else query.value = "";
        change();
        const left = all(chips, "li > button:not(.resource-clear)");
        (left[Math.min(Math.max(place, 0), left.length - 1)] ?? status).focus();
      });
      return button;
    };

    const showChips = () => {
      const on = boxes
        .filter((box) => box.checked)
        .map((box) => ({ facet: box.name, name: box.value, label: labelOf(box) }));
      const words = state.query.trim();
      if (words) on.push({ facet: "q", name: words, label: `“${words}”` });
      const buttons = on.map(({ facet, name, label }) => {
        const button = remover(facet, name, label);
        button.setAttribute("aria-label", `Remove filter: ${label}`);
        return button;
      });
      const clear = make("button", { type: "button", class: "resource-clear" }, "Clear all");
      clear.addEventListener("click", () => {
        for (const box of boxes) box.checked = false;
        query.value = "";
        change();
        status.focus();
      });
      chips.replaceChildren(...[...buttons, clear].map((one) => make("li", {}, one)));
      chips.hidden = !on.length;
      summary.textContent = on.length ? ` (${on.length} on)` : "";
      document.title = [...on.map(({ label }) => label), title].join(" · ");
    };

    const showNone = () => {
      const parts = suggest(cards, state).map(({ facet, name, total }) => {
        const box = boxOf(facet, name);
        const label = box ? labelOf(box) : `“${name}”`;
        return make("li", {}, remover(facet, name, `Without ${label}: ${total} ${noun}`));
      });
      const words = fold(state.query);
      for (const box of boxes) {
        const names = `${labelOf(box)}, ${box.dataset.aliases ?? ""}`.split(", ");
        const meant = words && names.some((name) => name && fold(name).startsWith(words));
        if (box.dataset.href && (box.checked || meant)) {
          const link = make("a", { href: box.dataset.href }, `Everything on ${labelOf(box)}`);
          parts.push(make("li", {}, link));
        }
      }
      none.replaceChildren(
        make("p", {}, "Nothing here has all of that."),
        ...(parts.length ? [make("ul", {}, ...parts)] : []),
      );
    };

    const announce = (/** @type {number} */ total) => {
      const of = total === cards.length ? "" : ` of ${cards.length}`;
      const words = `${total}${of} ${noun}`;
      if (status.textContent !== words) status.textContent = words;
    };
    /** @type {number} */
    let total = cards.length;
    const announceLater = later(() => announce(total));

    const show = ({ typing = false } = {}) => {
      const found = select(cards, state);
      total = found.total;
      const focused = document.activeElement?.closest("ul.resource-cards > li");
      filtered.forEach((item, index) => {
        if (item.hidden === found.shown[index]) item.hidden = !found.shown[index];
      });
      for (const list of lists) {
        const empty = [...list.children].every((item) => item.hasAttribute("hidden"));
        list.hidden = empty;
        const heading = list.previousElementSibling;
        if (heading instanceof HTMLElement && heading.matches(".resource-kind")) {
          heading.hidden = empty;
        }
      }
      for (const box of boxes) {
        const number = box.parentElement?.querySelector("b");
        const count = String(found.counts.get(box.name)?.get(box.value) ?? 0);
        if (number && number.textContent !== count) number.textContent = count;
        if (box.checked && box.parentElement) box.parentElement.hidden = false;
      }
      showChips();
      none.hidden = total > 0;
      if (total) none.replaceChildren();
      else showNone();
      if (typing) announceLater();
      else announce(total);
      if (focused instanceof HTMLElement && focused.hidden) status.focus();
    };

    const address = () =>
      location.pathname + serialize(state, location.search, known) + location.hash;
    const replaceLater = later(() => history.replaceState(null, "", address()));
    const change = () => {
      readForm();
      if (address() !== location.pathname + location.search + location.hash) {
        history.pushState(null, "", address());
      }
      show();
    };

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if (target !== query) change();
    });
    query.addEventListener("input", () => {
      readForm();
      show({ typing: true });
      replaceLater();
    });
    window.addEventListener("popstate", () => {
      readAddress();
      show();
    });
    form.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (!button) return;
      if (button.matches(".resource-all")) {
        const open = button.getAttribute("aria-expanded") !== "true";
        button.setAttribute("aria-expanded", String(open));
        for (const label of all(button.closest("fieldset") ?? form, "label")) {
          label.dataset.minor ??= label.hidden ? "yes" : "no";
          label.hidden =
            !open && label.dataset.minor === "yes" && !label.querySelector(":checked");
        }
      } else if (button.dataset.marks === "export") {
        const file = new Blob([serializeMarks(marks)], { type: "application/json" });
        const link = make("a", { download: "marks.json", href: URL.createObjectURL(file) });
        link.click();
        URL.revokeObjectURL(link.href);
      } else if (button.dataset.marks === "import") {
        const input = make("input", { type: "file", accept: ".json" });
        input.addEventListener("change", async () => {
          try {
            const read = parseMarks((await input.files?.[0].text()) ?? "");
            readStored();
            for (const name of read.saved) marks.saved.add(name);
            for (const name of read.done) marks.done.add(name);
            store();
            showMarks();
            say(`Imported ${read.saved.size} saved and ${read.done.size} done.`);
          } catch {
            say("This file holds no marks; choose one that was exported here.");
          }
        });
        input.click();
      }
    });

    onMarks = () => {
      filtered.forEach((item, index) => {
        const { values } = cards[index];
        const name = nameOf(item);
        values.set("saved", new Set(marks.saved.has(name) ? ["yes"] : []));
        values.set("done", new Set([marks.done.has(name) ? "yes" : "no"]));
      });
      show();
    };
    readAddress();
    onMarks();
  };

  const form = document.querySelector("form.resource-filter");
  if (form instanceof HTMLFormElement) start(form);
}

if (typeof module !== "undefined") module.exports = SphinxResources;
