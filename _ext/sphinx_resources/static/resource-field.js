// @ts-check
/* Lets the fields that lead to the search page answer while one types. What shows the
   answers is loaded when a field gets the focus: most pages are read without. */
"use strict";

{
  /** @type {typeof import("./resource-common.js")} */
  const { all, load } = Reflect.get(globalThis, "ResourceCommon");

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** What is said to readers, and where the search page is. */
  const settings = script.dataset;
  const { pathname } = new URL(settings.search ?? "", location.href);

  /** The fields that lead to the search page, with their forms. */
  const fields = all(document, "form").flatMap((form) => {
    const field = form.querySelector("input[name=q]:not([type=hidden])");
    const target = new URL(form.getAttribute("action") ?? "", location.href);
    if (!(field instanceof HTMLInputElement) || target.pathname !== pathname) return [];
    return [{ form: /** @type {HTMLFormElement} */ (form), field }];
  });

  /** Brings a field to life as soon as it has the focus. @param {typeof fields[0]} place */
  const awaken = ({ form, field }) => {
    const wake = () => {
      const before = field.value;
      load("resource-answers.js").then(
        () => Reflect.get(globalThis, "ResourceAnswers").showBelow(field, form, before),
        () => field.addEventListener("focus", wake, { once: true }),
      );
    };
    if (document.activeElement === field) wake();
    else field.addEventListener("focus", wake, { once: true });
  };

  Object.assign(globalThis, { ResourceField: { fields, settings } });
  // The search page has another script for its answers, and its fields have them.
  if (!document.getElementById("search-results")) fields.forEach(awaken);
}
