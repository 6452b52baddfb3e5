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

// Wide tables scroll by themselves.
for (const table of document.querySelectorAll(".table-wrapper, .resource-table")) {
  if (table.hasAttribute("tabindex")) continue;
  table.setAttribute("tabindex", "0");
  table.setAttribute("role", "group");
  table.setAttribute("aria-label", "Table");
}
