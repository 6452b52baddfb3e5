// @ts-check
/* Runs before the page is drawn, so that nothing moves later: cards are a list from the
   start where a reader chose that, and what an address asks for is shown once it is
   found.  The root element says both, as `resource-as-list` and `resource-waiting`, and
   as `resource-again` that a reader was there before.
   A page names it in its head and with the other scripts, for themes that show no
   metadata; the first of the two counts. */
"use strict";

if (!("ResourceEarly" in globalThis)) {
  const root = document.documentElement;
  /** How long a page waits for what it has to load, and after which time it stands
   * where its address leads, in milliseconds. */
  const [LONGEST, SETTLED] = [2000, 1000];

  /** Returns the name under which the browser keeps the form of cards. */
  const keyOf = () => {
    const { pathname } = new URL(root.dataset.content_root ?? "./", document.baseURI);
    return `sphinx-resources:${pathname.replace(/\/{2,}/g, "/")}#style`;
  };

  const style = {
    /** Returns what the address says, or else the browser. */
    read() {
      const asked = new URLSearchParams(location.search).get("style");
      try {
        return asked ?? localStorage.getItem(keyOf()) ?? "cards";
      } catch {
        return asked ?? "cards";
      }
    },
    /** @param {string} chosen */
    keep(chosen) {
      try {
        localStorage.setItem(keyOf(), chosen);
      } catch {
        // It holds for this page all the same.
      }
    },
    /** @param {string} chosen */
    show(chosen) {
      root.classList.toggle("resource-as-list", chosen === "list");
    },
  };

  /** @type {Promise<unknown>[]} */
  const awaited = [];
  const isWaiting = () => root.classList.contains("resource-waiting");
  const end = () => root.classList.remove("resource-waiting");

  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType("navigation")
  );
  const isAgain = /reload|back/.test(visit?.type);
  root.classList.toggle("resource-again", isAgain);
  // Of long lists all cards are laid out for it until then. Their heights are known now.
  const settle = () => setTimeout(() => root.classList.add("resource-used"), SETTLED);
  window.addEventListener("hashchange", settle);
  window.addEventListener("load", () => {
    if (isAgain || location.hash) settle();
  });
  style.show(style.read());
  if ([...new URLSearchParams(location.search).keys()].some((name) => name !== "style")) {
    root.classList.add("resource-waiting");
    document.addEventListener("DOMContentLoaded", async () => {
      setTimeout(end, LONGEST);
      await Promise.allSettled(awaited);
      // What is drawn for the first time still gets its height then.
      requestAnimationFrame(() => requestAnimationFrame(end));
    });
  }
  Object.assign(globalThis, { ResourceEarly: { style, awaited, isWaiting } });
}
