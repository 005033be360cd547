/**
 * Which key does what, and when does a key do nothing?
 *
 * A key is off while somebody types, while a dialog is open and together with a modifier; each can be changed, and
 * what was changed stays in this browser.
 */

const STORE = "console-keys";

/** @type {Readonly<Record<string, readonly string[]>>} */
export const DEFAULTS = {
  give: ["Enter", "n"],
  undo: ["z"],
  clock: [" "],
  extend: ["e"],
  end: ["f"],
  absent: ["a"],
  chair: ["c"],
  point: ["o"],
  reply: ["r"],
  name: ["i"],
  motion: ["m"],
  appeal: ["v"],
  up: ["u"],
  down: ["d"],
  place: ["p"],
  limit: ["t"],
  list: ["l"],
  suspend: ["b"],
  close: ["x"],
  forecast: ["w"],
  state: ["s"],
  find: ["/"],
  palette: ["."],
  help: ["?"],
};

/** Of these a second press within two seconds is wanted: what they do cannot be taken back with one key. */
export const DANGEROUS = new Set(["list", "close", "suspend"]);

/** The keys as they are now. */
export class Keys {
  constructor() {
    /** @type {Record<string, string>} */
    this.changed = read();
  }

  /**
   * The keys of a deed, the first of which is shown on its button.
   * @param {string} deed
   */
  of(deed) {
    return deed in this.changed ? [this.changed[deed]] : (DEFAULTS[deed] ?? []);
  }

  /**
   * The deed of a key, if it has one.
   * @param {string} key
   */
  deedOf(key) {
    return Object.keys(DEFAULTS).find((deed) => this.of(deed).includes(key));
  }

  /**
   * Give a deed another key. What has the key already is returned, and nothing is changed; `""` where the key cannot
   * be taken at all.
   * @param {string} deed
   * @param {string} key
   * @returns {string | undefined}
   */
  change(deed, key) {
    if (!/^[!-~ ]$/u.test(key) || /[0-9]/u.test(key)) return "";
    const taken = this.deedOf(key);
    if (taken && taken !== deed) return taken;
    this.changed = { ...this.changed, [deed]: key };
    localStorage.setItem(STORE, JSON.stringify(this.changed));
    return undefined;
  }

  /** All keys as they were at first. */
  reset() {
    this.changed = {};
    localStorage.removeItem(STORE);
  }
}

/** @returns {Record<string, string>} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    return Object.fromEntries(Object.entries(kept).filter(([deed, key]) => deed in DEFAULTS && typeof key === "string"));
  } catch {
    return {};
  }
}

/**
 * What a press means, or `""` if it means nothing here. On a keyboard without Latin letters the place of the key counts.
 * @param {KeyboardEvent} event
 */
export function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return "";
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return "";
  const target = event.target instanceof Element ? event.target : null;
  const key = keyOf(event);
  if (event.shiftKey && /^[a-z ]$|^Enter$/u.test(key)) return "";
  if (target && types(target)) return "";
  if (target?.closest("button, a, summary, input") && (key === "Enter" || key === " ")) return "";
  return key;
}

/** @param {KeyboardEvent} event */
export function keyOf(event) {
  if (/^[!-~]$/u.test(event.key)) return event.key.toLowerCase();
  if (event.key.length === 1 && event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
  return event.key;
}

/** @param {Element} target */
function types(target) {
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
    || (target instanceof HTMLElement && target.isContentEditable);
}
