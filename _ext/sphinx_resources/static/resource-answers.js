// @ts-check
/* Shows the answers of the search: all of them on the search page, and the first few
   below a field while one types, for which it is loaded by resource-field.js. The index
   is loaded when it is needed. */
"use strict";

const ResourceAnswers = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { fill, make, countedOf, loadSearch } = Reflect.get(globalThis, "ResourceCommon");
  /** @type {{fields: {field: HTMLInputElement}[], settings: DOMStringMap}} */
  const { fields, settings } = Reflect.get(globalThis, "ResourceField");

  /** How many answers stand below a field. */
  const FEW = 6;
  /** How long to wait after a key before a screen reader is told, in milliseconds. */
  const PAUSE = 500;
  /** How many answers are put on the search page at a time. */
  const PORTION = 50;

  /** @param {string} name */
  const setting = (name) => settings[name] ?? "";
  /** @param {string} name @param {Record<string, string | number>} [values] */
  const say = (name, values = {}) => fill(setting(name), values);
  /** @param {number} count */
  const sayCount = (count) => {
    const holder = make("span", { lang: document.documentElement.lang || "en" });
    for (const [name, text] of Object.entries(settings)) {
      if (name.startsWith("count")) {
        holder.setAttribute(`data-count-${name.slice(5).toLowerCase()}`, text ?? "");
      }
    }
    return countedOf(holder, "count", count, { count });
  };

  /** @param {string} question */
  const addressOf = (question) =>
    `${setting("search")}?${new URLSearchParams({ q: question })}`;

  /** Says whether there is anything to look for. @param {string} question */
  const asks = (question) => /[\p{L}\p{N}\p{Sm}]/u.test(question);

  /**
   * Returns what makes an answer an item that begins with its link.
   * @param {Awaited<ReturnType<typeof loadSearch>>["marked"]} marked
   */
  const itemsOf =
    (marked) =>
    /** @param {import("./resource-search.js").Answer["answers"][0]} answer */
    ({ title, address, note, type, matched }) => {
      const pieces = marked(title, matched).map(({ piece, hit }) =>
        hit ? make("mark", {}, piece) : piece,
      );
      const link = make("a", { href: setting("root") + address, dir: "auto" }, ...pieces);
      const rest = make("span", { class: "resource-answer-note" }, note);
      return make("li", { class: `resource-answer-${type}` }, link, " ", rest);
    };

  /** @param {string} question @param {string} suggestion */
  const suggestionOf = (question, suggestion) => {
    const [before, after] = setting("suggestion").split("{words}");
    const link = make("a", { href: addressOf(suggestion) }, suggestion);
    return make("p", { class: "resource-suggestion" }, before, link, after ?? "");
  };

  /** Fills the place for answers on the search page. @param {HTMLElement} results */
  const showPage = (results) => {
    const status = make("p", { class: "resource-status", role: "status" });
    const list = make("ol", { class: "resource-answers", role: "list" });
    const hints = make("div", {});
    const label = { "aria-label": say("answers"), class: "resource-search-page" };
    const place = make("section", label, status, hints, list);
    let asked = "";
    let timer = 0;
    /** @param {string} question */
    const answer = async (question) => {
      asked = question;
      clearTimeout(timer);
      place.hidden = !asks(question);
      if (place.hidden) return;
      const { index, search, marked } = await loadSearch(question);
      if (asked !== question) return;
      const { answers, suggestion } = search(index, question);
      status.textContent = answers.length ? sayCount(answers.length) : say("none");
      hints.replaceChildren(...(suggestion ? [suggestionOf(question, suggestion)] : []));
      const itemOf = itemsOf(marked);
      list.replaceChildren();
      const add = (start = 0) => {
        list.append(...answers.slice(start, start + PORTION).map(itemOf));
        const next = start + PORTION;
        if (next < answers.length) timer = window.setTimeout(add, 0, next);
      };
      add();
    };
    /** @param {string} question */
    const show = (question) =>
      answer(question)
        .catch(() => {})
        .then(() => place.setAttribute("aria-busy", "false"));
    // Of what shows answers later, the room is kept.
    place.setAttribute("aria-busy", "true");
    results.before(place);
    void show(new URLSearchParams(location.search).get("q") ?? "");
    return show;
  };

  /**
   * Shows the first answers below a field.
   * @param {HTMLInputElement} field
   * @param {HTMLFormElement} form
   * @param {string} before What was in the field when it got the focus.
   */
  const showBelow = (field, form, before) => {
    const status = make("p", { class: "resource-hidden", role: "status" });
    const list = make("ol", { class: "resource-answers", role: "list" });
    const place = make("div", { class: "resource-suggestions", hidden: "" }, list);
    form.append(place, status);
    let timer = 0;
    const close = () => {
      place.hidden = true;
      status.textContent = "";
    };
    const show = async () => {
      const question = field.value;
      if (!asks(question)) return close();
      const { index, search, marked } = await loadSearch(question);
      if (field.value !== question) return;
      const { answers } = search(index, question);
      const items = answers.slice(0, FEW).map(itemsOf(marked));
      if (answers.length > FEW) {
        const more = make("a", { href: addressOf(question) });
        more.textContent = say("all", { words: question });
        items.push(make("li", { class: "resource-answer-all" }, more));
      }
      list.replaceChildren(...items);
      place.hidden = !items.length;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        status.textContent = answers.length ? sayCount(answers.length) : say("none");
      }, PAUSE);
    };
    loadSearch().catch(() => {});
    if (field.value !== before) show().catch(close);
    field.addEventListener("input", () => void show().catch(close));
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || place.hidden) return;
      close();
      field.focus();
      event.preventDefault();
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
    });
  };

  const results = document.getElementById("search-results");
  if (results) {
    const show = showPage(results);
    for (const { field } of fields) {
      field.addEventListener("input", () => void show(field.value));
    }
  }

  return { showBelow };
})();

Object.assign(globalThis, { ResourceAnswers });
