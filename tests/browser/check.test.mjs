// The check page: paste and upload, marks that lead to notes and back, and nothing of an article that acts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, openBrowser, openPage, openSite } from "./site.mjs";

let site, browser;
before(async () => { [site, browser] = await Promise.all([openSite(), openBrowser()]); });
after(async () => { await browser?.close(); await site?.end(); });

const ARTICLE = `In December 2018 Japan was a member of the Security Council.

The meeting of 11 December 2017 was held after a vote: ten members in favour, three against and two abstaining.`;

// Each of these acts where it is let through: a dialog, a request, a changed title, a hidden page.
const HOSTILE = `<!doctype html><html><head><title>A story</title>
<base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org/">
<style>body { display: none } @import url(https://example.org/x.css);</style>
<link rel="stylesheet" href="https://example.org/x.css"></head><body onload="alert('load')">
<script>alert("script"); document.title = "owned";</script>
<article><p>In December 2018 <b onmouseover="alert('over')">Japan</b> was a member of the Security Council.
<img src="https://example.org/pixel" onerror="alert('error')"><img src=x onerror=alert(1)></p>
<svg onload="alert('svg')"><script>alert("svg script")</script><a xlink:href="javascript:alert(2)"><text>x</text></a></svg>
<p><a href="javascript:alert('link')">A link</a> <a href="data:text/html,<script>alert(3)</script>">another</a>
&lt;script&gt;alert("entities")&lt;/script&gt; &lt;img src=x onerror=alert("late")&gt;</p>
<iframe srcdoc="<script>parent.alert('frame')</script>"></iframe><object data="https://example.org/o"></object>
<form action="https://example.org/steal"><input name="text"><button>Send</button></form>
<p style="position:fixed;inset:0;background:url(https://example.org/bg)">The Council voted on 11 December 2017.</p>
</article></body></html>`;

async function submit(page) {
  await Promise.all([page.waitForNavigation(), page.locator("main form button[type=submit]").click()]);
}

for (const javaScriptEnabled of [true, false]) {
  test(`an article that is pasted comes back marked, ${javaScriptEnabled ? "with" : "without"} a script`, async () => {
    const { page, wrong, close } = await openPage(browser, site.base, { javaScriptEnabled });
    await page.goto(site.base + "/check");
    await page.fill("#text", ARTICLE);
    await submit(page);
    assert.match(await page.locator("mark.contradicted").innerText(), /Japan/);
    assert.ok(await page.locator("mark.supported").count() >= 1);
    assert.equal(await page.locator("mark").count(), await page.locator(".notes li").count());
    assert.match(await page.locator("main").innerText(), /Nothing of it was stored/);
    await page.locator("mark.contradicted a").focus();
    await page.keyboard.press("Enter");
    assert.match(new URL(page.url()).hash, /^#note-\d+$/);
    await page.locator(`${new URL(page.url()).hash} a`).first().press("Enter");
    assert.match(new URL(page.url()).hash, /^#claim-\d+$/);
    assert.deepEqual(wrong, []);
    await close();
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`a checked article bars nobody and fits a phone, ${colorScheme}`, async () => {
    const { page, close } = await openPage(browser, site.base, { colorScheme, viewport: { width: 360, height: 740 } });
    await page.goto(site.base + "/check");
    await page.fill("#text", ARTICLE);
    await submit(page);
    assert.deepEqual(await barriers(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
    await close();
  });
}

for (const [name, mimeType] of [["story.html", "text/html"], ["story.txt", "text/plain"]]) {
  test(`a hostile ${name} that is uploaded does nothing`, async () => {
    const { page, wrong, close } = await openPage(browser, site.base);
    await page.goto(site.base + "/check");
    await page.setInputFiles("#file", { name, mimeType, buffer: Buffer.from(HOSTILE) });
    await submit(page);
    await page.hover("mark");
    await page.waitForTimeout(300);
    assert.equal(await page.title(), "Check an article · Ninth Vote");
    assert.equal(await page.locator("main iframe, main img, main script, main style, main object, base").count(), 0);
    const links = await page.locator("a").evaluateAll((all) => all.map((a) => a.protocol));
    assert.deepEqual([...new Set(links)], ["http:"], "every link leads to a page of this site");
    assert.equal(await page.locator("main form").count(), 1);
    assert.deepEqual(wrong, []);
    await close();
  });
}

test("hostile words that are pasted come back as words, in the form too", async () => {
  const { page, wrong, close } = await openPage(browser, site.base);
  await page.goto(site.base + "/check");
  await page.fill("#text", `${HOSTILE}</textarea><script>alert("out of the box")</script>`);
  await page.fill("#published", "2018-12-10");
  await submit(page);
  assert.equal(await page.title(), "Check an article · Ninth Vote");
  assert.deepEqual(wrong, []);
  await close();
});

test("what cannot be read is refused in words that a reader can act on", async () => {
  const { page, close } = await openPage(browser, site.base);
  await page.goto(site.base + "/check");
  await submit(page);
  assert.match(await page.locator("[role=alert]").innerText(), /nothing was sent/);
  await close();
});
