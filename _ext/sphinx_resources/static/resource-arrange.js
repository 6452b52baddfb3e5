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
   * Returns the numbers of cards in an attribute, each in as many digits.
   * @param {string} text
   * @param {number} count How many cards there are.
   */
  const numbersOf = (text, count) => {
    const width = text.length / count;
    const digits = Array.from({ length: count }, (_, n) => text.slice(n * width, (n + 1) * width));
    return digits.map((each) => parseInt(each, 36));
  };

  /**
   * Returns the places of cards, told by whose turn it is: that of the next card of a
   * run. The runs stand one behind the other on the page.
   * @param {number[]} turns
   */
  const placesOf = (turns) => {
    const found = turns.slice();
    const cards = [...turns.keys()].sort((a, b) => turns[a] - turns[b]);
    cards.forEach((place, card) => {
      found[card] = place;
    });
    return found;
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
    const yearsOf = () =>
      every.map((item) => -Number(item.querySelector(".resource-byline time")?.textContent));
    const titles = select?.querySelector("[value=title]")?.getAttribute("data-runs");
    const byTitle = titles ? placesOf(numbersOf(titles, every.length)) : [...every.keys()];
    /**
     * Returns what cards are sorted by: numbers of an order, then that of the titles.
     * @param {HTMLOptionElement | undefined} option
     */
    const ranks = (option) => {
      const places = option?.getAttribute("data-places");
      const isYear = option?.value === "year";
      const own = places ? numbersOf(places, every.length) : isYear ? yearsOf() : byTitle;
      const known = new Map(every.map((item, number) => [item, [own[number], byTitle[number]]]));
      return (/** @type {HTMLElement} */ item) => known.get(item) ?? [0, 0];
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
      const compare = (a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1];
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
