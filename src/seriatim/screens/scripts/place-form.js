// What was filled in on a delegation's own page, what does the API hear of it, and which form is about it now?

import { facts, SEALS, typed } from "./given.js";

/** @typedef {import("./given.js").Facts} Facts */
/** @typedef {{action: string, fields: [string, string][]}} FilledIn where a form goes without a script, and with what */

/**
 * With the key and the version of the form, and without the token, which is the page's.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} pressed
 * @returns {FilledIn}
 */
export function filledIn(form, pressed) {
  const fields = [...new FormData(form, pressed)].filter(([name]) => name !== "csrfmiddlewaretoken");
  return { action: form.action, fields: fields.map(([name, value]) => [name, `${value}`]) };
}

/** As the command says it: what is not named is a statement in a national capacity. */
const ASKED_FOR = /** @type {Record<string, Record<string, string>>} */ ({
  group: { capacity: "group" },
  joint: { capacity: "joint" },
  reply: { kind: "reply" },
  explanation: { kind: "explanation" },
});

/** Where a form asks in other fields than the command has. */
const IN_ITS_WORDS = /** @type {Record<string, (given: Facts) => Record<string, unknown>>} */ ({
  requests: ({ what, on_behalf_of, joint_with, ...rest }) => ({
    ...typed(rest),
    ...ASKED_FOR[what],
    on_behalf_of: what === "group" ? on_behalf_of : undefined,
    joint_with: what === "joint" ? divided(joint_with) : undefined,
  }),
  class: ({ on_behalf_of, joint_with, ...rest }) => ({
    ...typed(rest),
    capacity: on_behalf_of ? "group" : joint_with ? "joint" : "national",
    on_behalf_of,
    joint_with: divided(joint_with),
  }),
});

/**
 * The errand of a form; its key and the version that was on the page go with it, however late it is sent.
 * @param {FilledIn} what
 */
export function errand({ action, fields }) {
  const path = new URL(action).pathname.replace(/\/$/, "");
  const noun = path.split("/").at(-1) ?? "";
  const { key, seen } = Object.fromEntries(fields);
  return { path, body: (IN_ITS_WORDS[noun] ?? typed)(facts(fields)), how: { key, seen: Number(seen), always: true } };
}

/** @param {string | undefined} names divided by commas or semicolons */
const divided = (names) => names?.split(/[,;]/).map((one) => one.trim()).filter(Boolean);

/** @param {FilledIn} what */
export function formOf({ action, fields }) {
  const given = new Map(fields);
  const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("main form.deed")]);
  return forms.find((form) => form.action === action && about(form).every(({ name, value }) => given.get(name) === value));
}

/** The hidden fields that say what a form is about, where several have one address. */
const ABOUT = new Set(["list", "request", "other", "lead", "motion", "stance"]);

/** @param {HTMLFormElement} form */
const about = (form) => [...form.querySelectorAll("input")].filter(({ type, name }) => type === "hidden" && ABOUT.has(name));

/**
 * Fill in what was typed before the page was loaded.
 * @param {HTMLFormElement} form
 * @param {FilledIn} what
 */
export function fill(form, { fields }) {
  const given = new Map(fields);
  for (const field of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
    const value = given.get(field.name);
    if (value === undefined || field.type === "hidden" || field.type === "submit" || SEALS.has(field.name)) continue;
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = value;
  }
}
