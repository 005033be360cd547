/**
 * What does a browser keep of a delegation's page for when there is no connection, and what does it show when it is
 * woken?
 *
 * It keeps what the server marks for it, and the modules and sheets of that page; nothing that is sent, no stream, no
 * other page. What was kept is shown only where a page was asked for and the network gave none, and says its age. With
 * the sign-out, or any sign-in, all of it is forgotten: a telephone goes from hand to hand.
 */

const worker = /** @type {any} */ (self);

const KEPT = "delegation-1";
const PAGE = /^\/sessions\/[^/]+\/delegation\/$/;
const SHELL = /^\/(script|style)\/[^/]+\//;
const MARK = "Seriatim-Keep", AT = "Seriatim-Kept-At";
const COMES_OR_GOES = ["/sign-in/", "/sign-out/"];

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const request = /** @type {Request} */ (event.request);
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.method !== "GET") {
    if (COMES_OR_GOES.includes(pathname)) event.waitUntil(forget());
  } else if (PAGE.test(pathname)) {
    event.respondWith(page(request, pathname));
  } else if (SHELL.test(pathname)) {
    event.respondWith(shell(request));
  }
});

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data?.forget) event.waitUntil(forget());
  if (event.data?.keep) event.waitUntil(keep(event.data.keep));
});

worker.addEventListener("push", (/** @type {any} */ event) => event.waitUntil(show(event.data)));

worker.addEventListener("notificationclick", (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

/**
 * From the network, always; what was kept, where a person opens the page and there is no network.
 * @param {Request} request
 * @param {string} path
 */
async function page(request, path) {
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(request);
  } catch (lost) {
    const kept = request.mode === "navigate" ? await asKept(path) : undefined;
    if (kept) return kept;
    throw lost;
  }
  await remember(path, answer);
  return answer;
}

/**
 * What the server marked is kept; where it now answers otherwise, what was kept is no longer this reader's.
 * @param {string} path
 * @param {Response} answer
 */
async function remember(path, answer) {
  const cache = await caches.open(KEPT);
  if (answer.ok && !answer.redirected && answer.headers.get(MARK)) {
    const copy = answer.clone(), headers = new Headers(copy.headers);
    headers.delete("Content-Encoding");
    headers.set(AT, String(Date.now()));
    await cache.put(path, new Response(await copy.text(), { headers }));
  } else if (answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
    await cache.delete(path);
  }
}

/**
 * @param {string} path
 * @returns {Promise<Response | undefined>}
 */
async function asKept(path) {
  const kept = await (await caches.open(KEPT)).match(path);
  if (!kept) return undefined;
  const at = kept.headers.get(AT) ?? "0";
  const text = (await kept.text()).replace("<html ", `<html data-kept="${at}" `);
  return new Response(text, { headers: kept.headers });
}

/**
 * Modules and sheets stand under the digest of their content: what was kept of them is never out of date.
 * @param {Request} request
 */
async function shell(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

/**
 * Keep a page that was opened before there was a worker, with the files that it used; those of older versions go.
 * @param {{path: string, files: string[]}} wanted
 */
async function keep({ path, files }) {
  if (!PAGE.test(path)) return;
  const cache = await caches.open(KEPT);
  await remember(path, await fetch(path, { credentials: "same-origin" }));
  const shells = files.filter((one) => SHELL.test(new URL(one).pathname));
  for (const request of await cache.keys()) {
    if (SHELL.test(new URL(request.url).pathname) && !shells.includes(request.url)) await cache.delete(request);
  }
  await Promise.allSettled(shells.map(async (one) => (await cache.match(one)) ?? cache.add(one)));
}

/** Everything that was kept, and that this browser is to be woken. */
async function forget() {
  await caches.delete(KEPT);
  const subscription = await worker.registration.pushManager?.getSubscription();
  await subscription?.unsubscribe();
  for (const one of await worker.registration.getNotifications()) one.close();
}

/** @param {{json: () => {title: string, body: string, address: string, tag: string}}} data */
async function show(data) {
  const { title, body, address, tag } = data.json();
  await worker.registration.showNotification(title, {
    body, tag, renotify: true, data: address, icon: "/icons/icon-192.png", badge: "/icons/icon-192.png",
    vibrate: [200, 100, 200],
  });
}

/** @param {string} address */
async function open(address) {
  const there = new URL(address, worker.location.origin);
  if (there.origin !== worker.location.origin || !PAGE.test(there.pathname)) return;
  const windows = await worker.clients.matchAll({ type: "window" });
  const known = windows.find((/** @type {any} */ one) => new URL(one.url).pathname === there.pathname);
  await (known ? known.focus() : worker.clients.openWindow(there.href));
}
