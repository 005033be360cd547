/**
 * What does a delegate's own page do while it is open?
 *
 * It says at once what a frame says: the place, who has the floor, the clock. The server's own HTML follows, with the
 * reasons and with whatever can be done then: at once where the delegation's own requests are concerned, and otherwise
 * after a while that is not the same for any two telephones, since two hundred of them hear of each change.
 */
import { assertive, polite } from "./announce.js";
import { parts, written } from "./clock.js";
import { follow } from "./live.js";
import { page } from "./page.js";
import * as sending from "./place-send.js";
import * as telling from "./place-tell.js";
import { show as showLiveness } from "./stale.js";
import { stateControl } from "./state.js";
import { isInUse, Lost, renew } from "./swap.js";
import { now as houseNow } from "./time.js";
import { showOwnTimes } from "./when.js";
import { count, say } from "./words.js";

/** @typedef {import("./place-tell.js").Moment} Moment */
/** @typedef {import("./types.js").Own} Own */
/** @typedef {import("./types.js").Frame} Frame */

const AT_ONCE = 300, LEISURELY = 6_000, SPREAD = 9_000;

const root = /** @type {HTMLElement} */ (document.querySelector(".place"));
const whose = root.dataset.delegation ?? "";

let frame = page.frame;
let told = momentOf(frame).key;
/** @type {number | undefined} */
let waiting;
let urgent = false;

sending.begin();
const registration = await telling.begin(() => page.csrf ?? "", stateControl(() => frame.now));
keepForOffline();
showAge();
showOwnTimes();
setInterval(tick, 250);

follow(page.session, {
  seq: frame.seq,
  frame: took,
  lights: showLights,
  state: (liveness, at) => {
    showLiveness(liveness, at);
    if (liveness === "live" && "kept" in document.documentElement.dataset) later(true);
  },
});

document.addEventListener("taken", (event) => later(!(/** @type {CustomEvent} */ (event)).detail.shown));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && waiting !== undefined) later(urgent);
});

/** @param {Frame} next */
function took(next) {
  const ours = concerns(frame) !== concerns(next);
  const moved = frame.seq !== next.seq;
  frame = next;
  for (const field of document.querySelectorAll("input[name=seen]")) {
    /** @type {HTMLInputElement} */ (field).value = String(next.seq);
  }
  showPlaces(next.own ?? []);
  announce(momentOf(next));
  if (ours || moved) later(ours);
}

/**
 * What of a frame concerns the delegation itself: when that changes, the page is to say so now.
 * @param {Frame} of
 */
function concerns(of) {
  const lists = (of.lists ?? []).map((one) => [one.of, one.state, one.to_all]);
  return JSON.stringify([of.own ?? [], speech(of), of.interrupted ?? [], lists, of.meeting, of.status]);
}

/**
 * The number of the speech that the delegation makes, alone or with others.
 * @param {Frame} of
 */
function speech({ now }) {
  return now && (now.who === whose || (now.with ?? []).includes(whose)) ? now.speech : null;
}

/**
 * @param {Frame} of
 * @returns {{moment: Moment | "", key: string}}
 */
function momentOf(of) {
  if (speech(of) !== null) return { moment: "floor", key: `floor ${speech(of)}` };
  const own = /** @type {Own[]} */ (of.own ?? []);
  for (const [moment, ahead] of /** @type {[Moment, number][]} */ ([["next", 0], ["third", 2]])) {
    const found = own.find((one) => one.ahead === ahead && one.standing !== "speaking");
    if (found) return { moment, key: `${moment} ${found.number}` };
  }
  return { moment: "", key: "" };
}

/** @param {{moment: Moment | "", key: string}} found */
function announce({ moment, key }) {
  if (key === told) return;
  told = key;
  if (!moment) return;
  if (moment === "floor") assertive(say("floor"));
  else polite(say(moment), "place");
  telling.sign(moment);
}

/**
 * The figures are right at once; what accounts for an older place is no longer said.
 * @param {Own[]} own
 */
function showPlaces(own) {
  for (const one of own) {
    const where = document.querySelector(`.standing[data-request="${one.number}"]`);
    const figure = where?.querySelector(".figure b");
    const ahead = /** @type {HTMLElement | null | undefined} */ (where?.querySelector(".ahead"));
    if (!where || !figure || one.place === undefined) continue;
    if (figure.textContent !== String(one.place)) {
      figure.textContent = String(one.place);
      where.querySelector(".why")?.remove();
    }
    if (ahead && one.ahead !== undefined) {
      ahead.textContent = count("ahead", one.ahead);
      ahead.hidden = one.ahead === 0; // its word says then that it is next
    }
    const word = where.querySelector(".word");
    if (word && one.ahead === 0) word.textContent = say("next");
    if (word && one.ahead === 2) word.textContent = say("third");
  }
}

/** @param {boolean} now whether it is the delegation's own affair */
function later(now) {
  if (waiting !== undefined && (urgent || !now)) return;
  clearTimeout(waiting);
  urgent = now;
  waiting = window.setTimeout(refresh, now ? Math.random() * AT_ONCE : LEISURELY + Math.random() * SPREAD);
}

async function refresh() {
  if (document.hidden && !urgent) return; // done when somebody looks again
  const own = urgent;
  waiting = undefined;
  urgent = false;
  if (!own && isInUse(root)) return later(false);
  try {
    if (!(await renew())) return;
    sending.show();
    showOwnTimes();
    tick();
  } catch (problem) {
    if (!(problem instanceof Lost)) throw problem; // the banner says that there is no connection
  }
}

/** The clock of one's own speech, from the server's instants. */
function tick() {
  const clock = document.querySelector("[data-clock]"), turn = document.querySelector(".turn");
  if (!clock || !turn || !frame.now) return;
  const { used, left, pace } = parts(frame.now, houseNow());
  clock.textContent = written(left === null ? used : left);
  turn.setAttribute("data-pace", pace);
  const word = turn.querySelector("[data-word]");
  if (word && word.textContent !== say(`pace: ${pace}`) && left !== null) word.textContent = say(`pace: ${pace}`);
}

/**
 * What the booths ask of whoever speaks.
 * @param {{lights: Record<string, string[]>}} event
 */
function showLights({ lights }) {
  const where = document.querySelector("[data-lights]");
  if (!where) return;
  const asked = new Set(Object.values(lights).flat().filter((one) => one === "slow" || one === "sound"));
  where.replaceChildren(...[...asked].map((one) => document.createTextNode(`${say(`light: ${one}`)} `)));
}

/** A page that was kept says for how long it has been. */
function showAge() {
  const at = Number(document.documentElement.dataset.kept ?? 0);
  const where = document.querySelector("[data-age]");
  if (!at || !where) return;
  const minutes = Math.max(0, Math.floor((Date.now() - at) / 60_000));
  where.textContent = minutes ? count("minutes ago", minutes) : say("a moment ago");
}

async function keepForOffline() {
  if (!registration || "kept" in document.documentElement.dataset) return;
  const ready = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType("resource").map((one) => one.name);
  ready.active?.postMessage({ keep: { path: location.pathname, files } });
}

