// Which text lies open in the booth, and was it replaced since it was opened?

import { el, fill } from "./dom.js";
import { isolated, nameOf } from "./names.js";
import { page } from "./page.js";
import { now } from "./time.js";
import { seconds } from "./when.js";
import { count, say } from "./words.js";

/** @typedef {{ number: number, who: string, language: string, digest: string, paragraphs: string[] }} Text */

/**
 * The paper of a booth: `show` opens the text of a request, `look` asks whether the one that is open was replaced.
 * @param {string} booth
 */
export function paper(booth) {
  const article = document.getElementById("text"), banner = document.getElementById("replaced");
  const address = location.pathname.replace(/[^/]*$/, "texts/");
  let number = Number(article?.dataset.number ?? 0);
  let looking = false;

  /** @param {number} of @returns {Promise<Text | null>} */
  async function read(of) {
    const answer = await fetch(`${address}${of}/`, { headers: { Accept: "application/json" } });
    return answer.ok ? answer.json() : null;
  }

  /** @param {Text} text @param {string[]} [before] */
  function write(text, before) {
    if (!article) return;
    number = text.number;
    article.lang = text.language || "";
    article.dataset.digest = text.digest;
    fill(article, el("h3", { lang: page.language }, isolated(text.who)), ...text.paragraphs.map((paragraph, place) =>
      el("p", { id: `p${place + 1}`, class: before && !before.includes(paragraph) && "fresh" },
        el("a", { href: `#p${place + 1}` }, place + 1), " ", el("span", {}, paragraph))));
  }

  const shown = () => [...(article?.querySelectorAll("p > span") ?? [])].map((one) => one.textContent ?? "");

  return {
    /** @param {Event} event @param {number} of */
    async show(event, of) {
      event.preventDefault();
      const text = await read(of).catch(() => null);
      if (!text) return location.assign(`?booth=${booth}&text=${of}#paper`);
      if (banner) banner.hidden = true;
      write(text);
      history.replaceState(null, "", `?booth=${booth}&text=${of}`);
      article?.scrollTo({ top: 0 });
      article?.focus({ preventScroll: true });
    },

    /** After each change: a text that was replaced is shown at once, and what is new in it is marked. */
    async look() {
      if (!number || looking) return;
      looking = true;
      const text = await read(number).catch(() => null).finally(() => { looking = false; });
      if (!text || text.digest === article?.dataset.digest) return;
      const before = shown();
      const fresh = text.paragraphs.filter((one) => !before.includes(one)).length;
      write(text, before);
      if (!banner) return;
      fill(banner, say("text-changed", { delegation: nameOf(text.who), time: seconds(now()) }), " ", count("paragraph-changed", fresh));
      banner.hidden = false;
    },
  };
}
