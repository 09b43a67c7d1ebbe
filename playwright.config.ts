// How the browser tests run: the system's Chromium, a phone and a desktop.
import { defineConfig } from "@playwright/test";

/** The screen of a phone. */
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "target/browser-tests",
  snapshotPathTemplate: "{testDir}/transcripts/{arg}{ext}",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // One more than the two cores of the machines that run these tests: tests wait for browsers a quarter of the time.
  workers: 3,
  // A guard against waiting for ever, no measure of speed: machines of tests are slow and shared.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // On a machine that is short of time any browser may fail once; the report lists such tests as flaky.
  retries: 1,
  reporter: "list",
  use: {
    // `cargo xtask test` says where its server listens; by hand, `cargo xtask serve` does.
    baseURL: process.env.ZICHA_URL ?? "http://127.0.0.1:8080/",
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A worker would answer in place of the routes that tests set up; its own test lets it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    {
      name: "phone",
      // What no viewport changes is tested once, on the desktop.
      grepInvert: /@once/,
      use: PHONE,
    },
    {
      name: "desktop",
      // What has more room on a wide screen, and is tested there in another language, is tested on the phone.
      grepInvert: /@phone/,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
});
