// @ts-check
/* Sorts the cards of a page, and shows them as a list.

   Both are in the address, as ?sort=year and ?style=list; resource-early.js keeps the
   list in the browser, and shows it. */
"use strict";

{
  /** @type {typeof import("./resource-common.js")} */
  const { all, make } = Reflect.get(globalThis, "ResourceCommon");
  /** @type {{style: {read(): string, keep(chosen: string): void, show(chosen: string): void}}} */
  const { style } = Reflect.get(globalThis, "ResourceEarly");

  /**
   * Puts a choice into the address.
   * @param {string} name
   * @param {string} value Empty if it is what the page has without.
   * @param {"push" | "replace"} step Whether it is one back.
   */
  const write = (name, value, step) => {
    const url = new URL(location.href);
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
    try {
      history[`${step}State`](step === "push" ? {} : history.state, "", url);
    } catch {
      // Browsers refuse too many steps at once, and any in some frames.
    }
  };

  /**
   * Makes what brings the cards into the order that is chosen.
   * @param {HTMLElement} place
   * @param {HTMLSelectElement | null} select
   */
  const createSort = (place, select) => {
    const lists = all(document, "ul.resource-filtered").map((list) => ({
      list,
      items: /** @type {HTMLElement[]} */ ([...list.children]),
    }));
    const every = lists.flatMap(({ items }) => items);
    /**
     * Returns what cards are sorted by: digits of an order, then those of the titles.
     * @param {HTMLOptionElement | undefined} option
     */
    const ranks = (option) => {
      const titles = select?.querySelector("[value=title]");
      const texts = [option, titles].map((each) => each?.getAttribute("data-places") ?? "");
      const found = every.map((_, number) =>
        texts.map((text) => {
          const width = text.length / every.length;
          return text.slice(number * width, (number + 1) * width);
        }),
      );
      const known = new Map(every.map((item, number) => [item, found[number].join("")]));
      return (/** @type {HTMLElement} */ item) => known.get(item) ?? "";
    };
    // Nothing else says to who does not see them that the cards moved.
    const said = make("span", { class: "resource-hidden", role: "status" });
    place.append(said);
    let sorted = 0;
    return () => {
      const chosen = select?.selectedIndex ?? 0;
      if (chosen === sorted) return;
      sorted = chosen;
      const rank = ranks(select?.options[chosen]);
      /** @param {HTMLElement} a @param {HTMLElement} b */
      const compare = (a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b)));
      for (const { list, items } of lists) {
        list.append(...(chosen ? [...items].sort(compare) : items));
      }
      const label = place.querySelector("label")?.firstChild?.textContent?.trim();
      said.textContent = `${label}: ${select?.options[chosen].text}`;
    };
  };

  /** @param {HTMLElement} place */
  const createArrangement = (place) => {
    const select = place.querySelector("select");
    const button = /** @type {HTMLElement} */ (place.querySelector("button"));
    const sort = createSort(place, select);
    /** @param {string} chosen */
    const showStyle = (chosen) => {
      button.setAttribute("aria-pressed", String(chosen === "list"));
      style.show(chosen);
    };
    const read = () => {
      const parameters = new URLSearchParams(location.search);
      if (select) {
        select.value = parameters.get("sort") ?? "";
        if (select.selectedIndex < 0) select.selectedIndex = 0;
      }
      sort();
      showStyle(style.read());
    };
    select?.addEventListener("change", () => {
      sort();
      write("sort", select.selectedIndex ? select.value : "", "push");
    });
    button.addEventListener("click", () => {
      const chosen = button.getAttribute("aria-pressed") === "true" ? "cards" : "list";
      style.keep(chosen);
      showStyle(chosen);
      // The browser keeps it: a step back would show what is there already.
      write("style", chosen === "list" ? chosen : "", "replace");
    });
    window.addEventListener("popstate", read);
    read();
  };

  const place = document.querySelector(".resource-arrangement");
  if (place instanceof HTMLElement) createArrangement(place);
}
