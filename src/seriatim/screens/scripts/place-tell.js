/**
 * How does somebody who looks elsewhere notice that her turn comes? By a sound, a vibration, a message: each by a press.
 */
import { el } from "./dom.js";
import { state, subscribe, unsubscribe, worker } from "./push.js";
import { say } from "./words.js";

/** @typedef {"third" | "next" | "floor"} Moment */

/** @type {AudioContext | null} */
let sound = null;

const TONES = { third: [523], next: [523, 659], floor: [523, 659, 784] };

/**
 * A few short tones, and a vibration where there is one; nothing before the sound was allowed.
 * @param {Moment} moment
 */
export function sign(moment) {
  if (!sound) return;
  navigator.vibrate?.(moment === "floor" ? [300, 100, 300] : [200]);
  TONES[moment].forEach((pitch, number) => tone(pitch, number * 0.22));
}

/**
 * @param {number} pitch
 * @param {number} after
 */
function tone(pitch, after) {
  if (!sound) return;
  const begins = sound.currentTime + after;
  const voice = sound.createOscillator(), loud = sound.createGain();
  voice.frequency.value = pitch;
  loud.gain.setValueAtTime(0, begins);
  loud.gain.linearRampToValueAtTime(0.25, begins + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.001, begins + 0.2);
  voice.connect(loud).connect(sound.destination);
  voice.start(begins);
  voice.stop(begins + 0.21);
}

/**
 * The switches, in their place on the page.
 * @param {() => string} csrf
 * @param {Node} more what else there is for those who do not look
 */
export async function begin(csrf, more) {
  const where = /** @type {HTMLElement | null} */ (document.querySelector("[data-stays=tell]"));
  if (!where) return null;
  const title = where.querySelector("h2");
  where.replaceChildren(...(title ? [title] : []), soundSwitch(), more);
  where.hidden = false;
  const registration = await worker().catch(() => null);
  where.append(await pushSwitch(registration, csrf));
  return registration;
}

/** @returns {Node} */
function soundSwitch() {
  const button = el("button", { type: "button", "aria-pressed": "false" }, say("sound"));
  button.addEventListener("click", () => {
    const on = sound === null;
    if (on) sound = new AudioContext();
    else void sound?.close().then(() => undefined);
    if (!on) sound = null;
    button.setAttribute("aria-pressed", String(on));
    if (on) sign("third");
  });
  return el("p", { class: "switch" }, button, " ", el("small", {}, say("sound: why")));
}

/**
 * @param {ServiceWorkerRegistration | null} registration
 * @param {() => string} csrf
 * @returns {Promise<Node>}
 */
async function pushSwitch(registration, csrf) {
  const button = el("button", { type: "button", "aria-pressed": "false" }, say("push"));
  const said = el("small", { role: "status" });
  /** @param {Awaited<ReturnType<typeof subscribe>>} now */
  const show = (now) => {
    button.setAttribute("aria-pressed", String(now === "on"));
    button.hidden = !["off", "on", "failed"].includes(now);
    said.textContent = say(`push: ${now}`);
  };
  show(await state(registration));
  button.addEventListener("click", () => {
    if (!registration) return;
    const on = button.getAttribute("aria-pressed") === "true";
    void (on ? unsubscribe(registration, csrf()) : subscribe(registration, csrf())).then(show);
  });
  return el("p", { class: "switch" }, button, " ", said);
}
