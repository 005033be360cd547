/**
 * How does the page become what the server's newer one is, without what a person has under her hand being replaced?
 *
 * The server writes every state of a page once, as HTML; here the elements that are there already are changed in
 * place, so that the focus, what was typed, what was opened and what was chosen stay. What a script of ours put into
 * the page is marked with `data-own`, and stays as well.
 */

const KEPT = new Set(["open", "data-own"]);

/**
 * Change `now` until it says what `then` says; `held` names the elements that must not move at present.
 *
 * @param {Element} now
 * @param {Element} then
 * @param {(element: Element) => boolean} [held]
 */
export function morph(now, then, held = () => false) {
  const focused = document.activeElement;
  become(now, then, held);
  if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
  }
}

/**
 * @param {Element} now
 * @param {Element} then
 * @param {(element: Element) => boolean} held
 */
function become(now, then, held) {
  if (held(now)) return;
  attributes(now, then);
  const free = [...now.childNodes].filter((node) => !own(node));
  const children = [...then.childNodes].map((child) => {
    const at = free.findIndex((node) => alike(node, child));
    if (at < 0) return document.importNode(child, true);
    const [node] = free.splice(at, 1);
    if (node instanceof Element && child instanceof Element) become(node, child, held);
    else if (node.nodeValue !== child.nodeValue) node.nodeValue = child.nodeValue;
    return node;
  });
  for (const node of free) node.remove();
  inOrder(now, children);
}

/**
 * @param {Element} now
 * @param {readonly Node[]} children
 */
function inOrder(now, children) {
  let cursor = next(now.firstChild);
  for (const child of children) {
    if (child === cursor) cursor = next(cursor.nextSibling);
    else now.insertBefore(child, cursor ?? tail(now));
  }
}

/**
 * What of our own stands behind everything else, and stays there.
 * @param {Element} now
 */
function tail(now) {
  let first = null;
  for (let node = now.lastChild; node && own(node); node = node.previousSibling) first = node;
  return first;
}

/** @param {Node | null} node */
function next(node) {
  while (node && own(node)) node = node.nextSibling;
  return node;
}

/** @param {Node} node */
function own(node) {
  return node instanceof Element && node.hasAttribute("data-own");
}

/**
 * @param {Node} node
 * @param {Node} other
 */
function alike(node, other) {
  if (node.nodeName !== other.nodeName) return false;
  if (!(node instanceof Element && other instanceof Element)) return true;
  return node.id === other.id && node.getAttribute("data-act") === other.getAttribute("data-act");
}

/**
 * @param {Element} now
 * @param {Element} then
 */
function attributes(now, then) {
  for (const { name } of [...now.attributes]) {
    if (!then.hasAttribute(name) && !KEPT.has(name) && !(name === "nonce")) now.removeAttribute(name);
  }
  for (const { name, value } of then.attributes) {
    if (!KEPT.has(name) && now.getAttribute(name) !== value) now.setAttribute(name, value);
  }
}
