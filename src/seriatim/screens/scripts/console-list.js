// What can be done with the rows of the list by hand, and when must they stand still?

import { el } from "./dom.js";
import { count, say } from "./words.js";

/** @typedef {{ request: string, list: string, name: string, number: number, row: HTMLElement }} Row */

let dragging = false;
/** @type {Document | undefined} */
let newer;

/** Whether somebody points at the list, drags in it, or works in it: nothing moves then. */
export function isHeld() {
  if (dragging) return true;
  return [...document.querySelectorAll(".rows")].some((form) => form.contains(document.activeElement) || form.querySelector(".queue")?.matches(":hover"));
}

/**
 * All rows as they are shown, but for those that were called since.
 * @returns {Row[]}
 */
export function rows() {
  return [...document.querySelectorAll(".rows .queue > li:not(.gone)")].map((row) => rowOf(/** @type {HTMLElement} */ (row)));
}

/**
 * @param {HTMLElement} row
 * @returns {Row}
 */
function rowOf(row) {
  const list = /** @type {HTMLElement} */ (row.closest("[data-list]")).dataset.list ?? "";
  return { request: row.id.slice(1), list, name: row.querySelector("bdi")?.textContent ?? "", number: Number(row.querySelector(".n")?.textContent), row };
}

/** The row that is chosen, if one is. */
export function chosen() {
  return rows().find(({ row }) => row.querySelector("input")?.checked);
}

/**
 * Choose a row and bring it into view.
 * @param {Row} row
 */
export function choose({ row }) {
  const input = row.querySelector("input");
  if (!input) return;
  input.checked = true;
  input.focus();
  row.scrollIntoView({ block: "center" });
}

/**
 * The place where a row stands by the newest that is known, also while the page still shows it elsewhere.
 * @param {string} request
 */
export function placeOf(request) {
  const row = (newer ?? document).querySelector(`#r${request} .n`);
  return Number(row?.textContent ?? 0);
}

/**
 * While the list stands still: mark who is no longer on it, and say how much is new.
 * @param {Document} document_  the newer page
 * @param {boolean} held
 * @param {() => void} show
 */
export function compare(document_, held, show) {
  newer = held ? document_ : undefined;
  for (const notice of document.querySelectorAll(".fresh")) notice.remove();
  if (!held) return;
  for (const form of document.querySelectorAll(".rows")) {
    const before = [...form.querySelectorAll(".queue > li")];
    const after = [...(document_.getElementById(form.id)?.querySelectorAll(".queue > li") ?? [])].map(({ id }) => id);
    for (const row of before) leave(row, !after.includes(row.id));
    const known = before.map(({ id }) => id);
    const fresh = after.filter((id) => !known.includes(id)).length;
    const moved = known.filter((id) => after.includes(id)).join() !== after.filter((id) => known.includes(id)).join();
    if (fresh || moved) {
      const said = fresh ? count("new", fresh) : say("changed");
      form.append(el("p", { class: "fresh", "data-own": true }, el("button", { type: "button", onclick: show }, said)));
    }
  }
}

/**
 * @param {Element} row
 * @param {boolean} gone
 */
function leave(row, gone) {
  row.classList.toggle("gone", gone);
  const input = row.querySelector("input");
  if (input) input.disabled = gone;
}

/**
 * Let rows be dragged with a mouse or a pen; `drop` is told the row and the one before or behind which it was let go.
 * @param {Element} root
 * @param {(row: Row, there: Row) => void} drop
 */
export function drag(root, drop) {
  /** @type {{ row: Row, y: number, over?: Row } | undefined} */
  let held;
  const done = () => {
    for (const row of root.querySelectorAll(".dragged, .before, .after")) row.classList.remove("dragged", "before", "after");
    held = undefined;
    dragging = false;
  };
  root.addEventListener("pointerdown", (event) => {
    const { target, button, pointerType, clientY } = /** @type {PointerEvent} */ (event);
    const row = target instanceof Element ? target.closest(".rows .queue > li:not(.gone)") : null;
    if (row instanceof HTMLElement && row.querySelector("input") && button === 0 && pointerType !== "touch") held = { row: rowOf(row), y: clientY };
  });
  document.addEventListener("pointermove", (event) => {
    if (!held || (!dragging && Math.abs(event.clientY - held.y) < 8)) return;
    dragging = true;
    event.preventDefault();
    held.over = hover(held.row, event);
  });
  document.addEventListener("pointerup", () => {
    const let_go = dragging ? held : undefined;
    if (let_go) document.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", stop, { capture: true }));
    done();
    if (let_go?.over) drop(let_go.row, let_go.over);
  });
  document.addEventListener("pointercancel", done);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && dragging && done());
  root.addEventListener("selectstart", (event) => held && event.preventDefault());
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * @param {Row} row
 * @param {PointerEvent} event
 * @returns {Row | undefined}
 */
function hover({ row, list, number }, { clientX, clientY }) {
  for (const one of document.querySelectorAll(".queue .before, .queue .after")) one.classList.remove("before", "after");
  row.classList.add("dragged");
  const found = document.elementFromPoint(clientX, clientY)?.closest(".rows .queue > li:not(.gone)");
  if (!(found instanceof HTMLElement) || found === row) return undefined;
  const over = rowOf(found);
  if (over.list !== list) return undefined;
  found.classList.add(over.number < number ? "before" : "after");
  return over;
}
