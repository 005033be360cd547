// How is something done from the console: once a press, on what was seen, and never without a connection?

import { keepReason } from "./console-dialogs.js";
import { complain, refresh, root, take, tell } from "./console-page.js";
import { did, seenFor } from "./console-seen.js";
import { errand, filled, Problem, send, sendForm } from "./console-send.js";
import { exactly } from "./find.js";
import { facts } from "./given.js";
import { isLive } from "./stale.js";
import { say } from "./words.js";

/** @typedef {import("./given.js").Facts} Facts */
/** @typedef {import("./find.js").Names} Names */

/** Where what was typed could not be read, the page itself says which field it is, and what it may have meant. */
const UNREADABLE = 422;

/** What is on its way. */
let running = "";
/** @type {Promise<unknown>} */
let arrived = Promise.resolve();

/**
 * Do something after what is on its way; the same once more, while it is on its way, is a finger that slipped.
 * @param {string} noun
 * @param {Facts} given
 * @param {() => Promise<import("./swap.js").Answer>} [otherwise] where there is no address for it at the API
 * @returns {Promise<boolean>} whether it was done
 */
export async function act(noun, given, otherwise) {
  if (running === noun) return false;
  await arrived;
  complain("");
  if (!isLive()) {
    tell(say("not-sent"));
    return false;
  }
  tell("");
  running = noun;
  const coming = done(noun, given, otherwise);
  arrived = coming.catch(() => undefined);
  try {
    const answer = await coming;
    running = "";
    if (answer) return shown(answer);
    await refresh(true);
    return true;
  } catch (problem) {
    running = "";
    await refresh();
    complain(problem instanceof Problem ? problem.detail || problem.title : say("not-sent"));
    return false;
  }
}

/**
 * @param {string} noun
 * @param {Facts} given
 * @param {() => Promise<import("./swap.js").Answer>} [otherwise]
 * @returns {Promise<import("./swap.js").Answer | undefined>} the page that answered, where one did
 */
async function done(noun, given, otherwise) {
  const what = errand(noun, given);
  try {
    if (!what) return await otherwise?.();
    did(noun, await send(what, seenFor(noun)));
    keepReason(given.reason ?? "");
    return undefined;
  } catch (problem) {
    if (otherwise && problem instanceof Problem && problem.status === UNREADABLE) return otherwise();
    throw problem;
  }
}

/**
 * What a page answered; it says itself what was wrong.
 * @param {import("./swap.js").Answer} answer
 */
function shown(answer) {
  take(answer.document, true);
  complain([...answer.document.querySelectorAll("main .refusal")].map((one) => one.textContent?.trim()).join(" "));
  return answer.status < 400;
}

/**
 * A form of the page was pressed. What needs a touch of the passkey goes as the page that asks for it.
 * @param {SubmitEvent} event
 * @param {Promise<Names>} names
 */
export async function submitted(event, names) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const by = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (form.method !== "post" || !by) return;
  const noun = new URL(by.hasAttribute("formaction") ? by.formAction : form.action).pathname.split("/").at(-2) ?? "";
  if (root.dataset.touch?.split(" ").includes(noun) && isLive()) return;
  event.preventDefault();
  const list = /** @type {HTMLElement | null} */ (by.closest("[data-list]"))?.dataset.list;
  const given = { ...(list ? { list } : {}), ...facts(new FormData(form, by)) };
  const body = filled(form, by);
  const back = leave(form);
  if (!(await act(...(await named(noun, given, names)), () => sendForm(form, by, body)))) back();
}

/**
 * A delegation by its code; whoever is not known exactly is asked for by the form, which suggests the nearest.
 * @param {string} noun
 * @param {Facts} given
 * @param {Promise<Names>} names
 * @returns {Promise<[string, Facts]>}
 */
async function named(noun, given, names) {
  if (!given.delegation) return [noun, given];
  const code = exactly(await names, given.delegation);
  return code ? [noun, { ...given, delegation: code }] : ["", given];
}

/**
 * Empty the form and leave it at once: the next key is a key of the console again, or the next name, whether or not
 * there is an answer yet. The reason stays for the next time.
 * @param {HTMLFormElement} form
 * @returns {() => void} to have back what was typed, if it was not done and nothing else was typed meanwhile
 */
function leave(form) {
  const typed = "input:not([type=hidden], [type=radio], [type=checkbox], [name=reason], [name=seconds])";
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(typed)]).map((field) => ({ field, was: field.value }));
  const focused = document.activeElement;
  const within = focused instanceof HTMLInputElement && focused.type !== "radio" && focused.form === form ? focused : undefined;
  for (const { field } of fields) field.value = "";
  within?.blur();
  return () => {
    for (const { field, was } of fields) field.value ||= was;
    if (document.activeElement === document.body) within?.focus();
  };
}
