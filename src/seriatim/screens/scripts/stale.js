// Does the page show what is so now? Where it does not, a banner says since when, and what needs the present is off.

import { polite } from "./announce.js";
import { el, fill } from "./dom.js";
import { lastSign } from "./live.js";
import { seconds } from "./when.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Liveness} Liveness */

const banner = document.getElementById("live") ?? el("p", { id: "live" });
if (!banner.isConnected) document.body.prepend(banner);
let was = "";

/** Whether what the page shows is so now. */
export const isLive = () => document.documentElement.dataset.live === "live";

/**
 * Show how it stands. `data-live` on the root element says it to style sheets; what is marked `data-needs-live` can
 * be pressed only while the page is live, since nothing is saved up and done later.
 * @param {Liveness} liveness
 * @param {number} at of what the page shows, by the house's clock
 */
export function show(liveness, at = lastSign()) {
  document.documentElement.dataset.live = liveness;
  const live = liveness === "live";
  const text = live ? "" : say(`live.${liveness}`, { time: seconds(at) });
  banner.hidden = live;
  fill(banner, text);
  if (was !== liveness && (was || !live)) polite(live ? say("live.live") : text, "liveness");
  was = liveness;
  guard();
}

/** Switch what needs the present on or off; for what a screen has just drawn as well. */
export function guard(within = document.body) {
  const off = !isLive();
  for (const one of within.querySelectorAll("[data-needs-live]")) {
    if (one instanceof HTMLButtonElement || one instanceof HTMLFieldSetElement) {
      if (off && !one.disabled) [one.disabled, one.dataset.held] = [true, ""];
      else if (!off && "held" in one.dataset) {
        one.disabled = false;
        delete one.dataset.held;
      }
    }
  }
}
