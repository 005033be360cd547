// How does an element come into the page? By its parts; a text stays a text, whatever stands in it.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element. An attribute that is null or false is left out, one that is true is there without a value; what begins
 * with `on` is a listener.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) made.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...shown(children));
  return made;
}

/**
 * Put children into an element in place of those that it has; one that has the same text stays untouched.
 * @param {Element | null} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  if (!element) return;
  const next = shown(children);
  if (next.every((one) => typeof one === "string") && element.textContent === next.join("")) return;
  element.replaceChildren(...next);
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
const shown = (children) =>
  children.flatMap((one) => (one === null || one === undefined || one === false ? [] : [one instanceof Node ? one : String(one)]));
