// What does a key do? Mostly what its button does; before some of it something is asked first.

import { state as spoken } from "./state.js";
import { speaking } from "./console-clock.js";
import { askReason, find, help, palette } from "./console-dialogs.js";
import { act } from "./console-do.js";
import { choose, chosen, placeOf, rows } from "./console-list.js";
import { button, dress, here, keys, root, tell } from "./console-page.js";
import { el, fill } from "./dom.js";
import { DANGEROUS, DEFAULTS } from "./keys.js";
import { say } from "./words.js";

/** @typedef {import("./console-list.js").Row} Row */
/** @typedef {import("./find.js").Names} Names */

const ARMED_MS = 2_000;
const ASKED = new Set(["name", "reply", "point", "appeal", "motion"]);

/** What everybody was and is called. @type {Promise<Names>} */
export const names = fetch(`${here}names/`).then((answer) => (answer.ok ? answer.json() : {}), () => ({}));

/** @type {Names} */
let known = {};
/** @type {{ deed: string, timer: number } | undefined} */
let armed;
/** What Enter in the field of a delegation does. */
let asking = "name";

names.then((found) => {
  known = found;
  root.append(el("datalist", { id: "delegations", "data-own": true }, ...Object.values(found).map(([name]) => el("option", {}, name))));
});

/** What has no button of the server's. @type {Record<string, () => void>} */
const LOCAL = {
  state: () => tell(spoken(speaking())),
  help: () => help(keys, Object.keys(DEFAULTS), dress),
  palette: () => palette(keys, Object.keys(DEFAULTS).filter(can), press),
  find: () => find(known, (code) => rowOf(code)?.number ?? 0, pick),
  up: () => step(-1),
  down: () => step(1),
  place: () => (chosen() ? focus(root.querySelector('input[name="place"]')) : tell(say("choose"))),
};

/**
 * Do what a key or the palette says.
 * @param {string} deed
 */
export function press(deed) {
  if (armed?.deed !== deed) disarm();
  if (deed in LOCAL) return LOCAL[deed]();
  if (deed === "give" && !button("give") && button("rule")) return focus(document.getElementById("ruling-words"));
  const found = button(deed);
  if (!found || found.disabled) return tell(say("not-now", { deed: say(deed) }));
  open(found);
  if (ASKED.has(deed)) return askWho(deed);
  if (deed === "limit") return focus(document.getElementById("limit-seconds"));
  if (DANGEROUS.has(deed) && armed?.deed !== deed) return arm(deed, found);
  disarm();
  found.click();
}

/**
 * Open whatever a button is hidden in.
 * @param {Element} inner
 */
function open(inner) {
  const details = inner.closest("details");
  if (!details) return;
  details.open = true;
  if (details.parentElement) open(details.parentElement);
}

/** @param {string} deed */
function can(deed) {
  const found = button(deed);
  return deed in LOCAL || (found !== null && !found.disabled);
}

/** @param {Element | null} element */
function focus(element) {
  if (!(element instanceof HTMLInputElement)) return;
  element.focus();
  element.select();
}

/**
 * @param {string} deed
 * @param {HTMLElement} found
 */
function arm(deed, found) {
  disarm();
  found.classList.add("armed");
  tell(say("again", { deed: say(deed) }));
  armed = { deed, timer: window.setTimeout(disarm, ARMED_MS) };
}

/** A dangerous key that was pressed once is as if it was not. */
export function disarm() {
  if (!armed) return;
  clearTimeout(armed.timer);
  button(armed.deed)?.classList.remove("armed");
  armed = undefined;
  tell("");
}

/**
 * Ask which delegation, and remember for what.
 * @param {string} deed
 */
function askWho(deed) {
  asking = deed;
  fill(document.getElementById("asks-what"), say(`ask-${deed}`));
  focus(root.querySelector('#who-asks input[name="delegation"]'));
}

/**
 * Enter in the field of a delegation does what was asked.
 * @param {HTMLInputElement} field
 */
export function answer(field) {
  const by = button(asking);
  if (field.value.trim() && by) field.form?.requestSubmit(by);
}

/**
 * Call the row with a number: the next one as ever, another one with a reason.
 * @param {number} number
 */
export async function call(number) {
  const row = rows()[number - 1];
  if (!row) return tell(say("no-row", { n: number }));
  if (button("give")?.value === row.request) return press("give");
  const reason = await askReason(say("why-call", { delegation: row.name }));
  if (reason) await act("calls", { request: row.request, list: row.list, reason });
}

/** @param {number} by */
function step(by) {
  const row = chosen();
  if (!row) return tell(say("choose"));
  const all = rows();
  const there = all[all.findIndex(({ request }) => request === row.request) + by];
  if (there?.list === row.list) move(row, there);
}

/**
 * Move a row to where another stands.
 * @param {Row} row
 * @param {Row} there
 */
export async function move(row, there) {
  const place = placeOf(there.request);
  const field = /** @type {HTMLInputElement | null} */ (row.row.closest(".rows")?.querySelector('[name="reason"]'));
  const reason = field?.value.trim() || (await askReason(say("why-move", { delegation: row.name, place })));
  if (reason) await act("places", { request: row.request, list: row.list, place: String(place), reason });
}

/**
 * @param {string} code
 * @returns {Row | undefined}
 */
function rowOf(code) {
  return rows().find(({ name }) => name === known[code]?.[0]);
}

/**
 * Whoever was found: her row, or the field that puts her on the list.
 * @param {string} code
 */
function pick(code) {
  const row = rowOf(code);
  if (row) return choose(row);
  const field = /** @type {HTMLInputElement | null} */ (root.querySelector('#who-asks input[name="delegation"]'));
  if (field) field.value = known[code][0];
  askWho("name");
}
