import { existsSync } from "node:fs";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** The machine's Chromium, else the one from npm, which unpacks itself into the temporary folder. */
export async function findChromium(): Promise<string> {
  if (process.env.E2E_CHROMIUM) return process.env.E2E_CHROMIUM;
  if (existsSync(SYSTEM_CHROMIUM)) return SYSTEM_CHROMIUM;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}
