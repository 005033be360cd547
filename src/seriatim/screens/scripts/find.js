/**
 * Whom does somebody mean who types a name or something near it?
 *
 * As the server's own search: codes, names in six languages, formal and former names and aliases; without accents,
 * and with one slip of the fingers in a word that is long enough for it.
 */

const SHORTEST_WITH_A_SLIP = 5;

/** @typedef {Readonly<Record<string, readonly string[]>>} Names  the names of each code, those of the page first */
/** @typedef {{code: string, as: string, near: number}} Found */

/**
 * The letters alone: no case, accents or punctuation, and one kind of ya and ta in Arabic, without its articles.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/ى/gu, "ي").replace(/ة/gu, "ه").replace(/ß/gu, "ss").replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(^| )ال(?=\p{L}{2})/gu, "$1").trim();
}

/**
 * True for equal words, and for a letter left out, put in, mistaken, or exchanged with its neighbour.
 * @param {string} typed
 * @param {string} meant
 */
export function oneSlipApart(typed, meant) {
  let start = 0;
  while (start < Math.min(typed.length, meant.length) && typed[start] === meant[start]) start += 1;
  let [a, b] = [typed.slice(start), meant.slice(start)];
  while (a && b && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  const exchanged = a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
  return exchanged || Math.max(a.length, b.length) <= 1;
}

/**
 * Who may be meant, the nearest first, each once.
 * @param {Names} names
 * @param {string} query
 * @param {number} [most]
 * @returns {Found[]}
 */
export function search(names, query, most = 8) {
  const typed = folded(query);
  if (!typed) return [];
  const found = Object.entries(names).flatMap(([code, known]) => {
    const best = [code, ...known].map((as, at) => ({ code, as, near: near(typed, folded(as), at) }))
      .reduce((one, other) => (other.near < one.near ? other : one));
    return best.near < Infinity ? [best] : [];
  });
  return found.sort((a, b) => a.near - b.near || a.as.length - b.as.length || (a.code < b.code ? -1 : 1)).slice(0, most);
}

/**
 * The one whose code or name is exactly this, if there is one.
 * @param {Names} names
 * @param {string} text
 */
export function exactly(names, text) {
  const wanted = text.trim().toLowerCase().replace(/’/gu, "'");
  return Object.keys(names).find((code) => code.toLowerCase() === wanted)
    ?? Object.keys(names).find((code) => names[code][0].toLowerCase().replace(/’/gu, "'") === wanted);
}

/**
 * @param {string} typed
 * @param {string} known
 * @param {number} at  0 for the code, 1 for the name on the page, more for the others
 */
function near(typed, known, at) {
  if (typed === known) return at === 0 ? 0 : 1;
  if (at === 0) return Infinity;
  const other = at > 1 ? 0.5 : 0;
  if (known.startsWith(typed)) return 2 + other;
  const words = known.split(" ");
  const parts = typed.split(" ");
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 3 + other;
  if (/[^\x20-\x7e]/u.test(typed) && typed.length > 1 && known.includes(typed)) return 3 + other;
  return slips(typed, parts, known, words) ? 4 + other : Infinity;
}

/**
 * @param {string} typed
 * @param {readonly string[]} parts
 * @param {string} known
 * @param {readonly string[]} words
 */
function slips(typed, parts, known, words) {
  if (typed.length < SHORTEST_WITH_A_SLIP - 1 || known.length < SHORTEST_WITH_A_SLIP) return false;
  if (oneSlipApart(typed.replaceAll(" ", ""), known.replaceAll(" ", ""))) return true;
  return parts.every((part) =>
    words.some((word) => word.startsWith(part)
      || (part.length >= SHORTEST_WITH_A_SLIP && (oneSlipApart(part, word) || begins(part, word)))));
}

/**
 * Whether a word begins with what was typed but for one slip: it is still being typed.
 * @param {string} part
 * @param {string} word
 */
function begins(part, word) {
  return [part.length - 1, part.length, part.length + 1].some((length) => oneSlipApart(part, word.slice(0, length)));
}
