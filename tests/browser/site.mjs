// One server and one browser for all tests of a file; both end with it, whatever happens.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");
const python = process.env.PYTHON ?? join(root, ".venv/bin/python");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A page of each type, by the route that answers it. */
export const PAGES = [
  "/", "/situation/dprk", "/situation/syria", "/count/dprk", "/count/dprk?swap=PAK:IND&COD=yes&RUS=no", "/brief/dprk",
  "/council/2018-12-10", "/council/1950-06-27", "/state/CIV", "/state/USA", "/vote/pv-2014-12-22-dprk",
  "/vote/pv-2017-11-16-jim-order", "/rules", "/rules/VOT-03", "/source/s-pv.8130", "/check", "/method", "/data",
  "/corrections", "/search?q=presidency", "/nowhere",
];

export function chromiumPath() {
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium: set CHROMIUM=/path/to/it, or install Debian's `chromium`");
  return found;
}

/** Run the project's command in a cache of its own; resolves with the child and its folder. */
export function ninthvote(...args) {
  const folder = mkdtempSync(join(tmpdir(), "ninthvote-browser-"));
  const env = { ...process.env, PYTHONPATH: join(root, "src"), NINTHVOTE_CACHE: join(folder, "cache") };
  const child = spawn(python, ["-m", "ninthvote", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  return { child, folder };
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

export async function openSite() {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const { child, folder } = ninthvote("serve", "--port", String(port));
  const end = async () => {
    if (child.exitCode === null) {
      child.kill();
      await new Promise((done) => child.once("exit", done));
    }
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", () => child.kill());
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 300) {
      await end();
      throw new Error("the server did not start");
    }
    if (await fetch(base).then((answer) => answer.ok, () => false)) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return { base, end };
}

export async function openBrowser() {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--no-first-run"],
  });
}

/** A page that writes down what goes wrong on it: errors, dialogs, violated policies, requests to other hosts. */
export async function openPage(browser, base, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) wrong.push(`request: ${request.url()}`);
  });
  return { page, wrong, close: () => context.close() };
}

/** What axe-core calls serious or critical, in words. */
export async function barriers(page) {
  // Through the debugger, not as a script of the page, which the policy would rightly refuse.
  await page.evaluate(axeSource + "; undefined");
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .map((v) => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
}
