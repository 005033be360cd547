/**
 * How is a telephone woken that is in a pocket? By Web Push, where browser, telephone and owner allow it.
 *
 * Permission is asked for by a press and never by itself.
 */

/** What can be done about being woken here: why not, or how it stands. */
export const STATES = /** @type {const} */ (["unsupported", "home-screen", "denied", "off", "on"]);

/** @typedef {(typeof STATES)[number]} State */

/**
 * Register the worker, through the one policy that this page may have.
 * @returns {Promise<ServiceWorkerRegistration | null>}
 */
export async function worker() {
  if (!("serviceWorker" in navigator)) return null;
  const factory = /** @type {any} */ (window).trustedTypes;
  const same = (/** @type {string} */ address) => {
    if (address !== "/worker.js") throw new TypeError("no worker but ours");
    return address;
  };
  const address = factory ? factory.createPolicy("seriatim-worker", { createScriptURL: same }).createScriptURL("/worker.js") : "/worker.js";
  return navigator.serviceWorker.register(address, { scope: "/" });
}

/**
 * @param {ServiceWorkerRegistration | null} registration
 * @returns {Promise<State>}
 */
export async function state(registration) {
  if (!registration?.pushManager || !("Notification" in window)) return isApple() ? "home-screen" : "unsupported";
  if (Notification.permission === "denied") return "denied";
  if (Notification.permission === "granted" && (await registration.pushManager.getSubscription())) return "on";
  return "off";
}

/** An iPhone or iPad wakes only for pages that are on its home screen. */
function isApple() {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) && !matchMedia("(display-mode: standalone)").matches;
}

/**
 * Ask, subscribe, and let the server know.
 * @param {ServiceWorkerRegistration} registration
 * @param {string} csrf
 * @returns {Promise<State | "failed">}
 */
export async function subscribe(registration, csrf) {
  if ((await Notification.requestPermission()) !== "granted") return state(registration);
  try {
    const answer = await fetch("/push/key");
    if (!answer.ok || answer.redirected) return "failed";
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true, applicationServerKey: await answer.text(),
    });
    const { endpoint, keys } = subscription.toJSON();
    const said = await post("/push/subscription/", csrf, { endpoint: `${endpoint}`, ...keys });
    if (said) return "on";
    await subscription.unsubscribe();
  } catch {
    return "failed";
  }
  return "failed";
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {string} csrf
 * @returns {Promise<State>}
 */
export async function unsubscribe(registration, csrf) {
  await post("/push/ending/", csrf, {});
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  return state(registration);
}

/**
 * @param {string} address
 * @param {string} csrf
 * @param {Record<string, string>} facts
 */
async function post(address, csrf, facts) {
  const answer = await fetch(address, {
    method: "POST", headers: { "X-CSRFToken": csrf }, body: new URLSearchParams(facts),
  });
  return answer.status === 204;
}
