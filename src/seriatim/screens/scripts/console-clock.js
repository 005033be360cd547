// What do the clocks of the console show at this moment? The page says since when they run; here they go on.

import { parts, written } from "./clock.js";
import { el, fill } from "./dom.js";
import { now as houseTime } from "./time.js";
import { count, say } from "./words.js";

/** @typedef {import("./types.js").Now} Now */

const PACES = ["within", "last-minute", "over", "grace", "cut"];
const UNDOABLE_MS = 60_000;

/**
 * Who has the floor, with the clock, as the page says it; null where nobody has.
 * @returns {Now | null}
 */
export function speaking() {
  const dial = document.getElementById("dial");
  if (!dial) return null;
  const { who, speech, limit, ran, since, rate, zero, grace } = dial.dataset;
  const office = who === "chair" || who === "secretariat" ? who : "delegation";
  return {
    as: office,
    who,
    speech: Number(speech),
    ran: Number(ran),
    rate: Number(rate),
    ...(limit ? { limit: Number(limit) } : {}),
    ...(since ? { since: Number(since) } : {}),
    ...(zero === "cut" ? { zero, grace: Number(grace) } : {}),
  };
}

/**
 * Draw all clocks once. `passed` is called when a hard stop has come, as the page looks otherwise then.
 * @param {() => unknown} passed
 */
export function tick(passed) {
  drawSpeech();
  drawUndo();
  for (const one of document.querySelectorAll("#stops .left[data-at]")) drawStop(/** @type {HTMLElement} */ (one), passed);
}

function drawSpeech() {
  const now = speaking();
  const dial = document.getElementById("dial");
  if (!now || !dial) return;
  const { used, left, pace: simple } = parts(now, houseTime());
  const pace = simple === "over" && now.zero === "cut" ? ((left ?? 0) + (now.grace ?? 0) > 0 ? "grace" : "cut") : simple;
  fill(document.getElementById("clock"), written(used));
  const ring = now.limit ? Math.min(100, Math.floor((used * 100) / now.limit)) : 0;
  document.getElementById("ring")?.setAttribute("stroke-dasharray", `${ring} 100`);
  dial.classList.remove(...PACES);
  dial.classList.add(pace);
  fill(document.getElementById("pace"), pace === "within" ? "" : say(pace));
}

/** Ten seconds, counted down on the button; then there is nothing to take back. */
function drawUndo() {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-act="undo"]'));
  if (!button) return;
  const left = Number(button.dataset.until ?? 0) - houseTime();
  const shown = button.querySelector(".seconds");
  if (left <= 0 || left > UNDOABLE_MS) {
    shown?.remove();
    button.disabled = true;
    return;
  }
  const said = count("undo-in", Math.ceil(left / 1000));
  if (shown) fill(shown, said);
  else button.insertBefore(el("b", { class: "seconds", "data-own": true, "aria-hidden": "true" }, said), button.querySelector("kbd"));
}

/**
 * @param {HTMLElement} element
 * @param {() => unknown} passed
 */
function drawStop(element, passed) {
  const left = Number(element.dataset.at) - houseTime();
  if (left > 0) return fill(element, count("left", Math.ceil(left / 60_000)));
  if ("over" in element.dataset) return;
  element.dataset.over = "";
  passed();
}
