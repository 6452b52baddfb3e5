// @ts-check
/* Lets readers say which topics they know: ways leave out what is then not needed,
   maps and paths show how far one is.

   The marks are those of resource-marks.js.  An address such as ?know=calculus shows
   what somebody shared; it counts for this visit, and is kept only when asked for. */
"use strict";

const ResourceWays = (() => {
  /**
   * Returns what is still to be learned before a topic.
   * @param {Map<string, string[]>} requires Ids of what each topic requires, by its id.
   * @param {string[]} goal Ids of what the topic itself requires.
   * @param {Set<string>} known Ids of topics; what only they require is not needed.
   */
  const needed = (requires, goal, known) => {
    /** @type {Set<string>} */
    const found = new Set();
    const waiting = [...goal];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (known.has(id) || found.has(id)) continue;
      found.add(id);
      waiting.push(...(requires.get(id) ?? []));
    }
    return found;
  };

  /**
   * Returns the topics that one can begin with: all that they require is known.
   * @param {Map<string, string[]>} requires
   * @param {Set<string>} wanted Ids of topics.
   */
  const open = (requires, wanted) =>
    [...wanted].filter((id) => !(requires.get(id) ?? []).some((other) => wanted.has(other)));

  return { needed, open };
})();

if (typeof module !== "undefined") module.exports = ResourceWays;
else {
  /** @type {typeof import("./resource-common.js")} */
  const { textOf, countedOf, make, all } = Reflect.get(globalThis, "ResourceCommon");
  const { store, listen } = Reflect.get(globalThis, "ResourceStore");

  /** Returns the topics of a way or map in its order. @param {HTMLElement} part */
  const stopsOf = (part) => {
    const items = all(part, "li[data-topic]");
    return new Map(items.map((item) => [item.dataset.topic ?? "", item]));
  };

  /** @param {string | undefined} ids */
  const listOf = (ids) => (ids ?? "").split(" ").filter(Boolean);

  /** Returns what each topic requires. @param {Map<string, HTMLElement>} stops */
  const requiresOf = (stops) =>
    new Map([...stops].map(([id, item]) => [id, listOf(item.dataset.requires)]));

  /**
   * Puts links where a text names them.
   * @param {HTMLElement} line
   * @param {Element} words What has the texts.
   * @param {(HTMLElement | undefined)[]} items Topics.
   */
  const showLinks = (line, words, items) => {
    const [before, after = ""] = textOf(words, "next").split("{topics}");
    const links = items.flatMap((item, number) => {
      const link = item?.querySelector("a")?.cloneNode(true) ?? "";
      if (link instanceof Element) link.querySelector(".resource-sign")?.remove();
      return number ? [textOf(words, "comma"), link] : [link];
    });
    line.hidden = !items.length;
    line.replaceChildren(...(items.length ? [before, ...links, after] : []));
  };

  /**
   * Makes a checkbox for a topic.
   * @param {string} id
   * @param {string} topic Its label.
   * @param {Element} words What has the texts.
   */
  const checkbox = (id, topic, words) => {
    const name = textOf(words, "know-of", { topic });
    const input = make("input", { type: "checkbox", "data-know": id, "aria-label": name });
    return make("label", { class: "resource-known" }, input, textOf(words, "know"));
  };

  /**
   * Brings a way to life.
   * @param {HTMLElement} part
   * @param {Element} words
   * @returns {(known: Set<string>) => void} Shows it to who knows these topics.
   */
  const createWay = (part, words) => {
    const stops = stopsOf(part);
    const requires = requiresOf(stops);
    const goal = listOf(part.dataset.goals);
    const next = make("p", { class: "resource-next", role: "status", hidden: "" });
    const fold = make("button", { type: "button", "aria-expanded": "false", hidden: "" });
    for (const [id, item] of stops) {
      const label = item.querySelector("a")?.textContent ?? id;
      item.append(" ", checkbox(id, label, words));
    }
    part.prepend(next, fold);
    /** @type {HTMLElement[]} */
    let folded = [];
    const isOpen = () => fold.getAttribute("aria-expanded") === "true";
    const showFolded = () => {
      for (const item of stops.values()) item.hidden = !isOpen() && folded.includes(item);
      for (const stage of all(part, ".resource-stage")) {
        stage.hidden = all(stage, "li[data-topic]").every((item) => item.hidden);
      }
    };
    fold.addEventListener("click", () => {
      fold.setAttribute("aria-expanded", String(!isOpen()));
      showFolded();
    });
    return (known) => {
      const wanted = ResourceWays.needed(requires, goal, known);
      folded = [...stops].filter(([id]) => !wanted.has(id)).map(([, item]) => item);
      fold.hidden = !folded.length;
      fold.textContent = countedOf(words, "folded", folded.length, { count: folded.length });
      const open = folded.length ? ResourceWays.open(requires, wanted) : [];
      showLinks(next, words, open.map((id) => stops.get(id)));
      showFolded();
    };
  };

  /**
   * Shows on a topic of a map whether it is known, or can come next.
   * @param {HTMLElement} item
   * @param {string} sign "known", "next", or nothing.
   * @param {Element} words
   */
  const showSign = (item, sign, words) => {
    item.querySelector(".resource-sign")?.remove();
    item.dataset.sign = sign;
    const text = ` ${sign === "known" ? "✓" : "→"} ${textOf(words, `sign-${sign}`)}`;
    if (sign) item.querySelector("a")?.append(make("span", { class: "resource-sign" }, text));
  };

  /**
   * Brings a map to life.
   * @param {HTMLElement} part
   * @param {Element} words
   * @returns {(known: Set<string>) => void}
   */
  const createMap = (part, words) => {
    const stops = stopsOf(part);
    const requires = requiresOf(stops);
    const status = make("p", { class: "resource-next", role: "status", hidden: "" });
    const next = make("p", { class: "resource-next", hidden: "" });
    part.append(status, next);
    return (known) => {
      const ids = [...stops.keys()];
      const marked = ids.filter((id) => known.has(id));
      // Who knows a topic needs nothing that it requires.
      const before = marked.flatMap((id) => requires.get(id) ?? []);
      const behind = ResourceWays.needed(requires, before, new Set());
      const wanted = new Set(ids.filter((id) => !known.has(id) && !behind.has(id)));
      const counts = { known: marked.length, total: ids.length };
      const open = counts.known ? ResourceWays.open(requires, wanted) : [];
      for (const [id, item] of stops) {
        showSign(item, known.has(id) ? "known" : open.includes(id) ? "next" : "", words);
      }
      status.hidden = !counts.known;
      status.textContent = counts.known ? textOf(words, "status", counts) : "";
      showLinks(next, words, open.map((id) => stops.get(id)));
    };
  };

  /**
   * Shows how many steps of a path are done.
   * @param {HTMLElement} line
   * @param {Element} words
   * @returns {(known: Set<string>) => void}
   */
  const createProgress = (line, words) => {
    const steps = listOf(line.dataset.steps).map((step) => step.split("|"));
    line.setAttribute("role", "status");
    return (known) => {
      const { done } = store.read();
      const count = steps.filter(
        ([resource, topic]) => done.has(resource) || known.has(topic),
      ).length;
      line.hidden = !count;
      line.textContent = count ? textOf(words, "done", { done: count, total: steps.length }) : "";
    };
  };

  /**
   * Says what a shared address brings, and lets a reader keep it.
   * @param {Set<string>} shared
   * @param {Element} words
   * @param {() => void} keep
   */
  const showShared = (shared, words, keep) => {
    const said = countedOf(words, "shared", shared.size, { count: shared.size });
    const button = make("button", { type: "button" }, textOf(words, "keep"));
    const line = make("p", { class: "resource-shared" }, said, " ", button);
    button.addEventListener("click", () => {
      keep();
      line.remove();
    });
    const places = ".resource-know, .resource-map, .resource-progress";
    document.querySelector(places)?.before(line);
  };

  /** Puts the checkbox on the page of each topic. @param {Element} words */
  const addCheckboxes = (words) => {
    for (const place of all(document, ".resource-know")) {
      const { topic = "", label = "" } = place.dataset;
      place.append(checkbox(topic, label, words));
      place.hidden = false;
    }
  };

  /**
   * Brings all that a page shows of topics to life.
   * @param {HTMLElement} words What has the texts.
   */
  const createWays = (words) => {
    const shared = new Set(new URLSearchParams(location.search).getAll("know"));
    addCheckboxes(words);
    const parts = [
      ...all(document, ".resource-way").map((part) => createWay(part, words)),
      ...all(document, ".resource-map").map((part) => createMap(part, words)),
      ...all(document, ".resource-progress").map((line) => createProgress(line, words)),
    ];
    const show = () => {
      const known = new Set([...store.read().known, ...shared]);
      for (const input of all(document, "input[data-know]")) {
        if (!(input instanceof HTMLInputElement)) continue;
        input.checked = known.has(input.dataset.know ?? "");
      }
      for (const part of parts) part(known);
    };
    const keep = () => {
      words.textContent = store.write() ? "" : textOf(words, "lost");
      words.hidden = !words.textContent;
      show();
    };
    if (shared.size) {
      showShared(shared, words, () => {
        const { known } = store.read();
        for (const id of shared) known.add(id);
        shared.clear();
        keep();
      });
    }
    show();
    document.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.dataset.know) return;
      const { known } = store.read();
      if (target.checked) known.add(target.dataset.know);
      else known.delete(target.dataset.know);
      shared.delete(target.dataset.know);
      keep();
    });
    listen(show);
    document.addEventListener("resource-marks", show);
  };

  /** Opens ways for paper, also where the style sheet cannot. */
  const openOnPaper = () => {
    /** @type {HTMLElement[]} */
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all(document, ".resource-part:not([open])");
      for (const part of opened) part.setAttribute("open", "");
    });
    addEventListener("afterprint", () => {
      for (const part of opened) part.removeAttribute("open");
    });
  };

  openOnPaper();
  const words = document.querySelector(".resource-way-texts");
  if (words instanceof HTMLElement) createWays(words);
}
