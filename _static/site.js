// @ts-check
/* The theme opens its drawers with labels, which only a pointer can reach. */
"use strict";

for (const label of document.querySelectorAll("label.nav-overlay-icon, label.toc-overlay-icon")) {
  const box = label instanceof HTMLLabelElement && label.control;
  if (!(box instanceof HTMLInputElement)) continue;
  const name = box.getAttribute("aria-label") ?? "";
  const show = () => label.setAttribute("aria-expanded", String(box.checked));
  for (const [key, value] of [["role", "button"], ["tabindex", "0"], ["aria-label", name]]) {
    label.setAttribute(key, value);
  }
  show();
  box.addEventListener("change", show);
  label.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    box.click();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && box.checked) box.click();
  });
}
