import { readFileSync } from "node:fs";
import path from "node:path";
import { version } from "@/package.json";

/** The version and build now serving, e.g. "0.1.0+f8c18c89a1b2"; "0.1.0+development" where nothing was built. */
export function runningVersion(): string {
  return `${version}+${buildId()}`;
}

function buildId(): string {
  return process.env.NODE_ENV === "production" ? builtId() : "development";
}

/** The version that was built here last, whatever serves now. @throws when nothing was built */
export function builtVersion(): string {
  return `${version}+${builtId()}`;
}

function builtId(): string {
  return readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), ".next", "BUILD_ID"), "utf8");
}
