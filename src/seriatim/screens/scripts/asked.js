/**
 * How does the page of one request stay true? It asks for itself again a moment after its list has changed; not all
 * who look at one at the same instant, and not while somebody is filling something in.
 */
import { follow } from "./live.js";
import { page } from "./page.js";
import { show as showLiveness } from "./stale.js";
import { isInUse, Lost, renew } from "./swap.js";

/** @typedef {import("./types.js").Frame} Frame */

const SOON = 1_000, SPREAD = 4_000;

/** @param {Frame} frame */
const signs = ({ lists, own, now }) =>
  JSON.stringify([(lists ?? []).find((one) => one.of === page.list)?.head, own, now?.number, now?.speech]);

let seen = signs(page.frame);
/** @type {number | undefined} */
let waiting;

follow(page.session, { seq: page.frame.seq, frame: took, state: showLiveness });

/** @param {Frame} frame */
function took(frame) {
  if (signs(frame) === seen) return;
  seen = signs(frame);
  later();
}

function later() {
  waiting ??= window.setTimeout(refresh, SOON + Math.random() * SPREAD);
}

async function refresh() {
  waiting = undefined;
  if (document.hidden || isInUse(document.body)) return later();
  try {
    await renew();
  } catch (problem) {
    if (!(problem instanceof Lost)) throw problem; // the banner says that there is no connection
  }
}
