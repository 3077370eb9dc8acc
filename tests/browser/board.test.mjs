// The what-if board: with a script and without, by mouse and by keyboard, one address that can be sent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage, openSite } from "./site.mjs";

let site, browser;
before(async () => { [site, browser] = await Promise.all([openSite(), openBrowser()]); });
after(async () => { await browser?.close(); await site?.end(); });

const chance = (page) => page.locator(".answer .figure-number").innerText();
const query = (page) => new URL(page.url()).search;

test("with a script, a vote taken as given changes the answer in place and the address with it", async () => {
  const { page, wrong, close } = await openPage(browser, site.base);
  await page.goto(site.base + "/count/dprk?on=2018-12-10");
  await page.evaluate(() => { window.stayed = true; });
  const before = await chance(page);
  await page.locator("#open-CIV summary").click();
  await page.check("#CIV-no");
  await page.waitForURL("**/count/dprk?on=2018-12-10&CIV=no");
  await page.waitForFunction((was) => document.querySelector(".answer .figure-number").innerText !== was, before);
  assert.equal(await page.evaluate(() => window.stayed), true, "the page was not left");
  assert.equal(await page.locator("#open-CIV").getAttribute("open"), "", "what was opened stays open");
  assert.equal(await page.evaluate(() => document.activeElement.id), "CIV-no", "the focus stays");
  const here = await chance(page);
  const { page: other, close: closeOther } = await openPage(browser, site.base);
  await other.goto(page.url());
  assert.equal(await chance(other), here, "the address shows the same to whom it is sent");
  await page.goBack();
  await page.waitForFunction((was) => document.querySelector(".answer .figure-number")?.innerText === was, before);
  assert.deepEqual(wrong, []);
  await Promise.all([close(), closeOther()]);
});

test("with a script, a chair that is clicked goes through yes, no, abstain, and back", async () => {
  const { page, wrong, close } = await openPage(browser, site.base);
  await page.goto(site.base + "/count/dprk");
  await page.evaluate(() => { window.stayed = true; });
  for (const vote of ["?COD=yes", "?COD=no", "?COD=abstain", ""]) {
    await page.locator("#seat-COD").click();
    await page.waitForFunction((asked) => location.search === asked, vote);
    await page.waitForFunction((asked) => !document.querySelector("#seat-COD").href.baseVal.endsWith(asked || "?"), vote);
  }
  assert.equal(await page.evaluate(() => window.stayed), true);
  assert.deepEqual(wrong, []);
  await close();
});

test("with a script, a seat can be given to another state and taken back", async () => {
  const { page, wrong, close } = await openPage(browser, site.base);
  await page.goto(site.base + "/count/dprk");
  await page.selectOption("#leave", "PAK");
  await page.selectOption("#join", "IND");
  await page.waitForURL("**/count/dprk?swap=PAK:IND");
  await page.locator("#seat-IND").waitFor();
  await page.uncheck("#swap-PAK");
  await page.locator("#seat-PAK").waitFor();
  assert.equal(query(page), "");
  assert.deepEqual(wrong, []);
  await close();
});

test("without a script, the same form and the same chairs give the same answers", async () => {
  const { page, wrong, close } = await openPage(browser, site.base, { javaScriptEnabled: false });
  await page.goto(site.base + "/count/dprk?on=2018-12-10");
  await page.check("#CIV-no");
  await page.check("#KAZ-yes");
  await page.locator("#board button[type=submit]").click();
  await page.waitForURL("**/count/dprk?on=2018-12-10&CIV=no&KAZ=yes");
  assert.match(await page.locator(".answer").innerText(), /Taken as given: Côte d.Ivoire no, Kazakhstan yes/);
  await page.locator("#seat-KAZ").click();
  await page.waitForURL("**/count/dprk?on=2018-12-10&CIV=no&KAZ=no");
  assert.deepEqual(wrong, []);
  await close();
});

test("with the keyboard alone, a vote is taken as given and a number opened", async () => {
  const { page, wrong, close } = await openPage(browser, site.base);
  await page.goto(site.base + "/count/dprk");
  await page.locator("#COD-forecast").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL("**/count/dprk?COD=yes");
  await page.waitForFunction(() => document.activeElement.id === "COD-yes");
  await page.locator("#open-COD summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#open-COD table").isVisible(), true);
  assert.match(await page.locator("#open-COD").innerText(), /taken as given: yes/);
  await page.locator("#seat-COD").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/count/dprk?COD=no");
  assert.deepEqual(wrong, []);
  await close();
});

test("a question that cannot be asked is answered in words, not by an error", async () => {
  const { page, close } = await openPage(browser, site.base);
  const answer = await page.goto(site.base + "/count/dprk?COD=perhaps");
  assert.equal(answer.status(), 400);
  assert.match(await page.locator("main").innerText(), /'perhaps' is no vote/);
  await close();
});
