// What is going on in a meeting, as whoever comes into the room sees it, and what is said of it above everything else?

import { hour } from "./when.js";

/** @typedef {import("./types.js").Frame} Frame */

/**
 * What interrupts the debate comes before what only colours it.
 * @param {Frame} frame
 * @returns {"suspended" | "vote" | "point-of-order" | "closed-list" | "debate"}
 */
export function stateOf(frame) {
  if (frame.status === "suspended") return "suspended";
  if (frame.pending?.length) return "vote";
  if (frame.now?.kind === "point-of-order") return "point-of-order";
  const lists = frame.lists ?? [];
  return lists.length && lists.every((list) => list.state === "closed") ? "closed-list" : "debate";
}

/**
 * Which sentence, with which facts; null where there is nothing to say.
 * @param {Frame} frame
 * @returns {{ key: string, facts: Record<string, string> } | null}
 */
export function bannerOf(frame) {
  const state = stateOf(frame);
  if (state === "suspended" && frame.until) return { key: "suspended-until", facts: { time: hour(frame.until) } };
  if (state === "vote") return { key: frame.pending?.[0] ?? "vote", facts: {} };
  return state === "debate" ? null : { key: state, facts: {} };
}
