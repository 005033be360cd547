// Why was something not done? It is said where the person looked: at the field, in the form, or before everything else.

import { el } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./act.js").Problem} Problem */

const OURS = { "data-own": "said" };

/** Nothing more is said of what was tried before. */
export function clear() {
  for (const one of document.querySelectorAll("main [data-own=said]")) one.remove();
}

/**
 * @param {Problem} problem
 * @param {HTMLFormElement} [form] the form that was tried, where the page still has it
 */
export function complain(problem, form) {
  const said = el("p", { class: "refusal", role: "alert", id: "said", tabindex: "-1", ...OURS }, problem.message);
  const field = form && fieldOf(form, problem.more.field ?? "");
  if (field) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", said.id);
    field.closest("label")?.after(said, ...suggestions(field, problem.more));
  } else (form ?? document.querySelector("main"))?.prepend(said);
  if (form && problem.code === "WOULD_MOVE") form.append(el("button", { name: "accept_move", value: "on", ...OURS }, say("move")));
  reveal(field ?? form);
  (field ?? said).focus();
  said.scrollIntoView({ block: "nearest" });
}

/**
 * A field that can be seen; one of several partners is in the field of all.
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function fieldOf(form, name) {
  const found = form.elements.namedItem(name.replace(/\[\d+\]$/, ""));
  return found instanceof HTMLElement && found.closest("label") ? /** @type {HTMLInputElement} */ (found) : undefined;
}

/**
 * Whom a name that nobody has may mean, to be taken with one press.
 * @param {HTMLInputElement} field
 * @param {Record<string, any>} more
 */
function suggestions(field, { given = "", suggestions: nearest = {} }) {
  return Object.entries(nearest).map(([code, name]) => {
    const button = el("button", { type: "button", ...OURS }, say("take", { name }));
    button.addEventListener("click", () => {
      field.value = field.value.replace(given, () => code);
      field.form?.requestSubmit(/** @type {HTMLButtonElement | null} */ (field.form.querySelector("button:not([type])")));
    });
    return button;
  });
}

/**
 * Open whatever it stands in: after a reload the page does not know what was open.
 * @param {Element} [within]
 */
function reveal(within) {
  for (let at = within?.closest("details"); at; at = at.parentElement?.closest("details")) at.open = true;
}
