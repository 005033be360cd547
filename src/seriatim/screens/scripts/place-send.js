/**
 * How is something asked for from a telephone, so that it is never thought to be done when it is not?
 *
 * A form goes to the address that it has without a script as well, and the page that comes back says what became of
 * it. Without an answer it stays here as unsent, in big letters, until it is sent again by a press, with the same key,
 * or thrown away; nothing is sent by itself. It survives a reload and a sign-in in the same window, and nobody else's.
 */
import { el } from "./dom.js";
import { polite } from "./announce.js";
import { ask, Lost, swapMain } from "./swap.js";
import { say } from "./words.js";

/** @typedef {{action: string, fields: [string, string][], label: string, whose: string, why: "lost" | "signed-out"}} Unsent */

const KEPT = "unsent";

/** @returns {HTMLElement} */
function place() {
  return /** @type {HTMLElement} */ (document.querySelector("[data-stays=unsent]"));
}

const whose = () => document.querySelector(".place")?.getAttribute("data-whose") ?? "";
const token = () => {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=csrfmiddlewaretoken]"));
  return field?.value ?? "";
};

/** @returns {Unsent | null} */
function kept() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    return found && found.whose === whose() ? found : null;
  } catch {
    return null;
  }
}

/** Begin: what is submitted goes by here, and what was not sent before is shown. */
export function begin() {
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.classList.contains("out")) return forget();
    if (!form.closest(".place") && !form.closest("main")) return undefined;
    event.preventDefault();
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const fields = [...new FormData(form, pressed)].map(([name, value]) => [name, `${value}`]);
    const label = pressed?.textContent?.trim() ?? "";
    void send({ action: form.action, fields: /** @type {[string, string][]} */ (fields), label, whose: whose(), why: "lost" });
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

/** @param {Unsent} what */
async function send(what) {
  if (busy) return;
  busy = true;
  document.documentElement.dataset.sending = what.label;
  try {
    const body = new URLSearchParams(what.fields);
    body.set("csrfmiddlewaretoken", token());
    const answer = await ask(what.action, body);
    if (new URL(answer.address).pathname.startsWith("/sign-in/")) {
      signedOut = true;
      return keep({ ...what, why: "signed-out" });
    }
    took(what, answer);
  } catch (problem) {
    if (!(problem instanceof Lost)) throw problem;
    keep(what);
  } finally {
    busy = false;
    delete document.documentElement.dataset.sending;
  }
}

/**
 * The server answered: what it says is shown, and there is nothing unsent any longer.
 * @param {Unsent} what
 * @param {import("./swap.js").Answer} answer
 */
function took(what, answer) {
  sessionStorage.removeItem(KEPT);
  const done = answer.status < 300;
  for (const earlier of document.querySelectorAll("main .refusal[data-own]")) earlier.remove();
  if (!swapMain(answer.document, { keep: !done })) return keep(what);
  show();
  document.dispatchEvent(new CustomEvent("taken", { detail: { done } }));
  const refusal = /** @type {HTMLElement | null} */ (document.querySelector("main .refusal[role=alert]"));
  if (refusal) refusal.dataset.own = ""; // the next page from the server knows of no refusal, and it is still to be read
  const said = refusal ?? /** @type {HTMLElement | null} */ (document.querySelector("main h1"));
  if (said) {
    said.tabIndex = -1;
    said.focus();
  }
  if (done) polite(say("recorded", { what: what.label }), "sent");
  return undefined;
}

/** @param {Unsent} what */
function keep(what) {
  const fields = what.fields.filter(([name]) => name !== "csrfmiddlewaretoken");
  sessionStorage.setItem(KEPT, JSON.stringify({ ...what, fields }));
  show();
  const title = /** @type {HTMLElement | null} */ (place().querySelector("h2"));
  title?.focus();
}

/** Show what is unsent, if anything is; its form is locked meanwhile, since a key belongs to what was filled in. */
export function show() {
  const what = kept(), where = place();
  for (const form of document.querySelectorAll("main form.deed")) {
    const same = what !== null && form instanceof HTMLFormElement && form.action === what.action;
    form.toggleAttribute("inert", same);
  }
  if (!what) return where.replaceChildren();
  const again = el("button", { type: "button" }, say(what.why === "lost" ? "send again" : "send now"));
  const away = el("button", { type: "button", class: "quiet" }, say("throw away"));
  again.addEventListener("click", () => void send(what));
  away.addEventListener("click", () => {
    sessionStorage.removeItem(KEPT);
    show();
  });
  where.replaceChildren(
    el("section", { class: "unsent", role: "alert" },
      el("h2", { tabindex: "-1" }, say("not sent")),
      el("p", {}, say(what.why === "lost" ? "not sent: lost" : "not sent: signed out", { what: what.label })),
      ...(signedOut ? [signInLink()] : [el("p", { class: "keys" }, again, away)]),
    ),
  );
  return undefined;
}

/** @returns {Node} */
function signInLink() {
  const address = `/sign-in/?next=${encodeURIComponent(location.pathname)}&ended=1`;
  return el("p", { class: "keys" }, el("a", { class: "button", href: address }, say("sign in again")));
}
