// How old is what the screen of the room shows? It says so after five seconds without a sign of the server.

import { now } from "./time.js";

const ASKED_MS = 2_500;
const STALE_MS = 5_000;
const HELD_MS = 60_000;

/**
 * The signs of the server: what it sends by itself comes every fifteen seconds, so that a screen also asks what time
 * it is. The answer counts as a sign only while the stream is followed.
 */
export class Signs {
  /**
   * @param {HTMLElement} root
   * @param {(held: boolean) => void} hold told whether to show nothing any longer
   */
  constructor(root, hold) {
    this.root = root;
    this.hold = hold;
    this.following = true;
    this.last = performance.now();
    this.at = now();
    setInterval(() => this.#ask(), ASKED_MS);
    setInterval(() => this.#look(), 500);
  }

  get stale() {
    return performance.now() - this.last > STALE_MS;
  }

  /** There was one just now. */
  seen() {
    this.last = performance.now();
    this.at = now();
    this.#look();
  }

  /** @param {boolean} live */
  follows(live) {
    this.following = live;
  }

  async #ask() {
    try {
      const answer = await fetch("/live/time", { cache: "no-store" });
      if (answer.ok && this.following) this.seen();
    } catch {
      this.#look();
    }
  }

  #look() {
    this.root.classList.toggle("aged", this.stale);
    this.hold(performance.now() - this.last > HELD_MS);
  }
}
