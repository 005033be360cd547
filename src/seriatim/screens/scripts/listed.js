// How are several things named one after another? As each language writes it, by its own comma.

/** @type {Record<string, string>} */
const COMMAS = { ar: "، ", zh: "、" };

/**
 * @param {string[]} named
 * @param {string} language
 */
export const listed = (named, language) => named.join(COMMAS[language] ?? ", ");
