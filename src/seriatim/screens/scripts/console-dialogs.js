// What does the console ask before it does something, and where does one look things up? Dialogs, opened by keys.

import { el, fill } from "./dom.js";
import { search } from "./find.js";
import { keyOf } from "./keys.js";
import { count, say } from "./words.js";

/** @typedef {import("./keys.js").Keys} Keys */
/** @typedef {{ said: string, hint?: string, choose: () => void }} Choice */

const REASON = "console-reason";

/** The reason that was given last, which is often the next one as well. */
export function lastReason() {
  return localStorage.getItem(REASON) ?? "";
}

/** @param {string} reason */
export function keepReason(reason) {
  if (reason) localStorage.setItem(REASON, reason);
}

/**
 * A dialog of which only one is open at a time; it is gone when it is closed.
 * @param {string} title
 * @param {...Node} parts
 */
function dialog(title, ...parts) {
  const heading = el("h2", { id: "dialog-h" }, title);
  const made = el("dialog", { "data-own": true, "aria-labelledby": "dialog-h" }, heading, ...parts);
  made.addEventListener("close", () => made.remove());
  document.getElementById("console")?.append(made);
  made.showModal();
  return made;
}

/**
 * Ask for a reason: from the short list, with a digit, or in other words. `""` where it is left.
 * @param {string} question
 * @returns {Promise<string>}
 */
export function askReason(question) {
  return new Promise((resolve) => {
    const known = [...document.querySelectorAll("#reasons option")].map((option) => option.textContent ?? "");
    const words = el("input", { name: "reason", maxlength: 300, autocomplete: "off", value: lastReason() });
    let given = "";
    const choices = known.map((reason, at) => el("li", {}, el("button", { type: "button", onclick: () => take(reason) }, reason, el("kbd", {}, at + 1))));
    const form = el("form", { method: "dialog", onsubmit: () => { given = words.value.trim(); } },
      el("label", {}, el("span", {}, say("other-words")), words),
      el("div", { class: "row-of-buttons" }, el("button", {}, say("do-it")), el("button", { type: "button", onclick: () => made.close() }, say("leave-it"))));
    const made = dialog(question, el("ul", { class: "choices" }, ...choices), form);
    /** @param {string} reason */
    const take = (reason) => { given = reason; made.close(); };
    made.addEventListener("keydown", (event) => {
      const reason = known[Number(event.key) - 1];
      if (reason && (event.target !== words || words.value === lastReason())) { event.preventDefault(); take(reason); }
    });
    made.addEventListener("close", () => { keepReason(given); resolve(given); });
    if (words.value) words.select();
    words.focus();
  });
}

/**
 * A field whose choices follow what is typed, and are walked through with the arrows.
 * @param {string} title
 * @param {string} label
 * @param {(typed: string) => Choice[]} found
 * @param {string} [nothing] said where nothing is found
 */
function picker(title, label, found, nothing = "") {
  const list = el("ul", { class: "choices", id: "choices", role: "listbox", "aria-label": title });
  const status = el("p", { role: "status" });
  const field = el("input", { autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "true", "aria-controls": "choices", "aria-autocomplete": "list" });
  /** @type {Choice[]} */
  let choices = [];
  let at = 0;
  const mark = () => {
    [...list.children].forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (choices.length) field.setAttribute("aria-activedescendant", `choice-${at}`);
    else field.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    choices = found(field.value);
    at = 0;
    list.replaceChildren(...choices.map(({ said, hint }, index) =>
      el("li", { role: "option", id: `choice-${index}`, onclick: () => pick(index) }, el("bdi", {}, said), hint ? el("small", {}, hint) : null)));
    fill(status, field.value && !choices.length ? nothing : "");
    mark();
  };
  /** @param {number} index */
  const pick = (index) => {
    const choice = choices[index];
    made.close();
    choice?.choose();
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    const step = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
    if (event.key === "Enter") { event.preventDefault(); pick(at); }
    if (!step || !choices.length) return;
    event.preventDefault();
    at = (at + step + choices.length) % choices.length;
    mark();
  });
  const made = dialog(title, el("label", {}, el("span", {}, label), field), status, list,
    el("button", { type: "button", onclick: () => made.close() }, say("close-dialog")));
  field.focus();
  show();
}

/**
 * Find a delegation, whatever it is called.
 * @param {import("./find.js").Names} names
 * @param {(code: string) => number} place its place on the list, or 0
 * @param {(code: string) => void} found
 */
export function find(names, place, found) {
  picker(say("find"), say("find-what"), (typed) => search(names, typed).map(({ code, as }) => {
    const at = place(code);
    const hints = [as === names[code][0] || as === code ? "" : as, at ? count("on-list", at) : ""];
    return { said: names[code][0], hint: hints.filter(Boolean).join(" · "), choose: () => found(code) };
  }), say("nobody-found"));
}

/**
 * Everything that can be done now, by its name.
 * @param {Keys} keys
 * @param {readonly string[]} deeds
 * @param {(deed: string) => void} press
 */
export function palette(keys, deeds, press) {
  picker(say("palette"), say("palette-what"), (typed) => deeds
    .filter((deed) => say(deed).toLowerCase().includes(typed.trim().toLowerCase()))
    .map((deed) => ({ said: say(deed), hint: shown(keys.of(deed)[0] ?? ""), choose: () => press(deed) })));
}

/**
 * The list of keys, each of which can be changed.
 * @param {Keys} keys
 * @param {readonly string[]} deeds
 * @param {() => void} changed
 */
export function help(keys, deeds, changed) {
  const status = el("p", { role: "status", class: "refusal" });
  const table = el("div", { class: "table", tabindex: 0, role: "group", "aria-labelledby": "dialog-h" });
  const draw = () => table.replaceChildren(...deeds.map((deed) => {
    const button = el("button", { type: "button", "aria-label": `${say("change")}: ${say(deed)}`, onclick: () => listen(deed, button) }, say("change"));
    return el("div", { "data-deed": deed }, el("span", {}, say(deed)), el("span", {}, ...keys.of(deed).map((key) => el("kbd", {}, shown(key))), " ", button));
  }));
  /**
   * @param {string} deed
   * @param {HTMLButtonElement} button
   */
  const listen = (deed, button) => {
    fill(button, say("press-key"));
    button.addEventListener("keydown", (event) => {
      if (["Shift", "Tab", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      const taken = keys.change(deed, keyOf(event));
      fill(status, taken === undefined ? "" : taken ? say("taken", { deed: say(taken) }) : say("no-key"));
      draw();
      changed();
      /** @type {HTMLElement | null} */ (table.querySelector(`[data-deed="${deed}"] button`))?.focus();
    }, { once: true });
  };
  const again = () => { keys.reset(); fill(status); draw(); changed(); };
  draw();
  const made = dialog(say("help"), el("p", {}, say("help-what")), status, table, el("div", { class: "row-of-buttons" },
    el("button", { type: "button", onclick: again }, say("reset")), el("button", { type: "button", onclick: () => made.close() }, say("close-dialog"))));
}

/**
 * A key as it is written on its button.
 * @param {string} key
 */
export function shown(key) {
  return key === " " ? say("space") : key === "Enter" ? "⏎" : key.toUpperCase();
}
