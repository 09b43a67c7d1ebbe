// Translators and other extensions that change the page: the program's next rendering replaces their changes, and
// what they only add is kept.
import { answer, change, expect, label, open, press, question, expectText, section, started, test, type Page, verdicts } from "./fixtures";
import { ENGINEER } from "./states";


/** Ways in which others replace texts of the page. */
const CHANGES: Record<string, (app: Element) => void> = {
  // As Google's translator does.
  "wrapped in elements": (app) => {
    for (const text of texts(app)) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `‹${text.data}›`;
      outer.append(inner);
      text.parentNode!.replaceChild(outer, text);
    }
  },
  "put in first and taken out after": (app) => {
    for (const text of texts(app)) {
      const other = document.createElement("span");
      other.textContent = `‹${text.data}›`;
      text.parentNode!.insertBefore(other, text);
      text.remove();
    }
  },
  "moved into elements": (app) => {
    for (const text of texts(app)) {
      const mark = document.createElement("mark");
      text.replaceWith(mark);
      mark.append(text);
      text.data = `‹${text.data}›`;
    }
  },
  "written over": (app) => { for (const text of texts(app)) text.data = `‹${text.data}›`; },
  "split and merged": (app) => {
    for (const text of texts(app)) if (text.length > 2) text.splitText(1).data = "‹›";
    app.normalize();
  },
  // Extensions are not bound by the page's Trusted Types policy.
  "given as HTML": (app) => {
    for (const it of app.querySelectorAll("p, dd, li, legend, b")) {
      const other = document.createElement("i");
      other.append("‹", ...it.cloneNode(true).childNodes, "›");
      it.replaceChildren(other);
    }
  },
  "taken away": (app) => { for (const text of texts(app)) text.remove(); },
  "taken away with their elements": (app) => { app.querySelectorAll("p, dd, ul, section").forEach((it) => it.remove()); },
  "turned round": (app) => { for (const it of app.querySelectorAll(".panes, .summary, dl")) it.append(...[...it.childNodes].reverse()); },
};

/** The texts that a translator finds; evaluated in the page together with the ways above. */
function texts(app: Element): Text[] {
  const walker = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  // Translated texts are skipped.
  return found.filter(({ data }) => data.trim() && !/[‹›]/.test(data));
}

/** Changes the page in one of these ways. */
const modify = (page: Page, way: string) => page.evaluate(`(() => { ${texts}; (${CHANGES[way]})(document.getElementById("app")); })()`);

/** The text of an unchanged page. */
async function unchanged(page: Page, fragment: string) {
  const context = await page.context().browser()!.newContext();
  const fresh = await context.newPage();
  await fresh.goto(`${page.url().split("#")[0]}#${fragment}`);
  await started(fresh);
  const said = { verdicts: await verdicts(fresh), text: await seen(fresh) };
  await context.close();
  return said;
}

/** The text of the result and the question, without messages of this visit. */
const seen = (page: Page) =>
  page.locator(".panes").evaluate((panes) => {
    const copy = panes.cloneNode(true) as HTMLElement;
    copy.querySelectorAll("[role=status]").forEach((it) => it.remove());
    return copy.textContent;
  });

for (const way of Object.keys(CHANGES)) {
  test(`where texts are ${way} a new verdict replaces them`, { tag: "@once" }, async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    await expectText(section(page, "fee"), "380");
    for (const [fragment, fee, eligibility] of [
      ["route=junior-review&status=in-service", "220", "open"],
      ["route=senior", "", "barred"],
      [ENGINEER, "380", "clear"],
    ]) {
      await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
      await expect(page.locator('[data-action="take-link"]')).toBeVisible();
      await modify(page, way);
      await press(page.locator('[data-action="take-link"]'));
      await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", eligibility);
      const fresh = await unchanged(page, fragment);
      expect(await verdicts(page)).toEqual(fresh.verdicts);
      expect(await seen(page)).toBe(fresh.text);
      if (fee) await expectText(section(page, "fee"), fee);
    }
    await expect(page.locator("#failed")).toBeHidden();
  });
}

for (const way of ["wrapped in elements", "put in first and taken out after", "moved into elements", "written over"]) {
  test(`a translator that runs all the time finds only current texts (${way})`, { tag: "@once" }, async ({ page }) => {
    await page.addInitScript(`
      ${texts}
      addEventListener("DOMContentLoaded", () => {
        const app = document.getElementById("app");
        const translator = new MutationObserver(translate);
        function translate() {
          translator.disconnect();
          (${CHANGES[way]})(app);
          translator.observe(app, { childList: true, characterData: true, subtree: true });
        }
        translate();
      });`);
    await open(page);
    await expectText(page.locator("h1"), "‹");
    await answer(page, "route", "intermediate-review");
    await expectText(section(page, "fee"), /‹380/);
    await change(page, "route");
    await answer(page, "route", "junior-review");
    await expectText(section(page, "fee"), /‹220/);
    await expect(section(page, "fee")).not.toContainText("380");
    await answer(page, "status", "retired");
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
    await expectText(section(page, "eligibility"), "‹");
    await change(page, "status");
    await answer(page, "status", "in-service");
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "open");
    // No text was translated twice.
    expect(await page.locator("#app").evaluate((app) => /‹[^›]*‹/.test(app.textContent ?? ""))).toBe(false);
  });
}

test("what others only add is kept", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await page.evaluate(() => {
    for (const it of document.querySelectorAll("#app p, #app dd")) {
      it.setAttribute("title", "translated");
      const beside = document.createElement("em");
      it.append(beside);
      // The element is added first and filled later, as with a translation from a server.
      beside.textContent = "…";
      beside.firstChild!.nodeValue = "translated";
      const tip = document.createElement("u");
      it.prepend(tip);
      tip.remove();
    }
    const overlay = document.createElement("aside");
    overlay.id = "overlay";
    document.getElementById("app")!.append(overlay);
  });
  await change(page, "route");
  await answer(page, "route", "junior-review");
  await expectText(section(page, "fee"), "220");
  await expectText(page.locator(".masthead .tagline"), "translated");
  await expectText(page.locator(".colophon p").first(), "translated");
  await expect(page.locator(".masthead .tagline")).toHaveAttribute("title", "translated");
  await expect(page.locator("#overlay")).toBeAttached();
  await expect(page.locator("#app u")).toHaveCount(0);
});

test("what others add beside a text stays when another text is put back", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await page.evaluate(() => {
    document.querySelector(".tagline")!.append(Object.assign(document.createElement("em"), { textContent: "beside" }));
    document.querySelector(".colophon p")!.textContent = "in place";
  });
  await change(page, "unit-level");
  await expect(question(page, "unit-level")).toBeVisible();
  await expectText(page.locator(".tagline"), "beside");
  await expectText(page.locator(".colophon p").first(), "自查结果不代表审核");
  await expect(page.locator(".colophon")).not.toContainText("in place");
});

test("focus, scroll position and open disclosures are kept", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  const details = section(page, "fee").locator("details").first();
  await press(details.locator("summary").first());
  await modify(page, "wrapped in elements");
  const tick = page.locator('[data-material="thesis"] input');
  await tick.focus();
  await page.keyboard.press("Space");
  await expect(tick).toBeChecked();
  await expect(tick).toBeFocused();
  await expect(details).toHaveAttribute("open");
  await expect(page.locator("#app font")).toHaveCount(0);
});

test("a number that was turned into a link is restored", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: "route=intermediate-review" });
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('[data-section="fee"]')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const at = text.data.indexOf("380");
      if (at < 0) continue;
      const number = text.splitText(at);
      number.splitText(3);
      const link = Object.assign(document.createElement("a"), { href: "tel:380" });
      number.replaceWith(link);
      link.append(number);
      break;
    }
  });
  await change(page, "route");
  await answer(page, "route", "junior-review");
  await expectText(section(page, "fee"), "220");
  await expect(section(page, "fee")).not.toContainText("380");
  await expect(page.locator('a[href="tel:380"]')).toHaveCount(0);
});

for (const path of ["./?date=2021-09-10", "./en/?date=2021-09-10"]) {
  test(`a page that is changed before the takeover is replaced by the takeover (${path})`, { tag: "@once" }, async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(path, { waitUntil: "domcontentloaded" });
    await modify(page, "wrapped in elements");
    // Buttons of a translator between those of the page.
    await page.evaluate(() => {
      for (const it of document.querySelectorAll("#app p, #app label")) it.before(Object.assign(document.createElement("button"), { textContent: "⇄" }));
    });
    await press(label(question(page, "route"), "route", "junior-review"));
    await expect(question(page, "status")).toBeVisible();
    await modify(page, "written over");
    await press(label(question(page, "status"), "status", "in-service"));
    release();
    await started(page);
    await expect(question(page, "workplace")).toBeVisible();
    await expectText(section(page, "fee"), "220");
    await expect(page.locator("#app")).not.toContainText("‹");
  });
}

test("every page disables automatic links for numbers, dates and addresses", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/./);
  for (const path of ["./", "./en/", "./guide.html", "./en/guide.html", "./notice.html", "./standalone.html", "./embed/"]) {
    await page.goto(path);
    await expect(page.locator('meta[name="format-detection"]'), path).toHaveAttribute("content", "telephone=no, date=no, address=no, email=no");
  }
});
