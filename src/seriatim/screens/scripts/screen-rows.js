// Which names fit on the screen of the room, and how is one written?

import { el, fill } from "./dom.js";
import { listed } from "./listed.js";
import { inEach } from "./tongues.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Line} Line */
/** @typedef {import("./types.js").Now} Now */
/** @typedef {import("./tongues.js").Tongue} Tongue */

const LEAST = 3;
/** Where fewer than these fit, they are written smaller. */
const ENOUGH = 5;
/** Characters of a name that fit in one line of the first. */
const SHORT = 19;

export class Rows {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
  }

  /**
   * Who is next, as many as there is room for in each of the languages, and how many more there are.
   * @param {Tongue[]} all
   * @param {Frame} frame
   * @param {boolean} turning
   */
  show(all, frame, turning) {
    const list = document.getElementById("next"), more = document.getElementById("more");
    if (!list || !more) return;
    const next = frame.next ?? [];
    const items = next.map((line) => el("li", { class: this.#isLong(all, line, turning) && "long" }, ...this.name(all, line)));
    if (!next.length) items.push(el("li", { class: "nobody" }, ...inEach(all, (tongue) => tongue.say("nobody-next"))));
    const turns = turning ? all.map(({ code }) => code) : [""];
    more.hidden = false;
    for (const tight of [false, true]) {
      list.classList.toggle("tight", tight);
      fill(list, ...items);
      this.#drop(list, turns);
      if (list.children.length >= Math.min(ENOUGH, items.length) && this.#fits(list)) break;
    }
    const left = (frame.more ?? 0) + Math.max(0, next.length - list.children.length);
    fill(more, ...(left ? inEach(all, (tongue) => tongue.count("more", left)) : []));
    more.hidden = !left;
  }

  /** @param {Element} list */
  #fits(list) {
    return list.scrollHeight <= list.clientHeight + 1;
  }

  /**
   * @param {Tongue[]} all
   * @param {Line} line
   * @param {boolean} turning
   */
  #isLong(all, { who }, turning) {
    const lengths = [...new Set(all.map((tongue) => tongue.name(who)))].map((name) => name.length);
    return (turning ? Math.max(...lengths) : lengths.reduce((sum, length) => sum + length + 3, -3)) > SHORT;
  }

  /**
   * Take away from the end what does not fit.
   * @param {Element} list
   * @param {string[]} turns
   */
  #drop(list, turns) {
    const before = this.root.dataset.turn;
    for (const turn of turns) {
      if (turn) this.root.dataset.turn = turn;
      while (!this.#fits(list) && list.children.length > LEAST) list.lastElementChild?.remove();
    }
    if (before) this.root.dataset.turn = before;
  }

  /**
   * A name with what stands beside it.
   * @param {Tongue[]} all
   * @param {Line | Now} one
   * @returns {HTMLElement[]}
   */
  name(all, one) {
    const kind = one.kind ?? "statement", who = one.who, partners = one.with ?? [];
    const as = "as" in one && one.as !== "delegation" ? one.as : "";
    const beside = [
      one.for && el("span", {}, ...inEach(all, (tongue) => tongue.say("for", { group: one.for ?? "" }))),
      partners.length > 0 && el("span", {}, ...inEach(all, (tongue) =>
        tongue.say("with", { delegations: listed(partners.map(tongue.name), tongue.code) }))),
      kind !== "statement" && el("em", {}, ...inEach(all, (tongue) => tongue.say(kind))),
    ].filter(Boolean);
    return [
      el("p", { class: "who" }, ...inEach(all, (tongue) => (as ? tongue.say(as) : tongue.name(who ?? "")))),
      ...(beside.length ? [el("p", { class: "beside" }, ...beside)] : []),
    ];
  }
}
