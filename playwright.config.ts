import { defineConfig } from "@playwright/test";
import { browserFromEnvironment } from "./tests/e2e/support/browser";

// Set by the global setup: the address of the product that all page tests share, and the browser found.
const address = process.env.E2E_ADDRESS;
const browser = browserFromEnvironment();
// `npm run verify` runs two halves side by side.
const half = process.env.BROWSER_HALF;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  outputDir: half ? `test-results/${half}` : "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 1, // two cores: the other one serves
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["dot"], ["json", { outputFile: `reports/playwright${half ? `-${half}` : ""}.json` }]],
  use: {
    baseURL: address,
    // a button that never comes is named, instead of taking the whole test's time
    actionTimeout: 30_000,
    // what a test holds up on its way to the server must not pass through a worker; where one is meant, its tests say so
    serviceWorkers: process.env.E2E_WORKERS ? "allow" : "block",
    locale: "en-IN",
    timezoneId: "America/Los_Angeles", // a visitor far away: business days must not move
    // recording every step kept half a core busy; a failed test tells its page's state in words anyway
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      ...browser,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
