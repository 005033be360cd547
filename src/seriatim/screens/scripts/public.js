// What goes on in the meeting whose page this is? The floor, the figures, and who was heard since the page was opened.

import { polite } from "./announce.js";
import { parts, showClock, written } from "./clock.js";
import { el, fill } from "./dom.js";
import { listed } from "./listed.js";
import { follow } from "./live.js";
import { isolated, nameOf, names } from "./names.js";
import { page } from "./page.js";
import { bannerOf, stateOf } from "./scene.js";
import { show as showLiveness } from "./stale.js";
import { stateControl } from "./state.js";
import { renew } from "./swap.js";
import { hour } from "./when.js";
import { count, say } from "./words.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Line} Line */
/** @typedef {import("./types.js").Now} Now */

/** Everybody's page is to become another one at once, and not everybody's request is to come at once. */
const SPREAD = 3_000;
const KINDS = ["reply", "explanation", "point-of-order"];

let frame = page.frame;
let here = page.card.here;
let coming = 0;
/** @type {ReturnType<typeof showClock> | null} */
let clock = null;

/** @param {string} id */
const at = (id) => document.getElementById(id);

/** @param {Line | Now} one */
function name(one) {
  const as = "as" in one && one.as !== "delegation" ? one.as : "";
  const partners = listed((one.with ?? []).map(nameOf), page.language), kind = one.kind ?? "statement";
  const beside = [
    one.for && el("span", {}, say("for", { group: one.for })),
    partners && el("span", {}, say("with", { delegations: partners })),
    KINDS.includes(kind) && el("em", {}, say(kind)),
  ].filter(Boolean);
  return [
    el("p", { class: "who" }, as ? say(as) : isolated(one.who ?? "")),
    beside.length > 0 && el("p", { class: "beside" }, ...beside),
  ];
}

/** @param {string} id @param {Line[] | undefined} lines @param {string} otherwise */
function lane(id, lines, otherwise) {
  const items = (lines ?? []).map((line) => el("li", {}, ...name(line)));
  fill(at(id), ...(items.length ? items : [el("li", { class: "none" }, otherwise)]));
}

function banner() {
  const found = bannerOf(frame), element = at("banner");
  at("card")?.setAttribute("data-state", stateOf(frame));
  if (element) element.hidden = !found;
  fill(element, found ? say(found.key, found.facts) : "");
}

function draw() {
  if (!here || !at("card")) return;
  banner();
  const speech = frame.now, [back] = (frame.interrupted ?? []).slice(-1), returns = at("returns"), more = at("more");
  fill(at("now"), ...(speech ? name(speech) : [el("p", { class: "who" }, say("nobody"))]));
  const face = at("clock");
  if (face) {
    face.hidden = !speech;
    face.querySelector("small")?.toggleAttribute("hidden", !speech?.limit);
    if (!clock) {
      clock = showClock(face, () => frame.now, pacing);
      face.after(stateControl(() => frame.now));
    }
    clock.draw();
  }
  if (returns) returns.hidden = !back;
  fill(returns, back ? say("returns", { delegation: nameOf(back) }) : "");
  lane("next", frame.next, say("nobody-next"));
  lane("points", frame.points, say("none"));
  lane("replies", frame.replies, say("none"));
  if (more) more.hidden = !frame.more;
  fill(more, frame.more ? count("more", frame.more) : "");
}

/** @param {import("./clock.js").Parts} at_ @param {Now} speech */
function pacing({ pace }, speech) {
  fill(at("pace"), speech.since === undefined ? say("stopped") : pace === "within" ? "" : say(pace));
}

/** The figures of the lists, which stand beside their names. */
function figures() {
  for (const list of frame.lists ?? []) {
    const row = document.querySelector(`[data-list="${CSS.escape(list.of)}"]`);
    for (const [kind, n] of /** @type {const} */ ([["heard", list.heard], ["owed", list.owed], ["waiting", list.waiting]])) {
      const [before, after = ""] = count(`${kind}-on`, n ?? 0).split(String(n ?? 0));
      fill(row?.querySelector(`.${kind}`) ?? null, before, el("b", {}, n ?? 0), after);
    }
  }
}

/** @param {Frame} of */
const heardIn = (of) => (of.lists ?? []).reduce((sum, list) => sum + (list.heard ?? 0), 0);

/**
 * Whoever had the floor and was heard: the last of those who were.
 * @param {Frame} before
 * @param {Frame} after
 */
function heard(before, after) {
  const speech = before.now, section = at("heard"), lists = section?.querySelectorAll("ol") ?? [];
  const list = lists[lists.length - 1];
  if (!section || !list || heardIn(after) === heardIn(before)) return;
  if (heardIn(after) < heardIn(before)) list.lastElementChild?.remove();
  else if (speech?.who && speech.speech !== after.now?.speech) {
    const used = written(parts(speech, after.at).used);
    list.append(el("li", {}, el("time", {}, hour(after.at)), " ", el("span", {}, ...name(speech)), " ", el("small", {}, el("time", {}, used))));
  }
  section.hidden = !list.children.length;
  fill(section.querySelector("h2"), count("heard", section.querySelectorAll("ol > li").length));
}

/** The meeting began, or rose: the page becomes that of a meeting that is on, or over. */
function become() {
  clearTimeout(coming);
  coming = window.setTimeout(async () => {
    if (!(await renew())) return;
    here = frame.meeting === page.meeting;
    clock?.close();
    clock = null;
    draw();
  }, Math.random() * SPREAD);
}

follow(page.session, {
  frame: (next) => {
    const before = frame;
    frame = next;
    if ((next.meeting === page.meeting) !== here) return become();
    heard(before, next);
    draw();
    figures();
    const who = next.now?.who;
    if (who && next.now?.speech !== before.now?.speech) polite(say("has-the-floor", { delegation: nameOf(who) }), "floor");
  },
  state: showLiveness,
});

names.then(draw);
