// The emulated phone and slow network that all measurements in the browser share.
import { chromium } from "@playwright/test";

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const SETTINGS = { locale: "zh-CN", timezoneId: "Asia/Shanghai" };

/** 1.6 Mbit/s and 150 ms, a slow mobile network. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
/** A processor as slow as an old phone's. */
const PROCESSOR = { rate: 4 };

/** Starts a browser, calls a function with it and closes it. */
export async function withBrowser(use) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Calls a function with a page in a new browser context, with an empty cache and storage. */
export async function withPage(browser, use) {
  const context = await browser.newContext({ ...PHONE, ...SETTINGS });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Throttles the network and processor of a page. */
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", PROCESSOR);
}
