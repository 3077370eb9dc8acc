// The site as plain files: every link of every page leads to a file and a place in it, and files alone show it.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ninthvote, openBrowser } from "./site.mjs";

let folder, pages;
before(async () => {
  const { child, folder: made } = ninthvote("site", "build", join(process.env.TMPDIR ?? "/tmp", `ninthvote-site-${process.pid}`));
  folder = join(process.env.TMPDIR ?? "/tmp", `ninthvote-site-${process.pid}`);
  const code = await new Promise((done) => child.once("exit", done));
  rmSync(made, { recursive: true, force: true });
  assert.equal(code, 0);
  pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith("index.html"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("every link leads to a file that is there, and every fragment to a place in it", () => {
  const ids = new Map();
  const idsOf = (file) => {
    if (!ids.has(file)) ids.set(file, new Set([...readFileSync(file, "utf8").matchAll(/\sid="([^"]+)"/g)].map((m) => m[1])));
    return ids.get(file);
  };
  const broken = new Set();
  for (const name of pages) {
    const file = join(folder, name);
    for (const [, link] of readFileSync(file, "utf8").matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
      if (/^https?:/.test(link)) continue;
      const [path, place] = link.replaceAll("&amp;", "&").split("#");
      const target = path ? resolve(dirname(file), decodeURIComponent(path)) : file;
      if (link.startsWith("/") || !existsSync(target)) broken.add(`${name}: ${link}`);
      else if (place && !idsOf(target).has(place)) broken.add(`${name}: no place ${link}`);
    }
  }
  assert.ok(pages.length > 900, `${pages.length} pages`);
  assert.deepEqual([...broken].slice(0, 10), []);
});

test("opened from a disk, the pages have their sheet, and say what needs a server", async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("request", (request) => { if (!request.url().startsWith("file:")) wrong.push(request.url()); });
  for (const name of ["index.html", "count/dprk/index.html", "check/index.html", "search/index.html"]) {
    await page.goto(pathToFileURL(join(folder, name)).href);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".brand")).textDecorationLine), "none");
    if (name !== "index.html") assert.match(await page.locator("main").innerText(), /ninthvote serve/);
  }
  assert.deepEqual(wrong, []);
  await browser.close();
});
