// npm run drill:lighthouse: the pages that guests and customers open, looked at by Lighthouse as a phone would load them. Prints the
// scores, when the largest part was there, and what failed; ends with 1 where a page is below its line. PAGES=home,menu looks at
// some alone. Lighthouse comes from npm when it is asked for: it is a hundred packages, and no part of the product or of its proof.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { findBrowser } from "@/tests/e2e/support/browser";
import { addressWithIds } from "@/tests/e2e/support/ids";
import { demoLogin, sessionOf } from "@/tests/e2e/support/people";
import { PAGES } from "@/tests/e2e/support/product-pages";
import { startStack } from "@/tests/e2e/support/stack";

const LIGHTHOUSE = "lighthouse@13.5.0";
const FLAGS = "--headless --no-sandbox --disable-gpu";

/** Of a hundred. Agentic browsing has no score but how many of its audits pass. */
const LINES = {
  performance: 98,
  accessibility: 100,
  "best-practices": 100,
  seo: 100,
  "agentic-browsing": 100,
};
const LARGEST_MS = 2_000;

const reportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), numericValue: z.number().optional() }),
  ),
});
type Report = z.output<typeof reportSchema>;

const run = promisify(execFile);

async function report(url: string, cookie: string, folder: string): Promise<Report> {
  const headers = path.join(folder, "headers.json");
  const output = path.join(folder, "report.json");
  writeFileSync(headers, JSON.stringify(cookie === "" ? {} : { Cookie: cookie }));
  const args = [
    "exec",
    "--yes",
    `--package=${LIGHTHOUSE}`,
    "--",
    "lighthouse",
    url,
    "--quiet",
    "--output=json",
  ];
  const more = [`--output-path=${output}`, `--extra-headers=${headers}`, `--chrome-flags=${FLAGS}`];
  const env = { ...process.env, CHROME_PATH: process.env.E2E_BROWSER };
  await run("npm", [...args, ...more], { env, maxBuffer: 64 * 1024 * 1024 });
  return reportSchema.parse(JSON.parse(readFileSync(output, "utf8")));
}

/** What of a page is below its line. */
function below({ categories, audits }: Report, isSearched: boolean): string[] {
  const failed = Object.entries(LINES).flatMap(([name, line]) => {
    const category = categories[name];
    // a page behind a log-in is not for search engines, and says so
    if (!category || (name === "seo" && !isSearched)) return [];
    if (Math.round((category.score ?? 0) * 100) >= line) return [];
    const why = category.auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9);
    return [`${name}: ${why.map(({ id }) => id).join(", ")}`];
  });
  const largest = audits["largest-contentful-paint"]?.numericValue ?? 0;
  return largest > LARGEST_MS ? [...failed, `largest part after ${Math.round(largest)} ms`] : failed;
}

function line(name: string, { categories, audits }: Report): string {
  const scores = Object.keys(LINES).map((one) =>
    String(Math.round((categories[one]?.score ?? 0) * 100)).padStart(3),
  );
  const largest = Math.round(audits["largest-contentful-paint"]?.numericValue ?? 0);
  return `${name.padEnd(20)} ${scores.join(" / ")}   ${largest} ms`;
}

const wanted = process.env.PAGES?.split(",");
const shown = PAGES.filter(
  ({ name, who, path: address, status }) =>
    (who === "guest" || who === "customer") &&
    status === undefined &&
    !address.includes("#") &&
    (wanted?.includes(name) ?? true),
);

void runEntry(async () => {
  await findBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), "tiffintrack-lighthouse-"));
  const stack = await startStack();
  Object.assign(process.env, { E2E_ADDRESS: stack.address, E2E_DATABASE_URL: stack.databaseUrl() });
  try {
    const { cookies } = await sessionOf(demoLogin("customer"));
    const customer = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    console.log(`${"".padEnd(20)} ${Object.keys(LINES).join(" / ")}, largest part`);
    for (const { name, who, path: address } of shown) {
      const url = stack.address + (await addressWithIds(address));
      const found = await report(url, who === "customer" ? customer : "", folder);
      const failed = below(found, who === "guest");
      console.log(line(name, found) + (failed.length > 0 ? `   BELOW ${failed.join("; ")}` : ""));
      if (failed.length > 0) process.exitCode = 1;
    }
  } finally {
    await stack.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
