import type { PagePath } from "./routes";

/** What anyone may open, and search engines may show: every page under app/(public). */
export const PUBLIC_PAGES = [
  "/",
  "/plans",
  "/menu",
  "/help",
  "/privacy",
  "/terms",
  "/verify",
] as const satisfies readonly PagePath[];
