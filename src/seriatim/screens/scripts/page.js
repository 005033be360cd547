// What does the page give to its modules? It stands in the page as data, once, and is read once.

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Forms} Forms */

/**
 * The data under an id in the page.
 * @param {string} id
 * @returns {any}
 */
export function embedded(id) {
  return JSON.parse(document.getElementById(id)?.textContent || "{}");
}

/** @type {Page & Record<string, any>} */
export const page = embedded("page");

/** @type {Record<string, Forms>} */
export const words = embedded("words");
