// What time is it at the seat? An instant by its clock, as the pages write it.

import { page } from "./page.js";

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
