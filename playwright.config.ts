import { defineConfig } from "@playwright/test";

// Set by the global setup: the address of the product that all page tests share, and the browser found.
const { E2E_ADDRESS, E2E_CHROMIUM } = process.env;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 1, // two cores: the other one serves
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ["json", { outputFile: "reports/playwright.json" }]],
  use: {
    baseURL: E2E_ADDRESS,
    locale: "en-IN",
    timezoneId: "America/Los_Angeles", // a visitor far away: business days must not move
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: E2E_CHROMIUM,
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
