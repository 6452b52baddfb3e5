// @ts-check
/* Keeps what readers mark, in their browser.

   A card that is marked says so in `data-saved` and `data-done`; the event
   "resource-marks" tells the filter when that has changed. */
"use strict";

/**
 * @typedef {{saved: Set<string>, done: Set<string>}} Marks
 *   Names of the resources that have each mark.
 */

const ResourceMarks = (() => {
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

  return { parseMarks, serializeMarks };
})();

if (typeof module !== "undefined") module.exports = ResourceMarks;
else {
  const { parseMarks, serializeMarks } = ResourceMarks;
  /** @type {typeof import("./resource-common.js")} */
  const { textOf, make, all } = Reflect.get(globalThis, "ResourceCommon");

  /**
   * Makes the line that tells a reader what became of the marks.
   * @param {Element} box What has the texts.
   * @returns {(words: string) => void} Says something, or with no words nothing more.
   */
  const createMessage = (box) => {
    const said = make("span", { role: "status" });
    const close = make("button", { type: "button", hidden: "" }, textOf(box, "close"));
    const say = (/** @type {string} */ words) => {
      said.textContent = words;
      close.hidden = !words;
    };
    close.addEventListener("click", () => say(""));
    box.append(said, close);
    return say;
  };

  /** Returns the name under which the marks of this site are kept. */
  const keyOf = () => {
    const root = document.documentElement.dataset.content_root ?? "./";
    return `sphinx-resources:${new URL(root, location.href).pathname}`;
  };

  /**
   * Makes the store, which a browser may refuse.
   * @param {string} key
   */
  const createStore = (key) => {
    /** @type {Marks} */
    let marks = { saved: new Set(), done: new Set() };
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

  /** Gives a reader the marks as a file. @param {Marks} marks */
  const exportMarks = (marks) => {
    const file = new Blob([serializeMarks(marks)], { type: "application/json" });
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
   * @param {Element} box Where to say what became of them.
   */
  const createMarks = (box) => {
    const items = all(document, "ul.resource-cards > li");
    const say = createMessage(box);
    const key = keyOf();
    const store = createStore(key);
    const show = () => showMarks(items, store.read());
    const keep = () => {
      say(store.write() ? "" : textOf(box, "lost"));
      show();
    };
    /** @param {HTMLElement} button */
    const toggle = (button) => {
      const marks = store.read()[/** @type {keyof Marks} */ (button.dataset.mark)];
      const item = /** @type {HTMLElement} */ (button.closest("li[data-resource]"));
      const name = item.dataset.resource ?? "";
      if (!marks.delete(name)) marks.add(name);
      keep();
    };
    /** @param {File | undefined} file */
    const take = async (file) => {
      try {
        const read = parseMarks((await file?.text()) ?? "");
        const marks = store.read();
        for (const name of read.saved) marks.saved.add(name);
        for (const name of read.done) marks.done.add(name);
        keep();
        const counts = { saved: read.saved.size, done: read.done.size };
        say(textOf(box, "imported", counts));
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
      else if (button.dataset.marks === "export") exportMarks(store.read());
      else if (button.dataset.marks === "import") askForFile(take);
    });
    window.addEventListener("storage", (event) => {
      if (event.key === key || event.key === null) show();
    });
  };

  const box = document.querySelector(".resource-message");
  if (box) createMarks(box);
}
