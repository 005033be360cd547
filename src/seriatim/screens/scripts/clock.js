// How long has the speaker spoken, and what is left? Drawn each quarter of a second, and spoken at its marks.

import { polite } from "./announce.js";
import { now as houseTime } from "./time.js";
import { count, say } from "./words.js";

/** @typedef {import("./types.js").Now} Now */
/** @typedef {{ used: number, left: number | null, pace: "within" | "last-minute" | "over" }} Parts */

const QUARTER = 250;
const LAST_MINUTE = 60_000;
const MARKS = [60, 30, 0];

/**
 * The milliseconds that the clock of the room shows as used, and what is left of the limit: negative once it is over.
 * @param {Now} now
 * @param {number} at
 * @returns {Parts}
 */
export function parts(now, at) {
  const ran = now.ran + (now.since ? Math.max(0, at - now.since) : 0);
  const used = Math.floor((ran * 100) / now.rate);
  if (now.limit === undefined) return { used, left: null, pace: "within" };
  const left = now.limit - used;
  return { used, left, pace: left < 0 ? "over" : left <= LAST_MINUTE ? "last-minute" : "within" };
}

/**
 * Minutes and seconds, 4:50; the sign is left to the words around it.
 * @param {number} ms
 * @returns {string}
 */
export function written(ms) {
  const whole = Math.floor(Math.abs(ms) / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Minutes and seconds in words, as a screen reader should say them.
 * @param {number} ms
 * @returns {string}
 */
export function spelt(ms) {
  const whole = Math.floor(Math.abs(ms) / 1000);
  const minutes = count("live.minutes", Math.floor(whole / 60));
  const seconds = count("live.seconds", whole % 60);
  if (whole < 60) return seconds;
  return whole % 60 ? say("live.minutes-seconds", { minutes, seconds }) : minutes;
}

/**
 * Keep a clock up to date. Inside the element, what is marked `data-clock="used"`, `"left"` or `"limit"` shows that
 * time; the element itself shows the pace as a class and in `data-pace`. `drawn` may draw what else there is.
 * @param {HTMLElement} element with role="timer" and aria-live="off"
 * @param {() => Now | null | undefined} read
 * @param {(parts: Parts, now: Now) => void} [drawn]
 * @returns {{ draw: () => void, close: () => void }}
 */
export function showClock(element, read, drawn) {
  let timer = 0;
  const draw = () => {
    const now = read();
    if (!now) return;
    const at = parts(now, houseTime());
    element.dataset.pace = at.pace;
    element.classList.toggle("over", at.pace === "over");
    element.classList.toggle("last-minute", at.pace === "last-minute");
    show(element, "used", at.used);
    show(element, "left", at.left);
    show(element, "limit", now.limit ?? null);
    drawn?.(at, now);
  };
  const tick = () => {
    draw();
    timer = window.setTimeout(tick, QUARTER - (houseTime() % QUARTER));
  };
  tick();
  return { draw, close: () => clearTimeout(timer) };
}

/**
 * @param {HTMLElement} element
 * @param {string} part
 * @param {number | null} ms
 */
function show(element, part, ms) {
  for (const one of element.querySelectorAll(`[data-clock="${part}"]`)) {
    const text = ms === null ? "" : written(ms);
    if (one.textContent !== text) one.textContent = text;
  }
}

/**
 * Say at one minute, at thirty seconds and at the end that it is so, each once a speech; again where it was extended.
 * @param {() => Now | null | undefined} read
 * @returns {{ close: () => void }}
 */
export function speakMarks(read) {
  let speech = -1;
  let last = Infinity;
  const look = () => {
    const now = read();
    const left = now ? parts(now, houseTime()).left : null;
    if (!now || left === null) return;
    if (now.speech !== speech) [speech, last] = [now.speech, left];
    const passed = MARKS.filter((mark) => left <= mark * 1000 && mark * 1000 < last);
    if (passed.length) polite(say(`live.mark-${Math.min(...passed)}`), "clock");
    last = left;
  };
  const timer = setInterval(look, QUARTER);
  return { close: () => clearInterval(timer) };
}
