"""Somebody who looks at the demonstration in Debian's Chromium, and what she finds fault with."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}

AXE = Path(__file__).resolve().parents[4] / "tools" / "node_modules" / "axe-core" / "axe.min.js"
JUDGED = """async () => (await axe.run({runOnly:
    ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})).violations
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.html.slice(0, 120)}`))"""
"""WCAG 2.2 at its levels A and AA, and what is good practice beside it."""

CONTROLS = "button, select, summary, .button, input:not([type=hidden], [type=checkbox], [type=radio])"
SMALL = f"""() => [...document.querySelectorAll("{CONTROLS}")]
    .filter(one => one.checkVisibility() && !one.closest("details:not([open]) > :not(summary)"))
    .filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"""
NAMELESS = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
    .filter(one => ![...one.labels].some(label => label.textContent.trim())).map(one => one.outerHTML)"""
PALE = """() => {
    const rgb = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = one => {
        for (; one; one = one.parentElement) {
            const colour = rgb(getComputedStyle(one).backgroundColor);
            if (colour.length == 3 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *")].filter(one => one.checkVisibility() &&
        [...one.childNodes].some(node => node.nodeType == 3 && node.data.trim())).flatMap(one => {
        const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05), large = parseFloat(getComputedStyle(one).fontSize) >= 24;
        return ratio < (large ? 3 : 4.5) ? [`${ratio.toFixed(2)} ${one.outerHTML.slice(0, 80)}`] : [];
    });
}"""

REFLOWS = ({"width": 320, "height": 640}, {"width": 320, "height": 256})
"""The narrowest telephone, and a desktop's window at 400 % (WCAG 2.2, 1.4.10)."""
CUT = """() => {
    const faults = [], closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
    const shown = one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && !one.closest(".unseen, .skip, [inert]");
    const style = (one, name) => getComputedStyle(one)[name];
    const around = one => { const found = []; for (; one; one = one.parentElement) found.push(one); return found; };
    const scrolls = one => around(one).some(each => ["auto", "scroll"].includes(style(each, "overflowX")));
    const framed = one => style(one, "display") !== "inline"
        && (parseFloat(style(one, "borderInlineStartWidth")) > 0
            || style(one, "backgroundColor") !== "rgba(0, 0, 0, 0)");
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) faults.push(`${wide} px too wide`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement;
        if (!text.data.trim() || parent.closest("script, style, option, datalist") || !shown(parent)) continue;
        const range = new Range();
        range.selectNodeContents(text);
        if (parseFloat(style(parent, "fontSize")) < 12) faults.push(`too small: ${text.data.trim().slice(0, 60)}`);
        const boxes = [...range.getClientRects()].filter(one => one.width > 1), name = text.data.trim().slice(0, 60);
        if (scrolls(parent)) continue;
        if (boxes.some(one => one.left < -1 || one.right > innerWidth + 1)) faults.push(`outside the window: ${name}`);
        for (const one of around(parent)) {
            const box = one.getBoundingClientRect(), hides = ["hidden", "clip"].includes(style(one, "overflowY"));
            if (framed(one) && boxes.some(each => each.left < box.left - 1 || each.right > box.right + 1))
                faults.push(`stands out of its frame: ${name}`);
            if (hides && boxes.some(each => each.bottom > box.bottom + 2 || each.top < box.top - 2))
                faults.push(`cut off: ${name}`);
        }
    }
    for (const one of document.querySelectorAll("body *")) {
        if (!["sticky", "fixed"].includes(style(one, "position")) || !shown(one)) continue;
        const { width, height } = one.getBoundingClientRect();
        if (width > innerWidth * 0.8 && height > innerHeight / 2 && height < innerHeight)
            faults.push(`covers half of the window: ${one.outerHTML.slice(0, 60)}`);
    }
    for (const one of document.querySelectorAll("button, input:not([type=hidden]), select, textarea")) {
        const frame = around(one.parentElement).find(framed), box = one.getBoundingClientRect();
        if (!frame || !shown(one) || scrolls(one)) continue;
        const edge = frame.getBoundingClientRect();
        if (box.left < edge.left - 1 || box.right > edge.right + 1)
            faults.push(`stands out of its frame: ${one.outerHTML.slice(0, 100)}`);
    }
    const fields = "button, input:not([type=hidden]), select, textarea";
    for (const one of document.querySelectorAll(`a[href], summary, ${fields}`)) {
        if (!shown(one)) continue;
        one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
        const box = one.getClientRects()[0];
        const at = box && [box.left + box.width / 2, box.top + Math.min(box.height / 2, 60)];
        const found = at && document.elementFromPoint(...at);
        if (!found || !(one.contains(found) || found.closest("label")?.control === one))
            faults.push(`cannot be reached: ${one.outerHTML.slice(0, 100)} under ${found?.outerHTML.slice(0, 60)}`);
    }
    for (const one of closed) one.open = false;
    for (const one of document.querySelectorAll("*")) if (one.scrollLeft || one.scrollTop) one.scrollTo(0, 0);
    return faults;
}"""
"""What cannot be read without scrolling sideways, is cut off, or lies under something else: with all of it unfolded."""


@contextmanager
def demonstration(var: Path, **settings: str) -> Iterator[tuple[str, str]]:
    """The demonstration's address, and the password of its secretariat; stopped at the end."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("SERIATIM_", "DATABASE_URL"))}
    command = [sys.executable, "-c", "from seriatim.site.demo import main; main(0)"]
    environment = known | {"SERIATIM_VAR": str(var)} | settings
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        said = ""
        for line in process.stdout or ():
            said += line
            if found := re.search(r"with the password (\S+)\n(?:.*\n)*?ready: (\S+)/\n", said):
                yield found[2], found[1]
                break
        else:
            raise RuntimeError(f"the demonstration ended before it was ready: {said}")
    finally:
        process.kill()
        process.communicate()


class Eyes:
    """Somebody who looks at pages in a window of some size, language and brightness."""

    def __init__(self, browser: Any, demo: tuple[str, str], **window: Any) -> None:
        self.address, self.password = demo
        self.context = browser.new_context(**({"viewport": DESKTOP, "locale": "en-GB"} | window))
        self.page = self.context.new_page()
        self.complaints = list[str]()
        self.page.on("console", self._told)
        self.page.on("request", self._asked)

    def _told(self, message: Any) -> None:
        if not message.text.startswith("Clear-Site-Data header on"):  # that it forgets at the sign-out is no complaint
            self.complaints.append(message.text)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.complaints.append(request.url)

    def look(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self) -> "Eyes":
        page = self.look("/sign-in/")
        page.get_by_label("Account", exact=True).fill("secretariat")
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        return self

    def axe(self) -> list[str]:
        """What the page does to keep out somebody who cannot see, hear or point, as far as a program can tell."""
        self.page.evaluate(AXE.read_text())
        found: list[str] = self.page.evaluate(JUDGED)
        return found

    def finds_cut(self, sizes: Iterable[Mapping[str, int]] = REFLOWS) -> list[str]:
        """Whatever is lost of this page on the narrowest telephone and at 400 %, or in windows of other sizes."""
        before, faults = self.page.viewport_size, list[str]()
        for size in sizes:
            self.page.set_viewport_size(size)
            found: list[str] = self.page.evaluate(CUT)
            faults += [f"{size['width']} × {size['height']}: {fault}" for fault in dict.fromkeys(found)]
        self.page.set_viewport_size(before)
        return faults

    def finds_fault(self) -> list[str]:
        """Whatever on this page is too wide, too small, without a name, too pale, or found by axe."""
        self.page.wait_for_load_state()
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults = [f"{wide} px too wide"] if wide else []
        faults += self.complaints + self.page.evaluate(SMALL) + self.page.evaluate(NAMELESS)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            faults += [f"{scheme}: {fault}" for fault in self.page.evaluate(PALE)]
        return faults + self.axe()
