// The servers of docs/deploy.md send what the page needs and what keeps it quiet.
import { readdirSync } from "node:fs";

import { answer, expect, says, section, test } from "./fixtures";
import { LOADER } from "./portal";
import { SITE } from "./recorder";

const [GLUE, WASM, ZH, EN] = ["js", "wasm", "zh.json", "en.json"].map((end) => {
  const names = readdirSync(SITE).filter((name) => name.startsWith("zicha-") && name.endsWith(`.${end}`));
  return names[0];
});

/** Where a server listens, and whether it knows its own address well enough to name it. */
const SERVERS = [
  { name: "nginx", url: process.env.ZICHA_NGINX, exact: true },
  { name: "Caddy", url: process.env.ZICHA_CADDY, exact: true },
  { name: "a static host", url: process.env.ZICHA_URL, exact: false },
];

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

const TYPES: [string, RegExp][] = [
  ["", /^text\/html/],
  ["en/", /^text\/html/],
  ["guide.html", /^text\/html/],
  ["standalone.html", /^text\/html/],
  ["sw.js", /^(text|application)\/javascript/],
  ["manifest.webmanifest", /^application\/manifest\+json/],
  ["icon-192.png", /^image\/png/],
  [GLUE, /^(text|application)\/javascript/],
  [WASM, /^application\/wasm/],
  [ZH, /^application\/json/],
  [LOADER, /^(text|application)\/javascript/],
];

for (const { name, url, exact } of SERVERS) {
  test.describe(name, { tag: "@once" }, () => {
    test.skip(!url, "started by cargo xtask test");

    test("sends types, headers and compressed files", async ({ request }) => {
      for (const [path, type] of TYPES) {
        for (const encoding of ["br", "gzip", "identity"]) {
          const response = await request.get(`${url}${path}`, { headers: { "Accept-Encoding": encoding } });
          const headers = response.headers();
          expect(response.status(), path).toBe(200);
          expect(headers["content-type"], path).toMatch(type);
          expect(headers, path).toMatchObject(EVERYWHERE);
          expect(headers["permissions-policy"], path).toContain("geolocation=()");
          const wanted = encoding === "identity" || path.endsWith(".png") ? undefined : encoding;
          expect(headers["content-encoding"], `${path} ${encoding}`).toBe(wanted);
          const kept = /^(zicha-|embed\.)/.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
          // A snippet checks the hash of its script, and a frame in a sandbox has no origin.
          const open = kept === "no-cache" ? undefined : "*";
          expect(headers["access-control-allow-origin"] || undefined, path).toBe(open);
          // A static host asks again for what its file does not mention.
          expect(headers["cache-control"] ?? (exact ? "" : "no-cache"), path).toBe(kept);
        }
      }
    });

    test("states the policy of every page, with the very files where it can", async ({ request }) => {
      const policyOf = async (path: string) => (await request.get(`${url}${path}`)).headers()["content-security-policy"];
      const file = (path: string) => (exact ? `${url}${path}` : "'self'");
      for (const path of ["", "index.html", "en/", "en/index.html"]) {
        const policy = (await policyOf(path)).split("; ");
        expect(policy, path).toEqual(expect.arrayContaining([
          "default-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          `connect-src ${[...new Set([WASM, ZH, EN].map(file))].join(" ")}`,
          `worker-src ${file("sw.js")}`,
          "require-trusted-types-for 'script'",
          "trusted-types zicha",
        ]));
        const scripts = policy.find((directive) => directive.startsWith("script-src ")) ?? "";
        const [self, ...others] = scripts.split(" ").slice(1);
        expect(self).toBe(file(GLUE));
        expect(others.join(" ")).toMatch(/^('sha256-[^']+' ){4}'wasm-unsafe-eval'$/);
      }
      expect(await policyOf("guide.html")).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-[^']+'; img-src data:$/);
      expect(await policyOf("standalone.html")).toContain("connect-src 'none'");
      expect(await policyOf("sw.js")).toContain("connect-src 'self'");
    });

    test("serves a page that works", async ({ page }) => {
      await page.goto(`${url}?date=2021-09-10`);
      await expect(page.locator("#app[data-started]")).toBeAttached();
      await answer(page, "route", "junior-review");
      await says(section(page, "fee"), "220");
    });

    test("keeps to itself what is for servers", async ({ request }) => {
      test.skip(!exact, "a static host hides the file itself");
      for (const path of ["_headers", "deploy/nginx.conf", "deploy/Caddyfile"]) {
        expect((await request.get(`${url}${path}`)).status(), path).toBe(404);
      }
    });

    test.describe("with the worker", () => {
      test.use({ serviceWorkers: "allow" });
      test("serves a site that needs no network the second time", async ({ page, context }) => {
        await page.goto(`${url}en/`);
        await expect(page.locator("#app[data-started]")).toBeAttached();
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        await context.setOffline(true);
        await page.goto(`${url}?date=2021-09-10`);
        await expect(page.locator("#app[data-started]")).toBeAttached();
        await answer(page, "route", "junior-review");
        await says(section(page, "fee"), "220");
      });
    });
  });
}
