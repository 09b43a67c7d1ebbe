// A portal of another origin, with pages into which snippets are pasted.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

import { expect, type Frame, type Page } from "@playwright/test";

import { test } from "./fixtures";
import { end, listen, SITE } from "./recorder";

/** A page of the portal and its policy. */
export interface PortalPage {
  body: string;
  head?: string;
  policy?: string;
}

export class Portal {
  private page: PortalPage = { body: "" };
  private readonly server = createServer((request, response) => {
    if (request.url === "/jquery.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(readFileSync("node_modules/jquery/dist/jquery.min.js"));
      return;
    }
    const { head = "", body, policy } = this.page;
    const headers = { "Content-Type": "text/html; charset=utf-8", ...(policy && { "Content-Security-Policy": policy }) };
    const whole = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>门户</title>
      <meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;
    response.writeHead(200, headers).end(whole);
  });

  /** Starts the server and returns its address. */
  start() {
    return listen(this.server);
  }

  stop() {
    return end(this.server);
  }

  /** Sets the page that the portal serves. */
  shows(page: PortalPage) {
    this.page = page;
  }
}

/** The script of snippets, by its name in the site. */
export const LOADER = readdirSync(SITE).find((name) => /^embed\.[0-9a-f]{16}\.js$/.test(name)) ?? "";

/** Its hash, as policies and snippets write it. */
export function integrity() {
  return `sha256-${createHash("sha256").update(readFileSync(join(SITE, LOADER))).digest("base64")}`;
}

/** The script as snippets load it. */
export function script(site: string) {
  return `<script src="${site}${LOADER}" integrity="${integrity()}" crossorigin="anonymous" defer></script>`;
}

/** A link with options, such as `data-lang="en"`. */
export function link(site: string, options = "", fragment = "") {
  return `<a href="${site}${fragment}" data-zicha ${options}>职称申报自查</a>`;
}

/** The frame in place of a link, once it is visible and its program has started. */
export async function widget(page: Page, number = 0): Promise<Frame> {
  const element = page.locator("iframe").nth(number);
  await expect(element).toHaveCSS("opacity", "1");
  const frame = await (await element.elementHandle())?.contentFrame();
  if (!frame) throw new Error("the frame has no page");
  await expect(frame.locator("#app[data-started]")).toBeAttached();
  return frame;
}

/** Tests with a portal around the widget. */
export const inPortal = test.extend<{ site: string; portal: Portal }>({
  site: async ({ baseURL, log }, use) => {
    const site = baseURL ?? "";
    // What a portal loads of the site, after which the widget asks for nothing more.
    log.allow(new RegExp(`^request: ${site}(${LOADER}|standalone\\.html(\\?\\S*)?)$`));
    await use(site);
  },
  portal: async ({}, use) => {
    const portal = new Portal();
    await use(portal);
    await portal.stop();
  },
});
