// In which words does the screen speak? In the page's sentences, in its language; only text ever comes of them.

import { page, words } from "./page.js";

/** @typedef {import("./types.js").Forms} Forms */
/** @typedef {Record<string, string | number>} Facts */
/** @typedef {{ say: (key: string, facts?: Facts) => string, count: (key: string, n: number, facts?: Facts) => string }} Speaker */

const RIGHT_TO_LEFT = ["ar"];
const FACT = /\{(\w+)\}/g;

/**
 * Whoever speaks a language with these sentences: for screens that show several languages at once.
 * @param {string} language
 * @param {Record<string, Forms>} sentences
 * @returns {Speaker}
 */
export function speaker(language, sentences) {
  const plural = new Intl.PluralRules(language);
  const isolated = RIGHT_TO_LEFT.includes(language);

  /**
   * A fact that is missing is a dash. From right to left each is isolated: a time beside a name in Latin letters
   * would else turn round.
   * @param {string} sentence
   * @param {Facts} facts
   */
  const filled = (sentence, facts) =>
    sentence.replace(FACT, (_, name) => (isolated ? `\u2068${facts[name] ?? "–"}\u2069` : String(facts[name] ?? "–")));

  return {
    say(key, facts = {}) {
      const found = sentences[key];
      return filled(typeof found === "string" ? found : (found?.other ?? key), facts);
    },
    count(key, n, facts = {}) {
      const found = sentences[key];
      const form = typeof found === "string" ? found : (found?.[plural.select(n)] ?? found?.other ?? key);
      return filled(form, { n, ...facts });
    },
  };
}

const own = speaker(page.language ?? "en", words);

/** A sentence of the page with its facts. */
export const say = own.say;

/** As `say`, in the form that the number needs; the number itself is the fact `n`. */
export const count = own.count;
