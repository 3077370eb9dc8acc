// Every type of page: loads whole, asks nobody else, fits a phone, can be read by everyone, is valid HTML.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { PAGES, barriers, openBrowser, openPage, openSite } from "./site.mjs";

let site, browser;
before(async () => { [site, browser] = await Promise.all([openSite(), openBrowser()]); });
after(async () => { await browser?.close(); await site?.end(); });

const PHONE = { width: 360, height: 740 };
const expected = (path) => (path === "/nowhere" ? 404 : 200);
// The browser itself notes a 404 as an error of the page.
const unforeseen = (path, wrong) => wrong.filter((words) => !(expected(path) === 404 && words.includes("404")));

for (const path of PAGES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${path} loads without an error or another host, and bars nobody, ${colorScheme}`, async () => {
      const { page, wrong, close } = await openPage(browser, site.base, { colorScheme });
      const answer = await page.goto(site.base + path, { waitUntil: "load" });
      assert.equal(answer.status(), expected(path));
      assert.equal(await page.locator("h1").count(), 1);
      for (const details of await page.locator("main details").all()) {
        await details.evaluate((element) => element.setAttribute("open", ""));
      }
      assert.deepEqual(await barriers(page), []);
      assert.deepEqual(unforeseen(path, wrong), []);
      await close();
    });
  }

  test(`${path} fits the width of a phone`, async () => {
    const { page, close } = await openPage(browser, site.base, { viewport: PHONE, hasTouch: true });
    await page.goto(site.base + path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= PHONE.width, `${width} pixels wide on a screen of ${PHONE.width}`);
    await close();
  });

  test(`${path} is valid HTML`, async () => {
    const html = await (await fetch(site.base + path)).text();
    const report = await new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: { "long-title": "off" },
    }).validateString(html);
    const said = report.results.flatMap((r) => r.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`));
    assert.deepEqual(said.slice(0, 5), []);
  });
}

test("the keyboard alone leads from the front page to an answer", async () => {
  const { page, wrong, close } = await openPage(browser, site.base);
  await page.goto(site.base);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#main");
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => ({
      href: document.activeElement.getAttribute("href"),
      outline: getComputedStyle(document.activeElement).outlineStyle,
    }));
    assert.notEqual(focused.outline, "none", "what has the focus is seen to have it");
    if (focused.href?.startsWith("/count/dprk")) break;
  }
  await Promise.all([page.waitForURL("**/count/dprk**"), page.keyboard.press("Enter")]);
  assert.match(await page.locator("h1").innerText(), /Would nine vote/);
  assert.deepEqual(wrong, []);
  await close();
});

test("motion is left out for those who ask for less of it, and paper has no menu", async () => {
  const { page, close } = await openPage(browser, site.base, { reducedMotion: "reduce" });
  await page.goto(site.base + "/count/dprk");
  const duration = await page.locator("button").first().evaluate((b) => getComputedStyle(b).transitionDuration);
  assert.equal(duration, "0s");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("header nav").isVisible(), false);
  assert.equal(await page.locator("#board table").first().isVisible(), true);
  await close();
});
