// @ts-check
/* Keeps what readers mark, in their browser.

   A card that is marked says so in `data-saved` and `data-done`; the event
   "resource-marks" tells others when that has changed.  Links to the list of all that
   is marked, whose address is `data-list` of the script, say how much that is. */
"use strict";

/**
 * @typedef {{saved: Set<string>, done: Set<string>, known: Set<string>}} Marks
 *   Ids of the resources that have each mark, and of the topics that are known.
 */

const ResourceMarks = (() => {
  const isList = (/** @type {unknown} */ list) =>
    Array.isArray(list) && list.every((name) => typeof name === "string");

  /**
   * Reads marks as they were stored or exported.
   * @param {string | null} text
   * @returns {Marks & {site?: unknown}} With the site that they are of, if it is said.
   * @throws {Error} It is something else.
   */
  const parseMarks = (text) => {
    const read = JSON.parse(text ?? '{"saved":[],"done":[]}');
    // Marks of before there were topics have none that are known.
    const { saved, done, known = [], site } = read ?? {};
    if (![saved, done, known].every(isList)) throw new Error("no marks");
    return { saved: new Set(saved), done: new Set(done), known: new Set(known), site };
  };

  /**
   * Reads a file that a reader brings.
   * @param {string} text
   * @param {string} site Name of this site.
   * @param {Iterable<string>} names Resources that are here: a file that does not say
   *   which site it is of is taken if it has one of them.
   * @returns {Marks}
   * @throws {Error} It holds no marks, or those of another site.
   */
  const parseFile = (text, site, names) => {
    const { site: other, ...marks } = parseMarks(text);
    const { saved, done, known } = marks;
    const here = [...names].some((name) => saved.has(name) || done.has(name));
    const ours = other === undefined ? here : other === site;
    if (!ours || !(saved.size + done.size + known.size)) {
      throw new Error("no marks of this site");
    }
    return marks;
  };

  /**
   * Writes marks as they are stored, or with the name of the site as they are exported.
   * @param {Marks} marks
   * @param {string} [site]
   */
  const serializeMarks = (marks, site) => {
    const [saved, done, known] = [marks.saved, marks.done, marks.known].map((names) =>
      [...names].sort(),
    );
    return JSON.stringify({ site, saved, done, known: known.length ? known : undefined });
  };

  /**
   * Adds marks to others, and says how many of them are new.
   * @param {Marks} marks
   * @param {Marks} more
   */
  const addMarks = (marks, more) => {
    const count = (/** @type {Marks} */ all) =>
      all.saved.size + all.done.size + all.known.size;
    const before = count(marks);
    for (const name of more.saved) marks.saved.add(name);
    for (const name of more.done) marks.done.add(name);
    for (const name of more.known) marks.known.add(name);
    const fresh = count(marks) - before;
    return { fresh, known: count(more) - fresh };
  };

  return { parseMarks, parseFile, serializeMarks, addMarks };
})();

if (typeof module !== "undefined") module.exports = ResourceMarks;
else {
  const { parseMarks, parseFile, serializeMarks, addMarks } = ResourceMarks;
  /** @type {typeof import("./resource-common.js")} */
  const { textOf, countedOf, make, all } = Reflect.get(globalThis, "ResourceCommon");

  /**
   * Makes the line that tells a reader what became of the marks.
   * @param {HTMLElement} box What has the texts. Where browsers can, it floats above
   *   all that a theme puts anywhere.
   * @returns {(words: string) => void} Says something, or with no words nothing more.
   */
  const createMessage = (box) => {
    const said = make("span", { role: "status" });
    const close = make("button", { type: "button", hidden: "" }, textOf(box, "close"));
    const say = (/** @type {string} */ words) => {
      close.hidden = !words;
      if (words) box.showPopover?.();
      else box.hidePopover?.();
      said.textContent = words;
    };
    close.addEventListener("click", () => say(""));
    box.setAttribute("popover", "manual");
    box.append(said, close);
    return say;
  };

  /** Returns the name under which the marks of this site are kept. */
  const keyOf = () => {
    const root = document.documentElement.dataset.content_root ?? "./";
    const { pathname } = new URL(root, document.baseURI);
    return `sphinx-resources:${pathname.replace(/\/{2,}/g, "/")}`;
  };

  /**
   * Makes the store, which a browser may refuse.
   * @param {string} key
   */
  const createStore = (key) => {
    /** @type {Marks} */
    let marks = { saved: new Set(), done: new Set(), known: new Set() };
    let kept = true;
    return {
      /** Returns the marks, as another page may have changed them. */
      read() {
        try {
          // What was not kept is only here.
          if (kept) marks = parseMarks(localStorage.getItem(key));
        } catch {
          // What cannot be read leaves the marks as they are.
        }
        return marks;
      },
      /** Keeps the marks, and says whether the browser does. */
      write() {
        try {
          localStorage.setItem(key, serializeMarks(marks));
          kept = true;
        } catch {
          kept = false;
        }
        return kept;
      },
    };
  };

  /** Calls a function when marks changed on another page. @param {() => void} show */
  const listen = (show) => {
    window.addEventListener("storage", (event) => {
      if (event.key === key || event.key === null) show();
    });
    // A page that a browser kept has not heard of what was marked elsewhere.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) show();
    });
  };

  /** Shows in the navigation how much is marked. */
  const createCount = () => {
    const { list } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
    if (list === undefined) return;
    const [page] = new URL(list, location.href).href.split("#");
    const links = all(document, "li > a").filter(
      (link) => link instanceof HTMLAnchorElement && !link.hash && link.href.split("#")[0] === page,
    );
    const numbers = links.map((link) => link.appendChild(make("span", {})));
    const show = () => {
      const { saved, done } = store.read();
      const count = new Set([...saved, ...done]).size;
      for (const number of numbers) number.textContent = count ? ` (${count})` : "";
    };
    show();
    listen(show);
    document.addEventListener("resource-marks", show);
  };

  /**
   * Puts the buttons on each card.
   * @param {HTMLElement[]} items
   * @param {Element} box What has the texts.
   */
  const addButtons = (items, box) => {
    for (const item of items) {
      const foot = item.querySelector(".resource-foot");
      const title = item.querySelector(".sd-card-title")?.textContent?.trim();
      for (const mark of ["saved", "done"]) {
        const label = textOf(box, mark);
        const attributes = {
          type: "button",
          class: "resource-mark",
          "data-mark": mark,
          "aria-label": `${label}: ${title}`,
        };
        foot?.append(make("button", attributes, label));
      }
    }
  };

  /**
   * Shows on the cards which marks they have.
   * @param {HTMLElement[]} items
   * @param {Marks} marks
   */
  const showMarks = (items, marks) => {
    for (const item of items) {
      const name = item.dataset.resource ?? "";
      item.dataset.saved = marks.saved.has(name) ? "yes" : "no";
      item.dataset.done = marks.done.has(name) ? "yes" : "no";
      for (const button of all(item, "button[data-mark]")) {
        const pressed = item.dataset[button.dataset.mark ?? ""] === "yes";
        button.setAttribute("aria-pressed", String(pressed));
      }
    }
    document.dispatchEvent(new Event("resource-marks"));
  };

  /** Gives a reader the marks as a file. @param {Marks} marks @param {string} site */
  const exportMarks = (marks, site) => {
    const text = serializeMarks(marks, site);
    const file = new Blob([text], { type: "application/json" });
    const link = make("a", { download: "marks.json", href: URL.createObjectURL(file) });
    link.click();
    URL.revokeObjectURL(link.href);
  };

  /** Asks for a file. @param {(file: File | undefined) => void} callback */
  const askForFile = (callback) => {
    const input = make("input", { type: "file", accept: ".json" });
    input.addEventListener("change", () => callback(input.files?.[0]));
    input.click();
  };

  /**
   * Brings the marks of a page to life.
   * @param {HTMLElement} box Where to say what became of them.
   */
  const createMarks = (box) => {
    const items = all(document, "ul.resource-cards > li");
    const say = createMessage(box);
    const site = textOf(box, "site");
    const show = () => showMarks(items, store.read());
    /** Keeps the marks, and only then says that it did. @param {string} words */
    const keep = (words) => {
      say(store.write() ? words : textOf(box, "lost"));
      show();
    };
    /** @param {HTMLElement} button */
    const toggle = (button) => {
      const marks = store.read()[/** @type {keyof Marks} */ (button.dataset.mark)];
      const item = /** @type {HTMLElement} */ (button.closest("li[data-resource]"));
      const name = item.dataset.resource ?? "";
      if (!marks.delete(name)) marks.add(name);
      keep("");
    };
    /** @param {File | undefined} file */
    const take = async (file) => {
      try {
        const names = items.map((item) => item.dataset.resource ?? "");
        const read = parseFile((await file?.text()) ?? "", site, names);
        const counts = addMarks(store.read(), read);
        keep(countedOf(box, "imported", counts.fresh, counts));
      } catch {
        say(textOf(box, "foreign"));
      }
    };

    addButtons(items, box);
    show();
    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (!button) return;
      if (button.dataset.mark) toggle(button);
      else if (button.dataset.marks === "export") exportMarks(store.read(), site);
      else if (button.dataset.marks === "import") askForFile(take);
    });
    listen(show);
  };

  const key = keyOf();
  const store = createStore(key);
  Object.assign(globalThis, { ResourceStore: { key, store, listen } });
  createCount();
  const box = document.querySelector(".resource-message");
  if (box instanceof HTMLElement) createMarks(box);
}
