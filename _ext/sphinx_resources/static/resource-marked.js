// @ts-check
/* Shows what a reader saved and did: all of it on a page of its own, and what to go on
   with in a line.

   An address with ?saved=, ?done= and ?know= shows a list that somebody shared, which
   is kept only when asked for. */
"use strict";

/**
 * @typedef {import("./resource-marks.js").Marks} Marks
 * @typedef {import("./resource-listed.js").Index} Index
 */

{
  /** @type {typeof import("./resource-common.js")} */
  const { textOf, countedOf, make, all } = Reflect.get(globalThis, "ResourceCommon");
  /** @type {typeof import("./resource-listed.js")} */
  const listed = Reflect.get(globalThis, "ResourceListed");
  const { parseShared, sizeOf, progressOf, linkTo, makeButton, toolsOf } = listed;
  const { key, store, listen } = Reflect.get(globalThis, "ResourceStore");
  /** What resource-early.js keeps. */
  const styleKey = `${key}#style`;

  const MARKS = /** @type {const} */ (["saved", "done", "known"]);

  /** @type {Promise<Index> | undefined} */
  let loading;

  /** Returns what can be marked, once it is needed. @param {HTMLElement} place */
  const load = ({ dataset: { index = "" } }) => {
    loading ??= new Promise((resolve, reject) => {
      const source = make("script", { src: index });
      source.addEventListener("load", () =>
        resolve(Reflect.get(globalThis, "resourceMarksIndex")),
      );
      source.addEventListener("error", () => {
        loading = undefined;
        reject(new Error(`${index} was not loaded`));
      });
      document.head.append(source);
    });
    return loading;
  };

  /**
   * Calls a function now, and whenever marks may have changed, here or elsewhere.
   * @param {() => void} show
   */
  const follow = (show) => {
    show();
    listen(show);
    document.addEventListener("resource-marks", show);
  };

  /**
   * Fills the line with which a reader goes on: a path that is begun, what is saved and
   * not done, and other paths.
   * @param {HTMLElement} line
   */
  const createLine = (line) => {
    const said = /** @type {HTMLElement} */ (line.querySelector("span"));
    const before = [...said.childNodes];
    const show = async () => {
      /** @type {Marks} */
      const marks = store.read();
      if (!sizeOf(marks)) return said.replaceChildren(...before);
      const { paths, resources } = await load(line);
      const begun = paths.flatMap(([title, address, steps]) => {
        const progress = progressOf(steps, marks);
        if (!progress.done || progress.done === progress.total) return [];
        return [[linkTo(line, address, title), `: ${textOf(line, "progress", progress)}`]];
      });
      const open = resources
        .filter(([id]) => marks.saved.has(id) && !marks.done.has(id))
        .map(([, title, address]) => [linkTo(line, address, title)]);
      const limit = Number(line.dataset.limit);
      const parts = [...begun.slice(0, 1), ...open, ...begun.slice(1)].slice(0, limit);
      const joined = parts.flatMap((part, number) => (number ? [" · ", ...part] : part));
      if (!parts.length) return said.replaceChildren(...before);
      said.replaceChildren(make("strong", {}, textOf(line, "go-on")), " ", ...joined);
    };
    follow(() => void show().catch(() => {}));
  };

  /**
   * Shows a list that an address brings.
   * @param {HTMLElement} place
   * @param {Index} index
   * @param {Marks} marks
   * @returns {[words: string, parts: HTMLElement[]]}
   */
  const showShared = (place, index, marks) => {
    const shown = { place, index, marks };
    const ids = new Set([...marks.saved, ...marks.done]);
    const keep = makeButton(textOf(place, "keep"), () => {
      const own = store.read();
      for (const name of MARKS) for (const id of marks[name]) own[name].add(id);
      store.write();
      location.assign(location.pathname);
    });
    const own = make("a", { href: location.pathname }, textOf(place, "own"));
    const parts = [
      toolsOf(keep, own),
      ...listed.pathsOf(shown),
      ...listed.resourcesOf(shown, ids, null),
      ...listed.knownOf(shown),
    ];
    const count = index.resources.filter(([id]) => ids.has(id)).length;
    return [countedOf(place, "shared", count, { count }), parts];
  };

  /** Says how much a reader marked. @param {HTMLElement} place @param {Index} index */
  const countOf = (place, { resources }) => {
    /** @type {Marks} */
    const marks = store.read();
    if (!sizeOf(marks)) return textOf(place, "empty");
    const here = resources.filter(([id]) => marks.saved.has(id) || marks.done.has(id));
    const done = here.filter(([id]) => marks.done.has(id)).length;
    return countedOf(place, "count", here.length, { count: here.length, done });
  };

  /** Returns how the browser keeps listings. */
  const styleOf = () => {
    try {
      return localStorage.getItem(styleKey) ?? "";
    } catch {
      return "";
    }
  };

  /**
   * Shows what a reader marked.
   * @param {HTMLElement} place
   * @param {Index} index
   * @param {Set<string>} ids What was listed before stays, so that a mistake can be
   *   undone.
   * @param {(words?: string) => void} change Called when marks are no more.
   */
  const showOwn = (place, index, ids, change) => {
    /** @type {Marks} */
    const marks = store.read();
    for (const id of [...marks.saved, ...marks.done]) ids.add(id);
    const shown = { place, index, marks };
    /** @param {string[]} gone */
    const remove = (gone) => {
      for (const id of gone) for (const name of MARKS) marks[name].delete(id);
      store.write();
      change();
    };
    const erase = () => {
      for (const name of MARKS) marks[name].clear();
      ids.clear();
      if (store.write()) for (const name of [key, styleKey]) localStorage.removeItem(name);
      change(textOf(place, "erased"));
    };
    return [
      listed.actionsOf(shown),
      ...listed.goneOf(shown, remove),
      ...listed.pathsOf(shown),
      ...listed.resourcesOf(shown, ids, document.querySelector(".resource-message")),
      ...listed.knownOf(shown),
      ...listed.keptOf(shown, styleOf(), erase),
    ];
  };

  /** Returns what finds the button that has the focus, once it is made again. */
  const focusedButton = () => {
    const { activeElement: focused } = document;
    const mark = focused instanceof HTMLElement && focused.dataset.mark;
    const id = focused?.closest("li[data-resource]")?.getAttribute("data-resource");
    return id && mark ? `[data-resource="${CSS.escape(id)}"] [data-mark=${mark}]` : "";
  };

  /**
   * Brings the list to life.
   * @param {HTMLElement} place
   */
  const createList = (place) => {
    const status = /** @type {HTMLElement} */ (place.querySelector("p"));
    const body = make("div", {});
    const shared = parseShared(location.search);
    /** @type {Set<string>} */
    const ids = new Set();
    place.append(body);
    status.tabIndex = -1;

    /** @param {string} words @param {HTMLElement[]} parts */
    const put = (words, parts) => {
      const focus = focusedButton();
      if (status.textContent !== words) status.textContent = words;
      body.replaceChildren(...parts);
      const button = focus && body.querySelector(focus);
      if (button instanceof HTMLElement) button.focus();
    };
    /** What to say once, instead of the count. */
    let said = "";
    const change = (words = "") => {
      said = words;
      document.dispatchEvent(new Event("resource-marks"));
      status.focus();
    };
    const show = async () => {
      try {
        const index = await load(place);
        if (sizeOf(shared)) put(...showShared(place, index, shared));
        else put(said || countOf(place, index), showOwn(place, index, ids, change));
        said = "";
      } catch {
        status.textContent = textOf(place, "unread");
      }
    };
    follow(() => void show());
  };

  for (const place of all(document, ".resource-marked")) createList(place);
  for (const line of all(document, ".resource-go-on")) createLine(line);
}
