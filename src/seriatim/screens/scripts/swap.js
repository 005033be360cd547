/**
 * How does a page bring itself up to date from the server's own HTML, while somebody is using it?
 *
 * The document is asked for and taken over piece by piece: nothing is parsed from strings here. Whatever somebody has
 * opened, chosen or typed, and where she is, stays; elements with `data-stays` are the page's own and stay as they are.
 */
import { morph } from "./morph.js";

/** There was no answer. */
export class Lost extends Error {}

/** @typedef {{document: Document, status: number, address: string}} Answer */

/**
 * Ask for a document, as a browser does; Lost where nothing came back.
 * @param {string} address
 * @param {URLSearchParams} [body] what is posted, if anything is
 * @returns {Promise<Answer>}
 */
export function ask(address, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(body ? "POST" : "GET", address);
    request.responseType = "document";
    request.timeout = 20_000;
    request.onload = () => {
      const found = request.response;
      if (found) resolve({ document: found, status: request.status, address: request.responseURL });
      else reject(new Lost(`${request.status}`));
    };
    request.onerror = request.ontimeout = () => reject(new Lost("no answer"));
    request.send(body);
  });
}

/**
 * Let the main part of this document become that of another.
 * @param {Document} from
 * @param {{keep?: boolean}} [options] whether what was typed stays; not where it was sent and accepted
 */
export function swapMain(from, { keep = true } = {}) {
  const here = document.querySelector("main"), there = from.querySelector("main");
  if (!here || !there) return false;
  if (!keep) for (const form of here.querySelectorAll("form")) form.reset();
  morph(here, there, (element) => element.hasAttribute("data-stays"));
  document.title = from.title;
  return true;
}

/**
 * Whether somebody is in the midst of filling something in.
 * @param {Element} root
 */
export function isInUse(root) {
  const at = document.activeElement;
  return Boolean(at && root.contains(at) && at.matches("input:not([type=hidden]), select, textarea"));
}
