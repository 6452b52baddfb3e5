// @ts-check
/* Says of the cards of a long list what they leave to a script. Others read it. */
"use strict";

{
  /** @type {typeof import("./resource-common.js")} */
  const { all, textOf } = Reflect.get(globalThis, "ResourceCommon");

  /**
   * Says who sends what a card is of, and what its badges are.
   * @param {HTMLElement} list
   * @param {HTMLElement} item
   * @param {string} sign What parts them, with a letter of the page's direction.
   */
  const completeTexts = (list, item, sign) => {
    const badges = item.querySelector(".resource-badges");
    if (badges) badges.setAttribute("aria-label", textOf(list, "badges"));
    const link = item.querySelector(".sd-card-title a")?.getAttribute("href") ?? "";
    const host = link.match(/\/\/(?:[^/?#]*@)?(?:www\.)?([^/:?#]+)/i)?.[1].toLowerCase();
    const line = item.querySelector(".resource-byline");
    if (host && line) line.append(line.childNodes.length ? sign : "", host);
  };

  /**
   * Gives the cards of a long list what they leave to a script: values for the filter,
   * which the list has, or links to topics tell, anchors, hosts, and names.
   * @param {HTMLElement} list
   */
  const complete = (list) => {
    const items = /** @type {HTMLElement[]} */ ([...list.children]);
    if (!list.hasAttribute("data-values-topic")) {
      const boxes = /** @type {HTMLInputElement[]} */ (all(document, "input[data-href]"));
      const topics = new Map(
        boxes.map(({ dataset, value }) => [dataset.href, encodeURIComponent(value)]),
      );
      for (const item of items) {
        const own = all(item, ".resource-topic").map((link) => link.getAttribute("href"));
        item.dataset.topic = own.map((href) => topics.get(href ?? "")).join(" ");
      }
    }
    for (const { name, value } of list.attributes) {
      if (!name.startsWith("data-values-")) continue;
      const [values, places] = value.split(";").map((part) => part.split(" "));
      places.forEach((codes, place) => {
        const own = codes.split(",").map((code) => values[parseInt(code, 36)]);
        if (codes) items[place].setAttribute(name.replace("values-", ""), own.join(" "));
      });
    }
    const sign = getComputedStyle(list).direction === "rtl" ? "\u200f · " : " · ";
    let isAsked = false;
    for (const item of items) {
      const entry = /** @type {HTMLAnchorElement} */ (item.querySelector(".resource-entry"));
      completeTexts(list, item, sign);
      const id = decodeURIComponent(entry.hash.slice(1));
      item.dataset.resource = id;
      if (!document.getElementById(id)) {
        /** @type {Element} */ (item.firstElementChild).id = id;
        isAsked ||= entry.hash === location.hash;
      }
      if (entry.hasAttribute("aria-label")) continue;
      const title = item.querySelector(".sd-card-title")?.textContent?.trim() ?? "";
      entry.setAttribute("aria-label", textOf(list, "entry", { title }));
    }
    // When the page was loaded, there was no such place yet.
    if (isAsked) location.replace(location.hash);
  };

  all(document, ".resource-short").forEach(complete);
}
