// How does somebody who does not look at the clock hear how it stands? By a button, or by the key S, which can be turned off.

import { polite } from "./announce.js";
import { parts, spelt } from "./clock.js";
import { el } from "./dom.js";
import { nameOf } from "./names.js";
import { now as houseTime } from "./time.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Now} Now */

const STORE = "say-state-key";

/**
 * Who has the floor and how the clock stands, as sentences.
 * @param {Now | null | undefined} now
 * @returns {string}
 */
export function state(now) {
  if (!now) return say("live.nobody");
  const { used, left } = parts(now, houseTime());
  const who = now.as === "delegation" ? nameOf(now.who ?? "") : say(`live.${now.as}`);
  const time =
    left === null
      ? say("live.used", { used: spelt(used) })
      : left < 0
        ? say("live.over-by", { over: spelt(left) })
        : say("live.left", { left: spelt(left) });
  return [say("live.speaking", { delegation: who }), time, now.since ? "" : say("live.clock-stopped")].filter(Boolean).join(" ");
}

/**
 * The button that says the state, with the key S for it; a screen puts it where it fits. Somebody whose machine takes
 * single letters for something else turns the key off, in this browser for good.
 * @param {() => Now | null | undefined} read
 * @returns {HTMLElement}
 */
export function stateControl(read) {
  const speak = () => polite(state(read()), "state");
  const on = el("input", { type: "checkbox", checked: localStorage.getItem(STORE) !== "off" });
  on.addEventListener("change", () => localStorage.setItem(STORE, on.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (on.checked && event.key.toLowerCase() === "s" && !modified(event) && !types(event.target)) speak();
  });
  return el(
    "p",
    { class: "say-state" },
    el("button", { type: "button", class: "quiet", "aria-keyshortcuts": "S", onclick: speak }, say("live.say-state")),
    el("label", { class: "tick" }, on, el("span", {}, say("live.say-state-key"))),
  );
}

/** @param {KeyboardEvent} event */
const modified = (event) => event.ctrlKey || event.metaKey || event.altKey || event.repeat;

/** @param {EventTarget | null} target */
const types = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["SELECT", "TEXTAREA"].includes(target.tagName) || (target instanceof HTMLInputElement && target.type !== "checkbox"));
