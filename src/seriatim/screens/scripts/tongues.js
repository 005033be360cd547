// How is the same thing said in several languages at once, on a screen before people who share none?

import { el } from "./dom.js";
import { namesIn } from "./names.js";
import { speaker } from "./words.js";

/** @typedef {import("./words.js").Speaker & { code: string, name: (code: string) => string }} Tongue */

/**
 * Those who speak the languages of a screen, once the names have come.
 * @param {Record<string, { words: Record<string, import("./types.js").Forms> }>} languages
 * @returns {Promise<Tongue[]>}
 */
export function tongues(languages) {
  return Promise.all(
    Object.entries(languages).map(async ([code, { words }]) => {
      const names = await namesIn(code);
      return { code, ...speaker(code, words), name: (/** @type {string} */ who) => names(who).short };
    }),
  );
}

/**
 * One thing in each language; where all say the same it stands once.
 * @param {Tongue[]} all
 * @param {(tongue: Tongue) => string} say
 * @returns {HTMLElement[]}
 */
export function inEach(all, say) {
  const texts = all.map((tongue) => ({ code: tongue.code, text: say(tongue) }));
  if (new Set(texts.map(({ text }) => text)).size === 1) return texts.slice(0, 1).map(({ code, text }) => el("bdi", { lang: code }, text));
  return texts.map(({ code, text }) => el("bdi", { lang: code, "data-in": code }, text));
}
