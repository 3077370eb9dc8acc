// The pictures of docs/tour.md, taken of the site itself: `make pictures`.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ninthvote, openBrowser, openSite, root } from "./site.mjs";

const STORY = `Eight hands

7 December 2018

The United States dropped its request for a meeting on human rights in North Korea: it had eight supporters where nine are needed. In December 2018 Japan was a member of the Security Council.

The Council last met on it on 11 December 2017, after a vote of ten in favour, three against and two abstaining. Nobody can say what January will bring.`;

const folder = join(root, "docs/pictures");
mkdirSync(folder, { recursive: true });
const [site, browser] = await Promise.all([openSite(), openBrowser()]);
const page = await browser.newPage({ viewport: { width: 1120, height: 760 }, colorScheme: "light" });
const take = (name, height = 760, y = 0) =>
  page.screenshot({ path: join(folder, name), clip: { x: 0, y, width: 1120, height }, fullPage: true });

await page.goto(site.base);
await take("site.png");
await page.goto(`${site.base}/count/dprk?on=2018-12-10&CIV=yes`);
await take("what-if.png", 970, 66);
await page.goto(`${site.base}/check`);
await page.fill("#text", STORY);
await Promise.all([page.waitForNavigation(), page.locator("main form button[type=submit]").click()]);
await take("check.png", 800, 66);
await page.goto(`${site.base}/data`);
await take("download.png");
await site.end();

const { child, folder: briefs } = ninthvote("brief", "dprk", "--on", "2018-12-10", "--out", join(folder, ".brief"));
await new Promise((done) => child.once("exit", done));
await page.goto(pathToFileURL(join(folder, ".brief/dprk-2018-12-10.html")).href);
await page.setViewportSize({ width: 900, height: 900 });
await page.screenshot({ path: join(folder, "brief.png") });
await browser.close();
rmSync(join(folder, ".brief"), { recursive: true });
rmSync(briefs, { recursive: true, force: true });
