// @ts-check
/* Lets the keyboard scroll tables and formulas that are wider than their place. */
"use strict";

(() => {
  /**
   * Returns what may scroll: the place, and what a theme puts around its table.
   * @param {Element} place
   */
  const scrollers = (place) => {
    const found = [place];
    const table = place.querySelector("table");
    for (
      let box = table?.parentElement;
      box && box !== place;
      box = box.parentElement
    ) {
      found.push(box);
    }
    return found;
  };

  /**
   * Makes a stop for the keyboard of what scrolls, and of nothing else.
   * @param {Element} box
   * @param {string} name What readers are told that it is.
   */
  const update = (box, name) => {
    const { overflowX } = getComputedStyle(box);
    const scrolls = box.scrollWidth > box.clientWidth && /auto|scroll/.test(overflowX);
    if (scrolls === box.hasAttribute("tabindex")) return;
    const attributes = { tabindex: "0", role: "group", "aria-label": name };
    for (const [key, value] of Object.entries(attributes)) {
      if (scrolls) box.setAttribute(key, value);
      else box.removeAttribute(key);
    }
  };

  for (const place of document.querySelectorAll(".resource-table, .resource-math-block")) {
    const name = place.getAttribute("data-name") ?? "";
    const boxes = scrollers(place);
    const observer = new ResizeObserver(() => {
      for (const box of boxes) update(box, name);
    });
    observer.observe(place);
  }
})();
