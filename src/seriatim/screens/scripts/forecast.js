// The forecast of a meeting is brought up to date when something has happened, but not under the hand that fills it in.

import { follow } from "./live.js";
import { page } from "./page.js";
import { show } from "./stale.js";
import { isInUse, Lost, renew } from "./swap.js";

const REST = 3_000;
/** Milliseconds: several changes that come together are shown together. */

let version = page.frame.seq;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

async function refresh() {
  soon = undefined;
  const main = document.querySelector("main");
  if (main && isInUse(main)) return later();
  try {
    await renew();
  } catch (problem) {
    if (!(problem instanceof Lost)) throw problem; // the banner says that there is no connection
  }
}

function later() {
  soon ??= setTimeout(() => void refresh(), REST);
}

follow(page.session, {
  frame: (frame) => {
    if (frame.seq !== version || frame.whole) later();
    version = frame.seq;
  },
  state: show,
});
