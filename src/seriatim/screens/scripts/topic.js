/**
 * How does the page of a list stay true while people come, are called and go?
 *
 * Each change comes as what was taken out and what was put in, so that a list of two hundred is not sent again for one
 * of them. The reasons account for the places as they were: they go with the first change, and a link brings new ones.
 */
import { follow } from "./live.js";
import { isolated } from "./names.js";
import { page } from "./page.js";
import { show as showLiveness } from "./stale.js";
import { el, fill } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Line} Line */
/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Frame} Frame */

const of = /** @type {string} */ (page.list);
const queue = /** @type {HTMLElement} */ (document.querySelector(".queue"));

/** @param {Frame} frame */
const listIn = (frame) => (frame.lists ?? []).find((one) => one.of === of);

let head = listIn(page.frame)?.head;

follow(page.session, { seq: page.frame.seq, frame: took, state: showLiveness });

/** @param {Frame} frame */
function took(frame) {
  const list = listIn(frame);
  if (!list) return;
  figures(list);
  onTheFloor(frame);
  if (list.head === head) return number(frame);
  head = list.head;
  moved();
  if (list.ops) {
    change(list.ops);
    number(frame);
  } else void whole(frame);
}

/** @param {NonNullable<List["ops"]>} ops */
function change(ops) {
  for (const op of ops) {
    if (op[0] === "-") document.getElementById(`r${op[1]}`)?.remove();
    else queue.insertBefore(row(op[2]), queue.children[op[1]] ?? null);
  }
}

/**
 * Too much happened: the list as it stands, in the names of the same reader.
 * @param {Frame} frame
 */
async function whole(frame) {
  const answer = await fetch(`/live/${encodeURIComponent(page.session)}/lists/${encodeURIComponent(of)}`).catch(() => null);
  if (!answer?.ok) return;
  const { lines } = /** @type {{lines: Line[]}} */ (await answer.json());
  const known = new Map([...queue.children].map((one) => [one.id, one]));
  queue.replaceChildren(...lines.map((line) => known.get(`r${line.number}`) ?? row(line)));
  number(frame);
}

/**
 * Places are counted from one; one's own is told, since names before it may be hidden.
 * @param {Frame} frame
 */
function number(frame) {
  const own = new Map((frame.own ?? []).map((one) => [`r${one.number}`, one.place]));
  [...queue.children].forEach((one, index) => fill(one.querySelector(".n"), own.get(one.id) ?? index + 1));
  queue.hidden = queue.children.length === 0;
  const nobody = document.querySelector("[data-nobody]");
  if (nobody) nobody.toggleAttribute("hidden", !queue.hidden);
}

/**
 * @param {Line} line
 * @returns {HTMLElement}
 */
function row(line) {
  const own = page.reader === "desk" || line.who === page.actor?.delegation;
  const inside = own ? el("a", { href: `requests/${line.number}/` }, ...who(line)) : el("span", {}, ...who(line));
  return el("li", { id: `r${line.number}`, class: "new" }, el("span", { class: "n" }), inside);
}

/**
 * @param {Line} line
 * @returns {(Node | string)[]}
 */
function who(line) {
  const parts = [el("b", {}, isolated(line.who))];
  if (line.for) parts.push(el("i", {}, say("on behalf of", { group: line.for })));
  if (line.with?.length) parts.push(el("i", {}, say("jointly with"), " ", ...between(line.with)));
  if (line.kind && line.kind !== "statement") parts.push(el("em", {}, say(`kind: ${line.kind}`)));
  if (line.level) parts.push(el("em", {}, say(`level: ${line.level}`)));
  if (line.owed) parts.push(el("em", { class: "owed" }, say("owed")));
  return parts.flatMap((part) => [part, " "]);
}

/** @param {string[]} codes */
const between = (codes) => codes.flatMap((code, index) => (index ? [page.comma, isolated(code)] : [isolated(code)]));

/** @param {Frame} frame */
function onTheFloor({ now }) {
  const section = document.querySelector("[data-on-the-floor]");
  if (!section) return;
  const here = now && now.of === of && now.as === "delegation" && now.who ? now : null;
  section.toggleAttribute("hidden", !here);
  const line = here && { who: here.who ?? "", number: here.number ?? 0, for: here.for, with: here.with, kind: here.kind };
  section.querySelector("ul")?.replaceChildren(...(line ? [el("li", {}, ...who(line))] : []));
}

/** @param {List} list */
function figures(list) {
  for (const kind of /** @type {const} */ (["heard", "owed", "waiting"])) {
    fill(document.querySelector(`.figures .${kind} b`), list[kind] ?? 0);
  }
  const mark = document.querySelector("[data-list-state]");
  if (mark && mark.getAttribute("data-list-state") !== list.state) {
    mark.setAttribute("data-list-state", list.state);
    mark.className = list.state === "open" ? "mark-open" : "mark-closed";
    fill(mark, say(`list: ${list.state}`));
    document.querySelector("[data-opens]")?.remove();
  }
}

/** What accounted for the places does not any longer, and somebody may have been heard. */
function moved() {
  for (const one of queue.querySelectorAll("small")) one.remove();
  document.querySelector("[data-moved]")?.removeAttribute("hidden");
}
