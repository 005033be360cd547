// How does what was pressed reach the house? By the API; and where only a page can ask, as the form that it is.

import { act, Problem } from "./act.js";
import { typed } from "./given.js";
import { page } from "./page.js";
import { ask } from "./swap.js";

/** @typedef {import("./given.js").Facts} Facts */
/** @typedef {{ path: string, body: Record<string, string | number | boolean> }} Errand */

/** Under which address of a request or a list a deed of the console is done; the others are the meeting's own. */
const OF_A_REQUEST = /** @type {Record<string, string>} */ ({ places: "place", admissions: "admission", withdrawals: "withdrawal", calls: "floor" });
const OF_A_LIST = /** @type {Record<string, string>} */ ({ inscriptions: "requests", "list-opening": "opening", "list-closing": "closing", limits: "limits" });
const OF_THE_MEETING = /** @type {Record<string, string>} */ ({ "passing-over": "absences" });
/** What counts of a form that serves several deeds. */
const COUNTS = /** @type {Record<string, readonly string[]>} */ ({
  inscriptions: ["list", "delegation", "late"],
  replies: ["list", "delegation"],
  "points-of-order": ["delegation"],
  appeals: ["delegation"],
  motions: ["delegation", "motion", "list"],
  adjournment: ["reason"],
  places: ["list", "request", "place", "reason"],
  calls: ["list", "request", "reason"],
  withdrawals: ["list", "request", "reason"],
  "passing-over": ["request"],
});
const OFFERS_A_LIST = new Set(["lists", "admissions", "open-floor", ...Object.keys(OF_A_LIST)]);
const BY_FORM = new Set(["motion-withdrawals"]);

/**
 * The errand at the API; undefined where it has none.
 * @param {string} noun
 * @param {Facts} given
 * @returns {Errand | undefined}
 */
export function errand(noun, given) {
  const counted = Object.entries(given).filter(([name]) => COUNTS[noun]?.includes(name) ?? (name !== "list" || OFFERS_A_LIST.has(noun)));
  const { list, request, ...rest } = Object.fromEntries(counted);
  const session = `/sessions/${encodeURIComponent(page.session)}`;
  const topic = `${session}/topics/${encodeURIComponent(list ?? "")}`;
  const meeting = `${session}/meetings/${encodeURIComponent(page.meeting ?? "")}`;
  if (!noun || BY_FORM.has(noun)) return undefined;
  if (noun === "calls" && !rest.reason) return { path: `${meeting}/floor`, body: typed({ request }) };
  if (noun in OF_A_REQUEST) return list && request ? { path: `${topic}/requests/${request}/${OF_A_REQUEST[noun]}`, body: typed(rest) } : undefined;
  if (noun in OF_A_LIST) return list ? { path: `${topic}/${OF_A_LIST[noun]}`, body: typed(rest) } : undefined;
  return { path: `${meeting}/${OF_THE_MEETING[noun] ?? noun}`, body: typed(Object.fromEntries(counted)) };
}

/**
 * Do an errand on what was seen; the version that it led to.
 * @param {Errand} what
 * @param {number} seen
 */
export async function send(what, seen) {
  return (await act(what.path, what.body, { seen })).version;
}

/**
 * All that a form says, with its seals.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
export function filled(form, button) {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) if (typeof value === "string") given.append(name, value);
  return given;
}

/**
 * Send a form as it was: the answer is a page, which says itself what was wrong.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 * @param {URLSearchParams} body
 */
export function sendForm(form, button, body) {
  return ask(button.hasAttribute("formaction") ? button.formAction : form.action, body);
}

export { Problem };
