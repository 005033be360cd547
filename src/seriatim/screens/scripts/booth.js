// What does the board of the booths show? Now, next and next but one as they change; it never makes a sound.

import { lightUp, lightsOf } from "./booth-lights.js";
import { paper } from "./booth-paper.js";
import { parts, written } from "./clock.js";
import { el, fill } from "./dom.js";
import { listed } from "./listed.js";
import { follow } from "./live.js";
import { formalOf, isolated, nameOf, names } from "./names.js";
import { page } from "./page.js";
import { show as showLiveness } from "./stale.js";
import { now } from "./time.js";
import { hour, seconds } from "./when.js";
import { count, say } from "./words.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Line} Line */
/** @typedef {import("./types.js").Now} Now */

const MINUTE = 60_000;
const ENDING = [0, 5, 15];
const KEPT = 12;

const open = paper(page.board.booth);
let frame = page.frame;

/** @param {string} id */
const at = (id) => document.getElementById(id);

const here = () => frame.meeting === page.meeting;

/** What there is to say where nobody speaks. */
const silence = () => say(!here() ? "not-in-session" : frame.status === "suspended" ? "suspended" : "nobody");

function draw() {
  const [next, then] = here() ? (frame.next ?? []) : [];
  turn("turn", here() ? frame.now : undefined, silence());
  turn("next", next, say("nobody-next"));
  turn("then", then, say("nobody-next"));
  lightUp(here());
  tick();
}

/**
 * One speech: the name as it is said, and in full; for whom, in which language, and the way to its text.
 * @param {string} id
 * @param {Line | Now | undefined} one
 * @param {string} otherwise
 */
function turn(id, one, otherwise) {
  const into = at(id);
  const key = JSON.stringify([one && { ...one, ran: 0, since: 0 }, one?.who && nameOf(one.who), otherwise]);
  if (!into || into.dataset.key === key) return;
  into.dataset.key = key;
  if (!one) return fill(into, el("p", { class: "nobody" }, otherwise));
  const who = one.who ?? "", formal = who && formalOf(who) !== nameOf(who) ? formalOf(who) : "";
  fill(
    into,
    el("p", { class: "who" }, who ? isolated(who) : say("as" in one ? one.as : "nobody")),
    formal && el("p", { class: "formal" }, el("bdi", {}, formal)),
    el("p", { class: "beside" }, ...beside(one)),
    "speech" in one && clock(),
  );
}

/** @param {Line | Now} one */
function beside(one) {
  const partners = listed((one.with ?? []).map(nameOf), page.language);
  return [
    one.for && el("span", {}, say("for", { group: one.for })),
    partners && el("span", {}, say("with", { delegations: partners })),
    one.kind && one.kind !== "statement" && el("em", {}, say(one.kind)),
    one.language && el("em", { class: "language" }, say(one.language)),
    one.who && way(one),
  ];
}

/** @param {Line | Now} one */
function way({ number, text }) {
  if (!text) return el("span", { class: "none" }, say("no-text"));
  const address = `?booth=${page.board.booth}&text=${number}#paper`;
  return el("a", { class: "open", href: address, onclick: (/** @type {Event} */ event) => open.show(event, number ?? 0) }, say("text"));
}

const clock = () =>
  el("p", { class: "clock", id: "clock", role: "timer" }, el("bdi", { class: "used" }), el("span", { class: "slash", "aria-hidden": "true" }, "/"), el("bdi", { class: "limit" }), " ", el("span", { class: "pace" }));

/** What changes by itself: the clock of the speech, and the minutes until the end of each service. */
function tick() {
  const time = now(), element = at("clock");
  if (frame.now && element && here()) {
    const { used, pace } = parts(frame.now, time);
    element.className = `clock ${pace}`;
    fill(element.querySelector(".used"), written(used));
    fill(element.querySelector(".limit"), frame.now.limit ? written(frame.now.limit) : "");
    element.querySelector(".slash")?.toggleAttribute("hidden", !frame.now.limit);
    fill(element.querySelector(".pace"), frame.now.since === undefined ? say("stopped") : pace === "within" ? "" : say(pace));
  }
  const left = here() ? (frame.stops ?? []).filter(([service]) => !frame.agreed?.includes(service)) : [];
  const key = JSON.stringify(left.map(([service, ends]) => [service, ends, Math.ceil((ends - time) / MINUTE)]));
  const services = at("services");
  if (!services || services.dataset.key === key) return;
  services.dataset.key = key;
  fill(services, ...left.map(([service, ends]) => lasting(service, ends, Math.max(0, Math.ceil((ends - time) / MINUTE)))));
}

/** @param {string} service @param {number} ends @param {number} minutes */
function lasting(service, ends, minutes) {
  const near = ENDING.find((mark) => minutes <= mark);
  return el("li", { "data-near": near ?? null },
    el("span", {}, say("service", { service: say(service), time: hour(ends) })), " ",
    el("b", {}, minutes ? count("minutes", minutes) : say("ended")));
}

/**
 * Whoever was to come and still waits, in another order than before: it is flashed once, and noted.
 * @param {Frame} before
 * @param {Frame} after
 */
function reordered(before, after) {
  const was = (before.next ?? []).map(({ number }) => number), is = (after.next ?? []).map(({ number }) => number);
  const gone = [after.now?.number, ...(before.now ? [before.now.number] : [])];
  const expected = was.filter((number) => !gone.includes(number)).slice(0, 3);
  const found = is.slice(0, expected.length);
  if (!expected.length || !before.seq || expected.every((number, place) => found[place] === number)) return;
  if (!found.length || before.meeting !== after.meeting) return;
  const coming = listed((after.next ?? []).slice(0, 3).map(({ who }) => nameOf(who)), page.language);
  const log = at("log");
  log?.prepend(el("li", {}, say("order-changed", { time: seconds(after.at), delegations: coming })));
  while (log && log.children.length > KEPT) log.lastElementChild?.remove();
  flash(at("next")?.closest("section"), at("then")?.closest("section"));
}

/** @param {...(Element | null | undefined)} elements */
function flash(...elements) {
  for (const one of elements) {
    one?.classList.remove("changed");
    void (/** @type {HTMLElement} */ (one))?.offsetWidth;
    one?.classList.add("changed");
  }
}

follow(page.session, {
  frame: (next) => {
    reordered(frame, next);
    frame = next;
    draw();
    open.look();
  },
  lights: (lights) => lightsOf(lights.lights),
  state: showLiveness,
});

names.then(draw);
setInterval(tick, 250);
