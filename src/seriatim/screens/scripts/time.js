// What time is it in the house? Asked of the server and corrected by how long the answer took; the browser's own clock
// may be an hour wrong, and nothing here looks at what it shows.

import { page } from "./page.js";

/** An answer that took so long is right to half of it, which is enough; of slower ones the fastest of several is taken. */
const FAST = 40;
const TIMES = 5;
const AGAIN = 60_000;
const OFF = 2_000;
const SLEPT = 1_000;

/** What the house's clock showed when the browser's counter began, if it has always gone at its pace. */
let zero = (page.at ?? Date.now()) - arrived();
/** How many of its seconds go by in one: not one in a rehearsal alone, where it may also stand. */
let pace = 1;
let apart = Date.now() - performance.now();

/** @type {Promise<void> | null} */
let asking = null;
let turned = false;

/** @type {() => void} */
let told;

/** Settled when the time has been asked for the first time. @type {Promise<void>} */
export const ready = new Promise((resolve) => {
  told = resolve;
});

/** When the page that carries `page.at` began to arrive. */
function arrived() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return navigation?.responseStart || performance.now();
}

/**
 * The house's time, in milliseconds since the epoch.
 * @returns {number}
 */
export function now() {
  if (Math.abs(Date.now() - performance.now() - apart) > SLEPT) woken();
  return zero + pace * performance.now();
}

/** The two counters of the browser went apart: the machine slept, or somebody set its clock. */
function woken() {
  apart = Date.now() - performance.now();
  sync();
}

/**
 * Ask the time again; several times, of which the one that came back fastest is right to half its way.
 * @returns {Promise<void>}
 */
export function sync() {
  asking ??= ask().finally(() => {
    asking = null;
    if (turned) sync();
  });
  return asking;
}

/**
 * The house has turned its clock: what is being asked at this moment may be answered by the old one.
 * @returns {Promise<void>}
 */
export function turn() {
  turned = !!asking;
  return sync();
}

async function ask() {
  turned = false;
  /** @type {Asked | null} */
  let best = null;
  for (let n = 0; n < TIMES && !(best && best.took < FAST); n++) {
    const one = await askOnce();
    if (!one) break;
    if (!best || one.took < best.took) best = one;
  }
  if (!best) return;
  zero = best.zero;
  pace = best.pace;
  told();
}

/** @typedef {{ took: number, zero: number, pace: number }} Asked */

/** @returns {Promise<Asked | null>} */
async function askOnce() {
  try {
    const sent = performance.now();
    const answer = await fetch("/live/time", { cache: "no-store" });
    const took = performance.now() - sent;
    if (!answer.ok) return null;
    const { at, pace = 1 } = await answer.json();
    return { took, zero: at - pace * (sent + took / 2), pace };
  } catch {
    return null;
  }
}

/** Once a minute, a single question; only where its answer cannot be true with the time that is known, the rest. */
async function look() {
  const one = document.hidden ? null : await askOnce();
  if (one && (one.pace !== pace || Math.abs(one.zero - zero) > (one.took / 2 + FAST / 2) * pace)) sync();
}

/**
 * Compare with the instant of something that has just come: far off, the time is asked again.
 * @param {number} at
 */
export function check(at) {
  if (Math.abs(now() - at) > OFF * Math.max(pace, 1)) sync();
}

setInterval(look, AGAIN);
sync();
for (const event of ["online", "pageshow"]) addEventListener(event, sync);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) sync();
});
