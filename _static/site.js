// @ts-check
/* What the theme leaves out of the reach of the keyboard. */
"use strict";

// The drawers are opened by labels, which take no focus: they become buttons.
for (const label of document.querySelectorAll(
  "label.nav-overlay-icon, label.toc-overlay-icon",
)) {
  const box = label instanceof HTMLLabelElement && label.control;
  if (!(box instanceof HTMLInputElement)) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("aria-label", box.getAttribute("aria-label") ?? "");
  button.append(...label.childNodes);
  label.replaceWith(button);
  const show = () => button.setAttribute("aria-expanded", String(box.checked));
  show();
  box.addEventListener("change", show);
  button.addEventListener("click", () => box.click());
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && box.checked) box.click();
  });
}

// What is too wide scrolls by itself: formulas, and the tables that are not ours.
const wide = { ".table-wrapper": "Table", ".math-wrapper": "Formula" };
for (const [selector, name] of Object.entries(wide)) {
  for (const box of document.querySelectorAll(selector)) {
    if (box.closest(".resource-table") || box.scrollWidth <= box.clientWidth) continue;
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
  }
}
