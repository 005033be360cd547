// How is the console brought up to date, and what does it say? The page is the server's own, changed in place.

import { polite } from "./announce.js";
import { state as spoken } from "./state.js";
import { speaking, tick } from "./console-clock.js";
import { lastReason, shown } from "./console-dialogs.js";
import { compare, isHeld } from "./console-list.js";
import { el, fill } from "./dom.js";
import { Keys } from "./keys.js";
import { morph } from "./morph.js";
import { guard } from "./stale.js";
import { ask } from "./swap.js";
import { say } from "./words.js";

export const root = /** @type {HTMLElement} */ (document.getElementById("console"));
export const here = root.dataset.here ?? "";
export const keys = new Keys();

let reading = false;
let again = false;

/**
 * Bring the page up to date; whatever comes meanwhile is one more time.
 * @param {boolean} [all] also what somebody points at
 * @returns {Promise<void>}
 */
export async function refresh(all = false) {
  if (reading && !all) {
    again = true;
    return;
  }
  reading = true;
  try {
    take((await ask(here)).document, all);
  } catch {
    // the stream says that there is no connection, and when it is back
  } finally {
    reading = false;
  }
  if (again) {
    again = false;
    await refresh();
  }
}

/**
 * The lights of the booths stay as they are: the stream tells of them, and the page does not.
 * @param {Document} newer  the page as it is now
 * @param {boolean} [all] also what somebody points at
 */
export function take(newer, all = false) {
  const then = newer.getElementById("console");
  if (!then) return location.reload();
  const before = turn();
  const held = !all && isHeld();
  morph(root, then, (element) => element.id === "lights" || (held && element.matches(".queue")));
  compare(newer, held, () => take(newer, true));
  document.title = newer.title;
  dress();
  if (turn() !== before) polite(spoken(speaking()), "turn");
}

/** Which turn the page shows. */
const turn = () => document.getElementById("dial")?.dataset.speech;

/** What only a page with scripts has: keys on buttons, and what is switched off while there is no connection. */
export function dress() {
  for (const tools of root.querySelectorAll(".tools")) ours(tools, ["up", "down"]);
  ours(document.getElementById("keybar"), ["find", "palette", "help"]);
  for (const one of root.querySelectorAll("[data-act]")) mark(/** @type {HTMLElement} */ (one));
  for (const one of root.querySelectorAll('.tools input[name="reason"]')) {
    const input = /** @type {HTMLInputElement} */ (one);
    if (!input.value && document.activeElement !== input) input.value = lastReason();
  }
  for (const one of root.querySelectorAll("form button, button[form]")) one.setAttribute("data-needs-live", "");
  guard(root);
  tick(refresh);
}

/**
 * Buttons of ours behind those of the server's, once; what they do is found by their name.
 * @param {Element | null} within
 * @param {readonly string[]} deeds
 */
function ours(within, deeds) {
  if (!within || within.querySelector("button[data-own]")) return;
  within.append(...deeds.map((deed) => el("button", { type: "button", "data-own": true, "data-act": deed }, say(deed))));
}

/**
 * Write its keys on a button.
 * @param {HTMLElement} one
 */
function mark(one) {
  const known = keys.of(one.dataset.act ?? "");
  one.querySelector("kbd")?.remove();
  if (!known.length) return;
  one.append(el("kbd", { "data-own": true }, known.map(shown).join(" ")));
  one.setAttribute("aria-keyshortcuts", known.map((key) => (key === " " ? "Space" : key)).join(" "));
}

/**
 * The button of a deed, where the page has one now.
 * @param {string} deed
 */
export const button = (deed) => /** @type {HTMLButtonElement | null} */ (root.querySelector(`[data-act="${deed}"]`));

/**
 * Say something beside the keys.
 * @param {string} text
 */
export function tell(text) {
  fill(document.getElementById("told"), text);
  if (text) polite(text, "told");
}

/**
 * Say why something was not done, where everybody at the desk looks.
 * @param {string} text
 */
export function complain(text) {
  for (const old of document.querySelectorAll("main > .refusal, #console > .refusal")) old.remove();
  if (text) root.prepend(el("p", { class: "refusal", role: "alert", "data-own": true }, text));
}
