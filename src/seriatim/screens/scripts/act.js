// How is something done? Asked of the API once a press: with the version that was seen, and a key by which asking again
// does nothing twice.

import { page } from "./page.js";
import { isLive } from "./stale.js";
import { say } from "./words.js";

const WAITS = [400, 1_200];
/** After so long nobody waits for an answer any more, however often it was asked. */
const PATIENCE = 20_000;

/** Why something was not done. `status` is 0 where no answer came. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} title
   * @param {Record<string, any>} more what else the answer says: `detail`, `page`, `errors` …
   */
  constructor(status, code, title, more = {}) {
    super(more.detail || title);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.title = title;
    /** @type {string} */
    this.detail = more.detail ?? "";
    this.more = more;
  }
}

/** A key for one press. */
export const key = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Do something at an address under /api. Where the page does not follow, nothing is sent, unless it is `always` right
 * to try; where no answer comes, it is asked again twice with the same key, and then said that nobody knows.
 * @param {string} path such as "/sessions/oewg-7/meetings/tenth/floor"
 * @param {Record<string, unknown>} [body]
 * @param {{ seen?: number, key?: string, always?: boolean, method?: string }} [how]
 * @returns {Promise<{ version: number, events?: unknown[] } & Record<string, any>>}
 */
export async function act(path, body = {}, { seen = 0, key: press = key(), always = false, method = "POST" } = {}) {
  if (!navigator.onLine) throw new Problem(0, "OFFLINE", say("live.offline"));
  if (!always && !isLive()) throw new Problem(0, "NOT_LIVE", say("live.not-live"));
  const request = {
    method,
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-CSRFToken": page.csrf ?? "",
      "If-Match": `"${seen}"`,
      "Idempotency-Key": press,
    },
    body: JSON.stringify(body),
  };
  return read(await sent(`/api${path}`, request));
}

/**
 * @param {string} address
 * @param {RequestInit} request
 * @returns {Promise<Response>}
 */
async function sent(address, request) {
  const signal = AbortSignal.timeout(PATIENCE);
  for (const wait of [...WAITS, null]) {
    try {
      const answer = await fetch(address, { ...request, signal });
      if (![502, 503, 504].includes(answer.status) || wait === null) return answer;
    } catch {
      if (wait === null) break;
    }
    await new Promise((resolve) => setTimeout(resolve, wait ?? 0));
  }
  throw new Problem(0, "NO_ANSWER", say("live.no-answer"));
}

/** @param {Response} answer */
async function read(answer) {
  const said = await answer.json().catch(() => null);
  if (answer.ok && typeof said?.version === "number") return said;
  if (!said?.title) throw new Problem(answer.status, "NOT_UNDERSTOOD", say("live.not-understood"));
  throw new Problem(answer.status, said.code ?? "", said.title, said);
}
