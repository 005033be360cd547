// How does a page follow a session? By the stream; where none comes through, by asking; and it knows when it does not.

import { page } from "./page.js";
import { Since } from "./since.js";
import { hear } from "./source.js";
import { check, now, turn } from "./time.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Lights} Lights */
/** @typedef {import("./types.js").Liveness} Liveness */

/**
 * @typedef {object} Told what a screen wants to hear of
 * @property {number} [seq] of the frame that the page has; that of `page.frame` if not given
 * @property {string} [as] "room" or "public": what these may see, whoever opened the page
 * @property {(frame: Frame) => void} [frame] each frame once, in order, none missing; a whole one may skip some
 * @property {(beat: Beat) => void} [beat]
 * @property {(lights: Lights) => void} [lights]
 * @property {(liveness: Liveness, at: number) => void} [state] with the instant of the last sign
 */

let signed = page.at;

/** The instant of the last sign that what the page shows is so. */
export const lastSign = () => signed;

const LOOK = 1_000;
/** After so long without a sign the page is stale; after so long it is lost; a page that never had one is stale sooner. */
const STALE = 20_000;
const LOST = 60_000;
const UNSIGNED = 8_000;
/** How long a stream may take to bring its first event before the page asks by itself, and how often it asks. */
const PATIENCE = 6_000;
const ASK = 5_000;
const ASK_HIDDEN = 30_000;
/** How long a stream is waited for in all before another is opened, at most; the first time it is a second. */
const LONGEST = 30_000;
const TIMEOUT = 10_000;

/**
 * Follow a session until it is closed.
 * @param {string} session
 * @param {Told} told
 * @returns {{ close: () => void, ask: () => Promise<void> }} `ask` asks at once how it stands
 */
export function follow(session, told) {
  const following = new Following(session, told);
  return { close: () => following.close(), ask: () => following.ask() };
}

class Following {
  heard = new Since();
  opened = new Since();
  closed = new Since();
  asked = new Since();
  looked = new Since();

  /**
   * @param {string} session
   * @param {Told} told
   */
  constructor(session, told) {
    this.told = told;
    this.last = told.seq ?? page.frame?.seq ?? 0;
    const as = told.as ?? page.sees;
    this.address = `/live/${encodeURIComponent(session)}`;
    this.query = as ? `as=${as}` : "";
    /** @type {Liveness | null} */
    this.liveness = null;
    this.etag = "";
    /** @type {Promise<void> | null} */
    this.asking = null;
    /** Frames that came while one before them was missing. @type {Frame[]} */
    this.early = [];
    this.behind = false;
    this.streams = false;
    this.signed = false;
    this.failures = 0;
    /** @type {{ close: () => void } | null} */
    this.source = null;
    this.ends = new AbortController();
    const { signal } = this.ends;
    document.addEventListener("visibilitychange", () => !document.hidden && this.heard.ms > ASK && this.wake(), { signal });
    addEventListener("online", () => this.wake(), { signal });
    addEventListener("offline", () => this.look(), { signal });
    addEventListener("pagehide", () => this.hangUp(), { signal });
    addEventListener("pageshow", (event) => event.persisted && this.wake(), { signal });
    this.timer = setInterval(() => this.look(), LOOK);
    this.open();
  }

  close() {
    clearInterval(this.timer);
    this.ends.abort();
    this.hangUp();
  }

  hangUp() {
    this.source?.close();
    this.source = null;
    this.streams = false;
    this.closed.again();
  }

  /** @param {boolean} alone without relying on other tabs */
  open(alone = false) {
    this.hangUp();
    this.opened.again();
    const address = () => `${this.address}?since=${this.last}${this.query && `&${this.query}`}`;
    const source = hear(address, `live ${this.address} ${this.query || page.reader}`, {
      event: (name, data) => this.hearsOf(name, data),
      error: (closed) => closed && source === this.source && this.failed(),
      beat: () => (this.streams ? { seq: this.last, at: now() } : null),
    }, alone);
    this.source = source;
  }

  failed() {
    this.hangUp();
    this.failures += 1;
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  hearsOf(name, data) {
    this.streams = true;
    this.failures = 0;
    this.hears();
    if (name === "frame") this.receive(data);
    else if (name === "beat") this.beats(data);
    else if (name === "lights") this.told.lights?.(data);
    else turn();
  }

  /** A sign: what the page shows is so now. */
  hears() {
    this.heard.again();
    this.signed = true;
    signed = now();
    this.says();
  }

  /** @param {Beat} beat */
  beats(beat) {
    check(beat.at);
    this.behind = beat.seq < this.last;
    if (beat.seq !== this.last) this.ask();
    this.told.beat?.(beat);
  }

  /** @param {Frame} frame */
  receive(frame) {
    if (frame.whole || (frame.after === this.last && frame.seq > this.last)) this.take(frame);
    else if (frame.seq > this.last) {
      this.early.push(frame);
      this.ask();
    }
  }

  /** @param {Frame} frame */
  take(frame) {
    this.last = frame.seq;
    this.told.frame?.(frame);
  }

  /**
   * Ask how it stands; who asks meanwhile waits for the same answer.
   * @returns {Promise<void>}
   */
  ask() {
    this.asked.again();
    const before = this.last;
    this.asking ??= this.askOnce().finally(() => {
      this.asking = null;
      if (this.early.length && this.last !== before) this.ask(); // it went on meanwhile, and one is missing again
    });
    return this.asking;
  }

  async askOnce() {
    try {
      const headers = this.etag && !this.behind ? { "If-None-Match": this.etag } : undefined;
      const signal = AbortSignal.timeout(TIMEOUT);
      const answer = await fetch(`${this.address}/now${this.query && `?${this.query}`}`, { headers, signal, cache: "no-store" });
      if (answer.status !== 304) {
        if (!answer.ok) return;
        const frame = await answer.json();
        this.etag = answer.headers.get("ETag") ?? "";
        if (frame.seq >= this.last || this.behind) this.takeWhole(frame);
      }
      this.hears();
    } catch {
      // no sign: what is shown grows old, and is asked for again
    }
  }

  /** @param {Frame} frame */
  takeWhole(frame) {
    this.behind = false;
    this.take(frame);
    for (const one of this.early.splice(0)) if (one.seq > this.last) this.receive(one);
  }

  /** Asleep, hidden or without a network until now. */
  wake() {
    this.ask();
    if (!this.streams || this.heard.ms > STALE) this.open();
  }

  look() {
    const slept = this.looked.ms > LOOK + ASK;
    this.looked.again();
    if (slept && !document.hidden) return this.wake();
    if (this.heard.ms > STALE) this.streams = false;
    if (!this.streams && this.opened.ms > PATIENCE && this.asked.ms > (document.hidden ? ASK_HIDDEN : ASK)) this.ask();
    if (!this.source && this.closed.ms > Math.min(LONGEST, LOOK * 2 ** this.failures) * (0.5 + Math.random() / 2)) this.open();
    if (this.source && !this.streams && this.opened.ms > LONGEST) this.open(true);
    this.says();
  }

  /** Before its first sign a page says nothing of itself, but not for long: it may be one that was kept. */
  says() {
    const silent = this.heard.ms;
    const enough = !navigator.onLine ? 0 : this.signed ? STALE : UNSIGNED;
    const found = silent > LOST ? "lost" : silent > enough ? "stale" : "live";
    if (found === this.liveness || (found === "live" && !this.signed)) return;
    this.liveness = found;
    this.told.state?.(found, lastSign());
  }
}
