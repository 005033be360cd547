// What is everybody called? By code, in the page's language or in another; the names come once and are kept.

import { el } from "./dom.js";
import { page } from "./page.js";

/** The name, the formal name where it differs, and the language that they are in where it is not the asked one. */
/** @typedef {[short: string, formal: string, language?: string]} Named */
/** @typedef {(code: string) => { short: string, formal: string, language: string }} Names */

const LANGUAGE_AND_DIGEST = /\/[a-z]+\/[\w-]+\.json$/;

/** @type {Map<string, Promise<Map<string, Named>>>} */
const asked = new Map();

/** @type {Map<string, Named>} */
let known = new Map();
let looked = 0;

/**
 * @param {string} address
 * @returns {Promise<Map<string, Named>>}
 */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Map(Object.entries(await answer.json()));
}

/**
 * What a language calls everybody; from there on at once.
 * @param {string} language
 * @returns {Promise<Names>}
 */
export async function namesIn(language) {
  const address =
    language === page.language ? page.names : page.names.replace(LANGUAGE_AND_DIGEST, `/${language}/now.json`);
  const coming = asked.get(address) ?? fetched(address);
  asked.set(address, coming);
  coming.catch(() => asked.delete(address));
  const found = await coming;
  return (code) => {
    const [short, formal, other] = found.get(code) ?? [code, ""];
    return { short, formal: formal || short, language: other ?? language };
  };
}

/** Settled when `nameOf` knows the names; a page without a session has none. @type {Promise<void>} */
export const names = page.names ? fetched(page.names).then(take, () => undefined) : Promise.resolve();

/** @param {Map<string, Named>} found */
function take(found) {
  known = found;
  document.dispatchEvent(new CustomEvent("names"));
}

/** Somebody was admitted since the page was made: ask once more, and at most once a minute. */
function lookAgain() {
  if (!known.size || performance.now() - looked < 60_000) return;
  looked = performance.now();
  fetched(page.names.replace(LANGUAGE_AND_DIGEST, `/${page.language}/now.json`)).then(take, () => undefined);
}

/**
 * A delegation's name in the page's language; its code until the names have come. `names` is dispatched on the
 * document when they change.
 * @param {string} code
 * @returns {string}
 */
export function nameOf(code) {
  const found = known.get(code);
  if (!found && code) lookAgain();
  return found?.[0] ?? code;
}

/**
 * The formal name, or the short one where there is no other.
 * @param {string} code
 * @returns {string}
 */
export const formalOf = (code) => known.get(code)?.[1] || nameOf(code);

/**
 * A name in an element that says which language it is in, and lets nothing around it turn it round.
 * @param {string} code
 * @returns {HTMLElement}
 */
export const isolated = (code) => el("bdi", { lang: known.get(code)?.[2] ?? page.language }, nameOf(code));
