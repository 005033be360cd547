// The browser's side of W3C Web Authentication: a form with `data-passkey` asks a key before it is sent.
//
// `data-passkey` is "create" or "get", `data-options` what the server asks for, and the field `credential` takes the
// answer. Sentences stand in the page, in its language; nothing is fetched, and nothing is written but text.

/** @type {HTMLFormElement | null} */
const found = document.querySelector("form[data-passkey]");

/** @param {string} text */
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** @param {ArrayBuffer} bytes */
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** @param {{ id: string }[]} [list] */
const withIds = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

/**
 * The options with bytes where JSON has letters.
 * @param {any} options
 */
function decoded(options) {
  const known = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) known.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) known.excludeCredentials = withIds(options.excludeCredentials);
  if (options.allowCredentials) known.allowCredentials = withIds(options.allowCredentials);
  return known;
}

/**
 * What a key answered, with letters where it has bytes.
 * @param {any} credential
 */
function encoded(credential) {
  /** @type {Record<string, string>} */
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return JSON.stringify({ id: credential.id, rawId: toText(credential.rawId), type: credential.type, response });
}

/** Which sentence says what went wrong. @type {Record<string, string>} */
const FAILED = { InvalidStateError: "known", SecurityError: "elsewhere" };

/** @param {HTMLFormElement} form */
function ceremony(form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));

  /**
   * Show one of the sentences of the page, `data-say="cancelled"`, and hide the others.
   * @param {string} which
   */
  function say(which) {
    for (const one of form.querySelectorAll("[data-say]")) {
      if (one instanceof HTMLElement) one.hidden = one.dataset.say !== which;
    }
  }

  /** @param {Event} event */
  async function ask(event) {
    event.preventDefault();
    say("waiting");
    button.disabled = true;
    try {
      const publicKey = decoded(JSON.parse(form.dataset.options ?? ""));
      const container = navigator.credentials;
      const making = form.dataset.passkey === "create";
      const credential = await (making ? container.create({ publicKey }) : container.get({ publicKey }));
      /** @type {HTMLInputElement} */ (form.elements.namedItem("credential")).value = encoded(credential);
      form.submit();
    } catch (error) {
      button.disabled = false;
      say(FAILED[error instanceof Error ? error.name : ""] ?? "cancelled");
    }
  }

  if (!window.PublicKeyCredential) return say("unsupported");
  button.disabled = false;
  form.addEventListener("submit", ask);
}

if (found) ceremony(found);
