// What does the screen of the room show? One frame after another, its languages in turn, and how old it is.

import { parts, written } from "./clock.js";
import { el, fill } from "./dom.js";
import { follow } from "./live.js";
import { page } from "./page.js";
import { bannerOf, stateOf } from "./scene.js";
import { Rows } from "./screen-rows.js";
import { Signs } from "./screen-signs.js";
import { ask } from "./swap.js";
import { now } from "./time.js";
import { inEach, tongues } from "./tongues.js";
import { hour, seconds } from "./when.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./tongues.js").Tongue} Tongue */

const TURN_MS = 8_000;
const DAY_MS = 86_400_000;
const OUTSIDE = ["before", "after", "cancelled"];

const root = document.documentElement;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const rows = new Rows(root);

/** @type {{ state: string, starts: number, languages: Record<string, any>, topics: Record<string, string>, about: string }} */
let facts = page.screen;
let frame = page.frame;
/** @type {Tongue[]} */
let all = [];
let turned = 0;

/** @param {string} id */
const at = (id) => document.getElementById(id);

/** @param {string} key @param {Record<string, string>} [given] */
const said = (key, given) => inEach(all, (tongue) => tongue.say(key, given));

/** Whether the meeting began or rose: then there is another page to show, which the server writes. */
function isAnother() {
  return (frame.meeting === page.meeting) === OUTSIDE.includes(facts.state);
}

async function takeAnother() {
  const { document: there, status } = await ask(location.href);
  if (status !== 200) return;
  facts = JSON.parse(there.getElementById("page")?.textContent ?? "{}").screen ?? facts;
  root.dataset.state = there.documentElement.dataset.state ?? "";
  document.querySelector("main")?.replaceWith(document.importNode(there.querySelector("main") ?? new Comment(), true));
  draw();
}

function draw() {
  if (!all.length) return;
  if (isAnother()) {
    takeAnother().catch(() => undefined);
    return;
  }
  root.classList.add("drawn");
  if (OUTSIDE.includes(facts.state)) return tick();
  root.dataset.state = stateOf(frame);
  const topic = facts.topics[frame.now?.of ?? ""];
  fill(at("about"), topic ? topic[0].toUpperCase() + topic.slice(1) : facts.about);
  banner();
  mode();
  speaker();
  rows.show(all, frame, turning());
  stops();
  tick();
}

function banner() {
  const found = bannerOf(frame), element = at("banner");
  if (element) element.hidden = !found;
  fill(element, ...(found ? said(found.key, found.facts) : []));
}

function mode() {
  const mark = at("mode");
  if (mark) mark.hidden = frame.mode !== "informal";
  fill(mark, ...(frame.mode === "informal" ? said("informal") : []));
}

function speaker() {
  const { now: speech, interrupted = [] } = frame, clock = at("clock"), returns = at("returns");
  fill(at("now"), ...(speech ? rows.name(all, speech) : [el("p", { class: "who nobody" }, ...said("nobody"))]));
  const shown = speech?.who ? Math.max(...all.map((tongue) => tongue.name(speech.who ?? "").length)) : 0;
  at("now")?.setAttribute("data-length", shown > 24 ? "long" : shown > 14 ? "" : "short");
  if (clock) clock.hidden = !speech;
  if (!returns) return;
  returns.hidden = !interrupted.length;
  fill(returns, ...(interrupted.length ? inEach(all, (tongue) => tongue.say("returns", { delegation: tongue.name(interrupted[interrupted.length - 1]) })) : []));
}

function stops() {
  const left = (frame.stops ?? []).filter(([service]) => !frame.agreed?.includes(service));
  fill(at("stops"), ...left.map(([service, ends]) =>
    el("li", { class: ends <= now() && "passed" }, ...inEach(all, (tongue) =>
      tongue.say("stop", { service: tongue.say(service), time: hour(ends) })))));
}

/** What changes by itself: the clock of the speech, of the seat, and the time until the beginning. */
function tick() {
  const time = now(), speech = frame.now, clock = at("clock");
  if (speech && clock && all.length && !OUTSIDE.includes(facts.state)) {
    const { used, pace } = parts(speech, time);
    clock.className = `clock ${pace}`;
    fill(clock.querySelector(".used"), written(used));
    fill(clock.querySelector(".limit"), speech.limit ? written(speech.limit) : "");
    clock.querySelector(".slash")?.toggleAttribute("hidden", !speech.limit);
    const key = speech.since === undefined ? "stopped" : pace === "within" ? "" : pace;
    const pacing = clock.querySelector(".pace");
    if (pacing instanceof HTMLElement && pacing.dataset.key !== key) {
      pacing.dataset.key = key;
      fill(pacing, ...(key ? said(key) : []));
    }
  }
  countdown(facts.starts - time);
  const seat = at("seat-clock");
  if (signs.stale && all.length) fill(seat, ...said("as-of", { time: seconds(signs.at) }));
  else fill(seat, hour(time));
}

/** @param {number} left */
function countdown(left) {
  const element = at("countdown");
  if (!element || left > DAY_MS || !all.length) return;
  element.classList.toggle("words", left <= 0);
  if (left <= 0) return fill(element, ...said("soon"));
  const hours = Math.floor(left / 3_600_000), rest = written(left % 3_600_000);
  fill(element, hours ? `${hours}:${rest.padStart(5, "0")}` : rest);
}

const turning = () => !still.matches && all.length > 1;

function turn() {
  root.classList.toggle("turning", turning());
  if (turning()) root.dataset.turn = all[turned % all.length].code;
  else delete root.dataset.turn;
}

/** After a minute without a sign no name is shown any longer; with the next sign all are there again. @param {boolean} held */
function hold(held) {
  const slide = at("holding");
  if (!slide || slide.hidden !== held) return;
  slide.hidden = !held;
  if (all.length) fill(at("held-since"), ...said("held-since", { time: seconds(signs.at) }));
  if (held) for (const id of ["now", "next", "returns"]) fill(at(id));
  else draw();
}

const signs = new Signs(root, hold);

async function begin() {
  all = await tongues(facts.languages);
  turn();
  draw();
}

follow(page.session, {
  frame: (/** @type {Frame} */ next) => {
    frame = next;
    signs.seen();
    if (all.length) draw();
    else begin().catch(() => undefined);
  },
  beat: () => signs.seen(),
  state: (/** @type {import("./types.js").Liveness} */ live) => signs.follows(live === "live"),
});

begin().catch(() => undefined);
setInterval(tick, 250);
setInterval(() => { turned += 1; turn(); }, TURN_MS);
setInterval(draw, 30_000);
still.addEventListener("change", () => { turn(); draw(); });
addEventListener("resize", draw);
