// @ts-check
/* Shows the answers of the search: all of them on the search page, and the first few
   below a field while one types. The index is loaded when it is needed. */
"use strict";

const ResourceAnswers = (() => {
  /** @type {typeof import("./resource-common.js")} */
  const { fill, make, all, countedOf } = Reflect.get(globalThis, "ResourceCommon");
  /** @type {typeof import("./resource-search.js")} */
  const { makeIndex, search, marked, wordsOf } = Reflect.get(
    globalThis,
    "ResourceSearch",
  );

  /** How many answers stand below a field. */
  const FEW = 6;
  /** How long to wait after a key before a screen reader is told, in milliseconds. */
  const PAUSE = 500;

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @param {string} name */
  const setting = (name) => script.dataset[name] ?? "";
  /** @param {string} name @param {Record<string, string | number>} [values] */
  const say = (name, values = {}) => fill(setting(name), values);
  /** @param {number} count */
  const sayCount = (count) => {
    const holder = make("span", { lang: document.documentElement.lang || "en" });
    for (const [name, text] of Object.entries(script.dataset)) {
      if (name.startsWith("count")) {
        holder.setAttribute(`data-count-${name.slice(5).toLowerCase()}`, text ?? "");
      }
    }
    return countedOf(holder, "count", count, { count });
  };

  /** @type {Promise<ReturnType<typeof makeIndex>> | undefined} */
  let loading;

  /** Returns the index, which is a script, as pages are read without a server too. */
  const load = () => {
    loading ??= new Promise((resolve, reject) => {
      const source = make("script", { src: setting("index") });
      source.addEventListener("load", () =>
        resolve(makeIndex(Reflect.get(globalThis, "resourceSearchIndex"))),
      );
      source.addEventListener("error", () => {
        loading = undefined;
        reject(new Error(`${setting("index")} was not loaded`));
      });
      document.head.append(source);
    });
    return loading;
  };

  /** @param {string} question */
  const addressOf = (question) =>
    `${setting("search")}?${new URLSearchParams({ q: question })}`;

  /**
   * Returns an answer as an item that begins with its link.
   * @param {{title: string, address: string, note: string, type: string,
   *   matched: string[]}} answer
   */
  const itemOf = ({ title, address, note, type, matched }) => {
    const pieces = marked(title, matched).map(({ piece, hit }) =>
      hit ? make("mark", {}, piece) : piece,
    );
    const link = make("a", { href: setting("root") + address }, ...pieces);
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
    /** @param {string} question */
    const show = async (question) => {
      const wanted = wordsOf(question).length > 0;
      place.hidden = !wanted;
      if (!wanted) return;
      const index = await load();
      const { answers, suggestion } = search(index, question);
      status.textContent = answers.length ? sayCount(answers.length) : say("none");
      hints.replaceChildren(...(suggestion ? [suggestionOf(question, suggestion)] : []));
      list.replaceChildren(...answers.map(itemOf));
    };
    results.before(place);
    show(new URLSearchParams(location.search).get("q") ?? "");
    return show;
  };

  /**
   * Shows the first answers below a field.
   * @param {HTMLInputElement} field
   * @param {HTMLFormElement} form
   */
  const showBelow = (field, form) => {
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
      if (!wordsOf(question).length) return close();
      const index = await load();
      if (field.value !== question) return;
      const { answers } = search(index, question);
      const items = answers.slice(0, FEW).map(itemOf);
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
    field.addEventListener("focus", () => void load().catch(() => {}));
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

  const start = () => {
    const results = document.getElementById("search-results");
    const page = results ? showPage(results) : undefined;
    for (const form of all(document, "form")) {
      const field = /** @type {HTMLInputElement | null} */ (
        form.querySelector("input[name=q]:not([type=hidden])")
      );
      const target = new URL(form.getAttribute("action") ?? "", location.href);
      const wanted = new URL(setting("search"), location.href);
      if (!field || target.pathname !== wanted.pathname) continue;
      if (page) {
        field.addEventListener("input", () => void page(field.value));
      } else {
        showBelow(field, /** @type {HTMLFormElement} */ (form));
      }
    }
  };

  return { start };
})();

ResourceAnswers.start();
