// Where do the events of a stream come from? From the server, or from another tab of this browser that has them from it:
// a browser opens six connections to a host at most, and an operator has more tabs than that.

/**
 * @typedef {object} Heard
 * @property {(name: string, data: any) => void} event
 * @property {(closed: boolean) => void} error `closed` when the browser will not try again by itself
 * @property {() => { seq: number, at: number } | null} beat what a tab may be told that has just come; null if nothing is known
 */

const EVENTS = ["frame", "beat", "lights", "clock"];
const HELLO = "hello";

/**
 * Hear the events of one stream. Tabs that see the same share it: whoever holds the lock hears the server and tells
 * the others, and when it goes the next one takes it. `alone` does not rely on any other tab.
 * @param {() => string} address with the number after which to go on
 * @param {string} shared by tabs that see the same
 * @param {Heard} heard
 * @param {boolean} alone
 * @returns {{ close: () => void }}
 */
export function hear(address, shared, heard, alone) {
  if (alone || !navigator.locks || !window.BroadcastChannel) return fromServer(address(), heard);
  const channel = new BroadcastChannel(shared);
  const waiting = new AbortController();
  /** @type {{ close: () => void } | null} */
  let source = null;
  /** @type {() => void} */
  let release = () => undefined;

  /** @param {string} name @param {any} data */
  const tell = (name, data) => {
    heard.event(name, data);
    channel.postMessage([name, data]);
  };
  channel.addEventListener("message", ({ data: [name, data] }) => {
    if (name !== HELLO) return source || heard.event(name, data);
    const beat = source && heard.beat();
    if (beat) channel.postMessage(["beat", beat]);
  });
  channel.postMessage([HELLO]);
  const held = navigator.locks.request(shared, { signal: waiting.signal }, () => {
    source = fromServer(address(), { ...heard, event: tell });
    return new Promise((resolve) => (release = () => resolve(undefined)));
  });
  held.catch(() => undefined); // it was closed before its turn came

  return {
    close() {
      waiting.abort();
      release();
      source?.close();
      channel.close();
    },
  };
}

/**
 * @param {string} address
 * @param {Heard} heard
 */
function fromServer(address, heard) {
  const source = new EventSource(address);
  for (const name of EVENTS) source.addEventListener(name, (event) => heard.event(name, JSON.parse(event.data)));
  source.addEventListener("error", () => heard.error(source.readyState === EventSource.CLOSED));
  return source;
}
