// The server configurations of docs/deploy.md: types, headers, policies, and a page that works.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { connect } from "node:net";

import { answer, expect, expectText, section, test } from "./fixtures";
import { LOADER } from "./portal";
import { SITE } from "./recorder";

const [GLUE, WASM, ZH] = ["js", "wasm", "zh.json"].map((end) => {
  const names = readdirSync(SITE).filter((name) => name.startsWith("zicha-") && name.endsWith(`.${end}`));
  return names[0];
});

const [NGINX_PROXY, NGINX_WITHOUT_HOST] = process.env.ZICHA_NGINX_PROXIES?.split(" ") ?? [];
const [CADDY_PROXY, CADDY_WRONG_HOST] = process.env.ZICHA_CADDY_PROXIES?.split(" ") ?? [];

/** The address of a server, and whether its whole configuration comes with the site. */
const SERVERS = [
  { name: "nginx", url: process.env.ZICHA_NGINX, configured: true },
  { name: "nginx behind nginx, which names another host", url: NGINX_PROXY, configured: true },
  { name: "nginx behind nginx, which names no host", url: NGINX_WITHOUT_HOST, configured: true },
  { name: "Caddy", url: process.env.ZICHA_CADDY, configured: true },
  { name: "Caddy behind Caddy, which names another host", url: CADDY_PROXY, configured: true },
  { name: "Caddy behind Caddy, which names a wrong host", url: CADDY_WRONG_HOST, configured: true },
  { name: "a static host", url: process.env.ZICHA_URL, configured: false },
];

/** The head of the response to an HTTP/1.0 request, whose lines can be chosen freely. */
function head(url: string, lines: string[]) {
  const { hostname, port, pathname } = new URL(url);
  return new Promise<string>((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write([`HEAD ${pathname} HTTP/1.0`, ...lines, "", ""].join("\r\n")));
    socket.on("data", (part) => { answer += part; });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });
}

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

for (const { name, url, configured } of SERVERS) {
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
          // Snippets load their script with a hash, and a sandboxed frame has no origin: both need CORS.
          const open = kept === "no-cache" ? undefined : "*";
          expect(headers["access-control-allow-origin"] || undefined, path).toBe(open);
          // A static host has `no-cache` for files that `_headers` does not mention.
          expect(headers["cache-control"] ?? (configured ? "" : "no-cache"), path).toBe(kept);
        }
      }
    });

    test("sends the policy of every page", async ({ request }) => {
      const policyOf = async (path: string) => (await request.get(`${url}${path}`)).headers()["content-security-policy"];
      for (const path of ["", "index.html", "en/", "en/index.html"]) {
        const policy = (await policyOf(path)).split("; ");
        expect(policy, path).toEqual(expect.arrayContaining([
          "default-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "connect-src 'self'",
          "worker-src 'self'",
          "require-trusted-types-for 'script'",
          "trusted-types zicha",
        ]));
        const scripts = policy.find((directive) => directive.startsWith("script-src ")) ?? "";
        const [self, ...others] = scripts.split(" ").slice(1);
        expect(self).toBe("'self'");
        expect(others.join(" ")).toMatch(/^('sha256-[^']+' ){4}'wasm-unsafe-eval'$/);
      }
      expect(await policyOf("guide.html")).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-[^']+'; img-src data:; frame-ancestors 'self'$/);
      expect(await policyOf("standalone.html")).toContain("connect-src 'none'");
      expect(await policyOf("sw.js")).toContain("connect-src 'self'");
    });

    test("puts nothing of a request into a header", async () => {
      test.skip(!configured, "a static host is asked by browsers only");
      for (const lines of [[], ["Host: forged.invalid"], ["Host: a;script-src *", "X-Forwarded-Proto: forged.invalid", "X-Forwarded-Host: forged.invalid"]]) {
        for (const path of ["", "en/", "en", "sw.js", "nothing"]) {
          const answer = await head(`${url}${path}`, lines);
          expect(answer).toMatch(/^HTTP\/1\.[01] (200|30[12378]|400|404) /);
          const headers = answer.split("\r\n").slice(1).join("\n");
          expect(headers, path).not.toMatch(/forged|script-src \*|https?:\/\/|127\.0\.0\.1/);
          if (path === "" && answer.includes(" 200 ")) expect(headers).toContain("connect-src 'self'");
        }
      }
    });

    test("passes cargo xtask check-site", () => {
      test.skip(!process.env.ZICHA_XTASK, "started by cargo xtask test");
      const { status, stdout } = spawnSync(process.env.ZICHA_XTASK!, ["check-site", url!, "--site", SITE], { encoding: "utf8" });
      expect(stdout).toMatch(/^all \d+ files are as they were built\n$/);
      expect(status).toBe(0);
    });

    test("serves a page that works", async ({ page }) => {
      await page.goto(`${url}?date=2021-09-10`);
      await expect(page.locator("#app[data-started]")).toBeAttached();
      await answer(page, "route", "junior-review");
      await expectText(section(page, "fee"), "220");
    });

    test("does not send the files for servers", async ({ request }) => {
      test.skip(!configured, "a static host hides the file itself");
      for (const path of ["_headers", ".zicha-site", "deploy/nginx.conf", "deploy/Caddyfile", "deploy/sw-off.js"]) {
        expect((await request.get(`${url}${path}`)).status(), path).toBe(404);
      }
    });

    test.describe("with the service worker", () => {
      test.use({ serviceWorkers: "allow" });
      test("serves a site that needs no network on the second visit", async ({ page, context }) => {
        await page.goto(`${url}en/`);
        await expect(page.locator("#app[data-started]")).toBeAttached();
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        await context.setOffline(true);
        await page.goto(`${url}?date=2021-09-10`);
        await expect(page.locator("#app[data-started]")).toBeAttached();
        await answer(page, "route", "junior-review");
        await expectText(section(page, "fee"), "220");
      });
    });
  });
}
