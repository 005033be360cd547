/**
 * How does a page bring itself up to date from the server's own HTML, while somebody is using it?
 *
 * The document is asked for and taken over piece by piece: nothing is parsed from strings here. Whatever somebody has
 * opened, chosen or typed, and where she is, stays; elements with `data-stays` are the page's own and stay as they are.
 */
import { morph } from "./morph.js";
import { page } from "./page.js";

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
 * Let this page say what the server says now. Where somebody else has signed in meanwhile it is loaded anew, since what
 * was typed is not hers. Lost where nothing came back.
 * @param {HTMLFormElement} [accepted] what was typed here was sent and accepted, and does not stay
 * @returns {Promise<boolean>} whether it does; not where another page answers, such as that of the sign-in
 */
export async function renew(accepted) {
  const { document: there, status, address } = await ask(location.href);
  if (status !== 200 || new URL(address).pathname !== location.pathname) return false;
  if (whose(there) !== whose(document)) {
    location.reload();
    return false;
  }
  accepted?.reset();
  delete document.documentElement.dataset.kept;
  return swapMain(there);
}

/** @param {Document} of */
const whose = (of) => of.querySelector("[data-whose]")?.getAttribute("data-whose");

/**
 * Let the main part of this document become that of another; its token is the newest.
 * @param {Document} from
 */
function swapMain(from) {
  const here = document.querySelector("main"), there = from.querySelector("main");
  if (!here || !there) return false;
  morph(here, there, (element) => element.hasAttribute("data-stays"));
  document.title = from.title;
  page.csrf = JSON.parse(from.getElementById("page")?.textContent ?? "{}").csrf ?? page.csrf;
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
