// What does a form say, in the types that a command has?

/** @typedef {Record<string, string>} Facts */

/** What every form brings beside its facts: the API has these in its headers. */
export const SEALS = new Set(["csrfmiddlewaretoken", "key", "seen"]);

const NUMBERS = new Set(["request", "other", "lead", "after", "motion", "place", "seconds", "in_favour", "against", "abstaining"]);
const FLAGS = new Set(["late", "accept_move"]);
const WHOLE = /^\d+$/;

/**
 * What was filled in; what was left empty is left to the command's own defaults.
 * @param {Iterable<[string, FormDataEntryValue]>} fields
 * @returns {Facts}
 */
export function facts(fields) {
  const given = [...fields].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() && !SEALS.has(name) ? [[name, value.trim()]] : []);
  return Object.fromEntries(given);
}

/**
 * What is no number stays as it was typed: the API says then what it expects.
 * @param {Facts} given
 * @returns {Record<string, string | number | boolean>}
 */
export function typed(given) {
  return Object.fromEntries(Object.entries(given).map(([name, value]) =>
    [name, NUMBERS.has(name) && WHOLE.test(value) ? Number(value) : FLAGS.has(name) ? value === "on" : value]));
}
