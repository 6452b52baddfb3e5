// @ts-check
/* What the list of a reader's marks shows, made of the marks and of what can be marked.

   It computes and makes elements, and touches nothing that is on the page. */
"use strict";

/**
 * @typedef {import("./resource-marks.js").Marks} Marks
 * @typedef {[id: string, label: string, address: string]} Topic
 * @typedef {[id: string, title: string, address: string, note: string, topic: number]}
 *   Resource
 * @typedef {{topics: Topic[], resources: Resource[],
 *   paths: [title: string, address: string, steps: string][]}} Index
 *   What can be marked; formats/marks.py writes it.
 * @typedef {{place: HTMLElement, index: Index, marks: Marks}} Shown
 *   The place has the texts.
 */

const ResourceListed = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { textOf, countedOf, make } =
    typeof module === "undefined"
      ? Reflect.get(globalThis, "ResourceCommon")
      : require("./resource-common.js");

  /** The names of marks in an address. */
  const NAMES = /** @type {const} */ ([
    ["saved", "saved"],
    ["done", "done"],
    ["know", "known"],
  ]);

  /** Reads the marks of an address. @param {string} search @returns {Marks} */
  const parseShared = (search) => {
    const parameters = new URLSearchParams(search);
    const marks = { saved: new Set(), done: new Set(), known: new Set() };
    for (const [name, mark] of NAMES) marks[mark] = new Set(parameters.getAll(name));
    return marks;
  };

  /** Writes marks as the query of an address. @param {Marks} marks */
  const serializeShared = (marks) => {
    const parameters = new URLSearchParams();
    for (const [name, mark] of NAMES) {
      for (const id of marks[mark]) parameters.append(name, id);
    }
    return `?${parameters}`;
  };

  /** @param {Marks} marks */
  const sizeOf = ({ saved, done, known }) => saved.size + done.size + known.size;

  /**
   * Returns how many steps of a path are done, and how many there are.
   * @param {string} steps
   * @param {Marks} marks
   */
  const progressOf = (steps, { done, known }) => {
    const all = steps.split(" ").filter(Boolean);
    const reached = all.filter((step) => {
      const [resource, topic] = step.split("|");
      return done.has(resource) || known.has(topic);
    });
    return { done: reached.length, total: all.length };
  };

  /**
   * @param {HTMLElement} place
   * @param {string} address From the root of the site; none if empty.
   * @param {string} title
   */
  const linkTo = (place, address, title) => {
    const words = make("bdi", {}, title);
    return address ? make("a", { href: `${place.dataset.root}${address}` }, words) : words;
  };

  /**
   * @param {HTMLElement} place
   * @param {string | Node} content
   * @param {number} depth
   */
  const headingOf = (place, content, depth = 0) => {
    const level = Number(place.dataset.level) + depth;
    return make(/** @type {"h2"} */ (`h${level}`), {}, content);
  };

  /**
   * Returns a bar, and the same in words.
   * @param {HTMLElement} place
   * @param {{done: number, total: number}} counts
   */
  const barOf = (place, { done, total }) => [
    make("progress", { max: String(total), value: String(done), "aria-hidden": "true" }),
    " ",
    textOf(place, "progress", { done, total }),
  ];

  /**
   * Returns a resource as an item.
   * @param {Shown} shown
   * @param {Resource} resource
   * @param {Element | null} words What has the names of its buttons; none if null.
   */
  const itemOf = ({ place, marks }, [id, title, address, note], words) => {
    const names = words ? /** @type {const} */ (["saved", "done"]) : [];
    const buttons = names.map((mark) =>
      make("button", {
        type: "button",
        class: "resource-mark",
        "data-mark": mark,
        "aria-pressed": String(marks[mark].has(id)),
        "aria-label": `${textOf(/** @type {Element} */ (words), mark)}: ${title}`,
      }),
    );
    const done = marks.done.has(id) ? "yes" : "no";
    const said = make("span", {}, linkTo(place, address, title), " ", make("small", {}, note));
    return make("li", { "data-resource": id, "data-done": done }, said, ...buttons);
  };

  /** Returns the paths that are begun, or hold what is saved. @param {Shown} shown */
  const pathsOf = ({ place, index, marks }) => {
    const items = index.paths.flatMap(([title, address, steps]) => {
      const counts = progressOf(steps, marks);
      const saved = steps.split(" ").some((step) => marks.saved.has(step.split("|")[0]));
      if (!counts.done && !saved) return [];
      return [make("li", {}, linkTo(place, address, title), " ", ...barOf(place, counts))];
    });
    if (!items.length) return [];
    return [headingOf(place, textOf(place, "paths")), make("ul", {}, ...items)];
  };

  /**
   * Returns resources, each below its first topic.
   * @param {Shown} shown
   * @param {Set<string>} listed Ids of the resources.
   * @param {Element | null} words
   */
  const resourcesOf = (shown, listed, words) => {
    const { place, index, marks } = shown;
    /** @type {Topic} */
    const others = ["", textOf(place, "others"), ""];
    const found = [...index.topics, others].flatMap(([, label, address], number) => {
      const wanted = number < index.topics.length ? number : -1;
      const own = index.resources.filter((one) => one[4] === wanted && listed.has(one[0]));
      if (!own.length) return [];
      const done = own.filter(([id]) => marks.done.has(id)).length;
      const items = own.map((resource) => itemOf(shown, resource, words));
      return [
        headingOf(place, linkTo(place, address, label), 1),
        make("p", {}, ...barOf(place, { done, total: own.length })),
        make("ul", { class: "resource-marked-list", role: "list" }, ...items),
      ];
    });
    return found.length ? [headingOf(place, textOf(place, "resources")), ...found] : [];
  };

  /** Returns the topics that are known. @param {Shown} shown */
  const knownOf = ({ place, index, marks }) => {
    const items = index.topics
      .filter(([id]) => marks.known.has(id))
      .map(([, label, address]) => make("li", {}, linkTo(place, address, label)));
    if (!items.length) return [];
    return [headingOf(place, textOf(place, "known")), make("ul", {}, ...items)];
  };

  /**
   * @param {string} words
   * @param {() => void} press
   */
  const makeButton = (words, press) => {
    const button = make("button", { type: "button" }, words);
    button.addEventListener("click", press);
    return button;
  };

  /** @param {(string | Node)[]} content */
  const toolsOf = (...content) => make("p", { class: "resource-marked-tools" }, ...content);

  /** Returns what a reader can do with the list. @param {Shown} shown */
  const actionsOf = ({ place, marks }) => {
    const share = make("a", { href: serializeShared(marks) }, textOf(place, "share"));
    const files = ["export", "import"].map((name) =>
      make("button", { type: "button", "data-marks": name }, textOf(place, name)),
    );
    const print = makeButton(textOf(place, "print"), () => window.print());
    return toolsOf(...(sizeOf(marks) ? [print, ...files, share] : files.slice(1)));
  };

  /**
   * Says which marks are of nothing that is here.
   * @param {Shown} shown
   * @param {(ids: string[]) => void} remove
   */
  const goneOf = ({ place, index, marks }, remove) => {
    const here = new Set(index.resources.map(([id]) => id));
    const gone = [...new Set([...marks.saved, ...marks.done])].filter((id) => !here.has(id));
    if (!gone.length) return [];
    const said = countedOf(place, "gone", gone.length, { count: gone.length });
    const button = makeButton(textOf(place, "forget"), () => remove(gone));
    return [toolsOf(said, " ", button)];
  };

  /**
   * Says what the browser keeps, apart from what is of use on paper.
   * @param {Shown} shown
   * @param {string} style How listings are kept; empty if they are not.
   * @param {() => void} erase Called when a reader confirmed it.
   */
  const keptOf = ({ place, marks }, style, erase) => {
    const { saved, done, known } = marks;
    const counts = { saved: saved.size, done: done.size, known: known.size };
    /** @param {Node[]} content */
    const partOf = (...content) => [
      make("div", { class: "resource-marked-kept" }, headingOf(place, textOf(place, "kept")), ...content),
    ];
    if (!sizeOf(marks) && !style) return partOf(make("p", {}, textOf(place, "kept-nothing")));
    const button = makeButton(textOf(place, "erase"), () => {
      if (window.confirm(textOf(place, "sure"))) erase();
    });
    const words = [textOf(place, "kept-marks", counts)];
    if (style) words.push(textOf(place, `kept-${style}`));
    return partOf(make("p", {}, words.join(" ")), toolsOf(button));
  };

  return {
    parseShared,
    serializeShared,
    sizeOf,
    progressOf,
    linkTo,
    makeButton,
    toolsOf,
    pathsOf,
    resourcesOf,
    knownOf,
    actionsOf,
    goneOf,
    keptOf,
  };
})();

if (typeof module !== "undefined") module.exports = ResourceListed;
else Object.assign(globalThis, { ResourceListed });
