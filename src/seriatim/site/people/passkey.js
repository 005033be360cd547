// The browser's side of W3C Web Authentication: a form with `data-passkey` asks a key before it is sent.
//
// `data-passkey` is "create" or "get", `data-options` what the server asks for, and the field `credential` takes the
// answer. Sentences stand in the page, in its language; nothing is fetched, and nothing is written but text.

const form = document.querySelector("form[data-passkey]");
const button = form?.querySelector("button");

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const withIds = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

/** The options with bytes where JSON has letters. */
function decoded(options) {
  const known = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) known.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) known.excludeCredentials = withIds(options.excludeCredentials);
  if (options.allowCredentials) known.allowCredentials = withIds(options.allowCredentials);
  return known;
}

/** What a key answered, with letters where it has bytes. */
function encoded(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return JSON.stringify({ id: credential.id, rawId: toText(credential.rawId), type: credential.type, response });
}

/** Show one of the sentences of the page, `data-say="cancelled"`, and hide the others. */
function say(which) {
  for (const one of form.querySelectorAll("[data-say]")) one.hidden = one.dataset.say !== which;
}

async function ask(event) {
  event.preventDefault();
  say("waiting");
  button.disabled = true;
  try {
    const publicKey = decoded(JSON.parse(form.dataset.options));
    const container = navigator.credentials;
    const credential = await (form.dataset.passkey === "create" ? container.create({ publicKey }) : container.get({ publicKey }));
    form.elements.credential.value = encoded(credential);
    form.submit();
  } catch (error) {
    button.disabled = false;
    say({ InvalidStateError: "known", SecurityError: "elsewhere" }[error.name] ?? "cancelled");
  }
}

if (form) {
  if (window.PublicKeyCredential) {
    button.disabled = false;
    form.addEventListener("submit", ask);
  } else {
    say("unsupported");
  }
}
