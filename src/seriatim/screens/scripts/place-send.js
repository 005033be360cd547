/**
 * How is something asked for from a telephone, so that it is never thought to be done when it is not?
 *
 * What is pressed goes to the API, with the key and the version of its form; then the page is fetched anew. Without an
 * answer that says what became of it, it stays here as unsent, in big letters, until it is sent again by a press, with
 * the same key, or thrown away; nothing is sent by itself. It survives a reload and a sign-in in the same window, and
 * nobody else's. Without scripts, each form goes to its own address; none has a file, which the API would not take.
 */
import { act, Problem } from "./act.js";
import { polite } from "./announce.js";
import { el } from "./dom.js";
import { errand, fill, filledIn, formOf } from "./place-form.js";
import { clear, complain } from "./place-said.js";
import { Lost, renew } from "./swap.js";
import { say } from "./words.js";

/** @typedef {import("./place-form.js").FilledIn & {label: string, whose: string, why: "lost" | "signed-out"}} Unsent */

const KEPT = "unsent";
const SIGNED_OUT = 401;
/** It was not done, but it may be, sent again as it is. */
const TOO_SLOW = 408;

/** @returns {HTMLElement} */
const place = () => /** @type {HTMLElement} */ (document.querySelector("[data-stays=unsent]"));

const whose = () => document.querySelector(".place")?.getAttribute("data-whose") ?? "";

/** What of hers is unsent, the oldest first. @returns {Unsent[]} */
function unsent() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "[]").filter((/** @type {Unsent} */ one) => one.whose === whose());
  } catch {
    return [];
  }
}

/** @param {Unsent} what */
const keyOf = ({ fields }) => new Map(fields).get("key") ?? "";

/** @param {Unsent} what */
const others = (what) => unsent().filter((one) => keyOf(one) !== keyOf(what));

/** @param {Unsent[]} all */
const keep = (all) => sessionStorage.setItem(KEPT, JSON.stringify(all));

/** Begin: what is submitted goes by here, and what was not sent before is shown. */
export function begin() {
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.classList.contains("out")) return forget();
    if (!form.closest("main")) return undefined;
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const label = pressed?.textContent?.trim() ?? "";
    const what = /** @type {Unsent} */ ({ ...filledIn(form, pressed), label, whose: whose(), why: "lost" });
    event.preventDefault();
    void send(what);
    return undefined;
  });
  show();
}

/** Nothing that was filled in is left behind for whoever uses the browser next. */
export function forget() {
  sessionStorage.removeItem(KEPT);
  navigator.serviceWorker?.controller?.postMessage({ forget: true });
}

let busy = false, signedOut = false;

/**
 * Until there is an answer it counts as lost: somebody may reload the page meanwhile.
 * @param {Unsent} what
 */
async function send(what) {
  if (busy) return;
  busy = true;
  document.documentElement.dataset.sending = what.label;
  clear();
  try {
    keep([...others(what), { ...what, why: "lost" }]);
    await answered(what, await done(what));
  } finally {
    busy = false;
    delete document.documentElement.dataset.sending;
    show();
    /** @type {HTMLElement | null} */ (place().querySelector(`[data-key="${keyOf(what)}"] h2`))?.focus();
  }
}

/**
 * @param {Unsent} what
 * @returns {Promise<Problem | null>} why it was not done, if it was not
 */
async function done(what) {
  const { path, body, how } = errand(what);
  try {
    await act(path, body, how);
    return null;
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
}

/**
 * There is nothing unsent any longer, if it is known what became of it; the page says so, or why not.
 * @param {Unsent} what
 * @param {Problem | null} problem
 */
async function answered(what, problem) {
  signedOut = problem?.status === SIGNED_OUT;
  if (signedOut) return keep([...others(what), { ...what, why: "signed-out" }]);
  if (problem && !isRefused(problem)) return undefined;
  keep(others(what));
  if (!problem) polite(say("recorded", { what: what.label }), "sent");
  const shown = await renewed(problem ? undefined : formOf(what));
  document.dispatchEvent(new CustomEvent("taken", { detail: { shown } }));
  if (!problem) return headline();
  const form = formOf(what);
  if (form) fill(form, what);
  return complain(problem, form);
}

/**
 * The house understood it, and said no. Whatever stands between may answer as well, but in no such words.
 * @param {Problem} problem
 */
const isRefused = ({ status, code }) => status >= 400 && status < 500 && status !== TOO_SLOW && code !== "NOT_UNDERSTOOD";

/** @param {HTMLFormElement} [accepted] */
async function renewed(accepted) {
  try {
    return await renew(accepted);
  } catch (problem) {
    if (problem instanceof Lost) return false; // the banner says that there is no connection
    throw problem;
  }
}

function headline() {
  const title = /** @type {HTMLElement | null} */ (document.querySelector("main h1"));
  if (!title) return;
  title.tabIndex = -1;
  title.focus();
}

/** Show what is unsent, if anything is; its form is locked meanwhile, since a key belongs to what was filled in. */
export function show() {
  if (busy) return;
  const all = unsent(), where = place(), locked = all.map(formOf);
  for (const form of document.querySelectorAll("main form.deed")) form.toggleAttribute("inert", locked.some((one) => one === form));
  const key = all.map((one) => `${keyOf(one)} ${one.why} ${signedOut}`).join();
  if (where.dataset.key === key) return; // somebody may be about to press it
  where.dataset.key = key;
  where.replaceChildren(...all.map(section));
}

/** @param {Unsent} what */
function section(what) {
  const again = el("button", { type: "button" }, say(what.why === "lost" ? "send again" : "send now"));
  const away = el("button", { type: "button", class: "quiet" }, say("throw away"));
  again.addEventListener("click", () => void send(what));
  away.addEventListener("click", () => {
    keep(others(what));
    show();
  });
  return el("section", { class: "unsent", role: "alert", "data-key": keyOf(what) },
    el("h2", { tabindex: "-1" }, say("not sent")),
    el("p", {}, say(`not sent: ${what.why}`, { what: what.label })),
    signedOut ? signInLink() : el("p", { class: "keys" }, again, away),
  );
}

/** @returns {Node} */
function signInLink() {
  const address = `/sign-in/?next=${encodeURIComponent(location.pathname)}&ended=1`;
  return el("p", { class: "keys" }, el("a", { class: "button", href: address }, say("sign in again")));
}
