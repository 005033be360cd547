// Which lights of the booth are on, and how are they turned on and off? By pressing, or by the keys 1 to 4.

import { fill } from "./dom.js";
import { listed } from "./listed.js";
import { page } from "./page.js";
import { say } from "./words.js";

const SIGNALS = ["slow", "sound", "text", "away"];

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("lights"));
const buttons = new Map(
  SIGNALS.map((light) => [light, /** @type {HTMLButtonElement | null} */ (form?.querySelector(`[data-light="${light}"]`))]),
);
const booth = page.board.booth;

/** @param {string} light */
const wordsOf = (light) => say(light === "text" ? "missing" : light);

/**
 * Show which lights of which booths are on.
 * @param {Record<string, string[]>} all
 */
export function lightsOf(all) {
  for (const [light, button] of buttons) {
    const on = (all[booth] ?? []).includes(light);
    button?.setAttribute("aria-pressed", String(on));
    button?.setAttribute("name", on ? "off" : "on");
  }
  const others = Object.entries(all).filter(([code, lit]) => code !== booth && lit.length);
  fill(document.getElementById("others"), others.map(([code, lit]) => say("booths", { booth: say(code), lights: listed(lit.map(wordsOf), page.language) })).join(" "));
}

/**
 * A light that nobody would see cannot be turned on.
 * @param {boolean} sitting
 */
export function lightUp(sitting) {
  for (const button of buttons.values()) if (button) button.disabled = !sitting;
}

/** @param {HTMLButtonElement} button */
async function press(button) {
  if (!form || button.disabled) return;
  const said = document.getElementById("said");
  const body = new URLSearchParams({ booth, [button.name]: button.value });
  try {
    const headers = { Accept: "application/json", "X-CSRFToken": page.csrf ?? "" };
    const answer = await fetch(form.action, { method: "POST", body, headers });
    if (!answer.ok) throw new Error(String(answer.status));
    lightsOf((await answer.json()).lights);
    if (said) said.hidden = true;
  } catch {
    fill(said, say("not-sent"));
    if (said) said.hidden = false;
  }
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const pressed = /** @type {SubmitEvent} */ (event).submitter;
  if (pressed instanceof HTMLButtonElement) press(pressed);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = buttons.get(SIGNALS[Number(event.key) - 1]);
  if (button) press(button);
});
