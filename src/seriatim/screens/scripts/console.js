// The Chair's console while it is live: one key, one deed; and the screen stands still under the hand.

import { polite } from "./announce.js";
import { speakMarks } from "./clock.js";
import { speaking, tick } from "./console-clock.js";
import { submitted } from "./console-do.js";
import { drag } from "./console-list.js";
import { dress, keys, refresh, root } from "./console-page.js";
import { answer, call, disarm, move, names, press } from "./console-press.js";
import { saw } from "./console-seen.js";
import { el, fill } from "./dom.js";
import { pressed } from "./keys.js";
import { follow } from "./live.js";
import { page } from "./page.js";
import { show } from "./stale.js";
import { say } from "./words.js";

const QUARTER = 250;
let version = page.frame.seq;

/** @param {MouseEvent} event */
function clicked({ target }) {
  const ours = target instanceof Element ? target.closest("button[type=button][data-act]") : null;
  if (ours instanceof HTMLElement) press(ours.dataset.act ?? "");
}

/** @param {KeyboardEvent} event */
function keyed(event) {
  const field = event.target;
  if (field instanceof HTMLInputElement && field.name === "delegation" && event.key === "Enter") {
    event.preventDefault();
    return answer(field);
  }
  if (field instanceof HTMLInputElement && event.key === "Escape") return field.blur();
  const key = pressed(event);
  const deed = key && keys.deedOf(key);
  if (!deed && !/^[1-9]$/.test(key)) return;
  event.preventDefault();
  if (deed) press(deed);
  else call(Number(key));
}

/** @param {import("./types.js").Lights} told */
function showLights({ lights }) {
  const language = new Intl.DisplayNames([page.language], { type: "language" });
  const lit = Object.entries(lights).filter(([, signals]) => signals.length)
    .map(([booth, signals]) => ({ booth: language.of(booth) ?? booth, said: signals.map((one) => say(one)).join(", ") }));
  const lines = lit.map(({ booth, said }) => el("li", { "data-own": true }, el("span", {}, booth), el("b", { class: "signal" }, said)));
  fill(document.getElementById("lights"), ...(lit.length ? lines : [el("li", { class: "none", "data-own": true }, say("no-signal"))]));
  for (const { booth, said } of lit) polite(`${booth}: ${said}`, `light-${booth}`);
}

/** @param {import("./types.js").Liveness} liveness */
function lived(liveness) {
  show(liveness);
  document.querySelector(".lost")?.remove();
  if (liveness === "live") return void refresh();
  disarm();
  const paper = el("button", { type: "button", onclick: () => print() }, say("paper"));
  root.prepend(el("div", { class: "lost", "data-own": true }, el("p", {}, say("on-paper")), paper));
}

document.getElementById("keybar")?.append(el("p", { class: "told", id: "told", "data-own": true }));
dress();
setInterval(() => tick(refresh), QUARTER);
speakMarks(speaking);
drag(root, move);
root.addEventListener("click", clicked);
root.addEventListener("submit", (event) => submitted(event, names));
document.addEventListener("keydown", keyed);
follow(page.session, {
  frame: (frame) => {
    saw(frame.seq);
    if (frame.seq !== version || frame.whole) refresh();
    version = frame.seq;
  },
  lights: showLights,
  state: lived,
});
