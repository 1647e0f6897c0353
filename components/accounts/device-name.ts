import { languageNow, tagOf } from "@/lib/domain/language/language";
import type { Place } from "@/lib/features/system/country";

/** Browser and system of a user agent, as keys of accounts.devices; null for what we can't tell. */
export type DeviceName = {
  browser: "edge" | "samsung" | "opera" | "firefox" | "chrome" | "safari" | null;
  system: "android" | "iphone" | "ipad" | "windows" | "mac" | "chromebook" | "linux" | null;
};

// The order matters: Edge, Samsung and Opera also call themselves Chrome, and Chrome calls itself Safari.
const browsers = [
  ["edge", /\bEdg(e|A|iOS)?\//],
  ["samsung", /SamsungBrowser\//],
  ["opera", /\b(OPR|Opera)\//],
  ["firefox", /\b(Firefox|FxiOS)\//],
  ["chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["safari", /Safari\//],
] as const;

const systems = [
  ["android", /Android/],
  ["iphone", /iPhone/],
  ["ipad", /iPad/],
  ["windows", /Windows/],
  ["mac", /Mac OS X|Macintosh/],
  ["chromebook", /CrOS/],
  ["linux", /Linux/],
] as const;

export function deviceName(userAgent: string | null): DeviceName {
  const text = userAgent ?? "";
  return {
    browser: browsers.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    system: systems.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
  };
}

/** "India (203.0.113.7)", or the address alone where no list knows its country. */
export function placeName({ ip, country }: Place): string {
  if (country === null) return ip;
  const regions = new Intl.DisplayNames([tagOf(languageNow())], { type: "region" });
  return `${regions.of(country) ?? country} (${ip})`;
}
