// What time is it at the seat? An instant by its clock, as the pages write it; and by the clock of whoever looks.

import { page } from "./page.js";
import { say } from "./words.js";

/**
 * @param {Intl.DateTimeFormatOptions} parts
 * @returns {(at: number) => string}
 */
function by(parts) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: page.zone ?? "UTC", hourCycle: "h23", ...parts });
  return (at) => format.format(at);
}

/** 11:42 */
export const hour = by({ hour: "2-digit", minute: "2-digit" });

/** 11:42:10 */
export const seconds = by({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

const own = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Say of every interval on the page when it is here, where that is not what the clock of the seat says. */
export function showOwnTimes() {
  for (const one of document.querySelectorAll("[data-low][data-high]")) {
    const where = one.querySelector("[data-here]");
    const low = Number(one.getAttribute("data-low")), high = Number(one.getAttribute("data-high"));
    if (!where || own.format(low) === hour(low)) continue;
    where.textContent = say("your clock", { low: own.format(low), high: own.format(high) });
  }
}
