// What does a screen reader say of what changed? Little: one polite region, in which what is said twice is said once.

import { el } from "./dom.js";

const GATHER = 700;

/** @type {Map<string, string>} */
const waiting = new Map();
let timer = 0;

const quiet = region("status", "polite");
const loud = region("alert", "assertive");

/**
 * @param {string} role
 * @param {string} live
 */
function region(role, live) {
  const made = el("div", { role, "aria-live": live, "aria-atomic": "true", class: "unseen" });
  document.body.append(made);
  return made;
}

/**
 * Say something when there is time. What comes within a moment is said together; the same key replaces what was to
 * be said, so that three requests are one sentence.
 * @param {string} text
 * @param {string} [key]
 */
export function polite(text, key = text) {
  waiting.delete(key);
  waiting.set(key, text);
  timer ||= window.setTimeout(speak, GATHER);
}

function speak() {
  timer = 0;
  quiet.replaceChildren(...[...waiting.values()].map((text) => el("p", {}, text)));
  waiting.clear();
}

/**
 * Interrupt whatever is being said: for "You have the floor" and nothing else.
 * @param {string} text
 */
export function assertive(text) {
  loud.replaceChildren(el("p", {}, text));
}
