// How long ago was something, whatever the clock was set to meanwhile, and however long the machine slept?

export class Since {
  counter = performance.now();
  clock = Date.now();

  again() {
    this.counter = performance.now();
    this.clock = Date.now();
  }

  /** The milliseconds since; one of the two counters of a browser stands still while the machine sleeps. */
  get ms() {
    return Math.max(performance.now() - this.counter, Date.now() - this.clock);
  }
}
