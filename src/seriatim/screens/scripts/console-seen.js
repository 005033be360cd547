/**
 * What can somebody who presses now have seen?
 *
 * Whoever presses within half a second of somebody else's act did not see it yet, and is told of it by the house
 * instead of acting on what she never looked at. What she did herself she knows, but for a key that was hit twice.
 */

import { page } from "./page.js";

const REACTION_MS = 500;
const KEPT = 50;
const GIVES = new Set(["floor", "calls"]);

/** @type {{ seq: number, at: number }[]} */
const versions = [{ seq: page.frame.seq, at: -REACTION_MS }];
let own = page.frame.seq;
let gave = false;

/**
 * A version came on the screen.
 * @param {number} seq
 */
export function saw(seq) {
  if (seq <= (versions.at(-1)?.seq ?? 0)) return;
  versions.push({ seq, at: performance.now() });
  if (versions.length > KEPT) versions.shift();
}

/**
 * One's own act led to a version.
 * @param {string} noun
 * @param {number} version
 */
export function did(noun, version) {
  own = Math.max(own, version);
  gave = GIVES.has(noun);
}

/**
 * The version to send with a deed.
 * @param {string} noun
 */
export function seenFor(noun) {
  const before = performance.now() - REACTION_MS;
  const looked = versions.findLast(({ at }) => at <= before)?.seq ?? versions[0].seq;
  return GIVES.has(noun) && gave ? looked : Math.max(looked, own);
}
