import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { routeScripts } from "../../bench/scripts/routes";

const BUILD = ".next";
/** Of the build folder, what a production machine has no use for. */
const LEFT_OUT = new Set(["cache", "dev", "trace"]);

/** Words that stand in the sandbox's files and would come along with its code, minified or not. */
const MARKS = ["sandbox.idempotency_keys", "sandbox.deliveries", "payment-sandbox", "SANDBOX_CHAOS"];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function builtFiles(): string[] {
  return filesUnder(BUILD).filter((file) => !LEFT_OUT.has(file.split(path.sep)[1] ?? ""));
}

test("the marks do stand in the sandbox", () => {
  const sources = filesUnder("sandbox").map((file) => readFileSync(file, "utf8"));
  for (const mark of MARKS)
    expect(
      sources.some((source) => source.includes(mark)),
      mark,
    ).toBe(true);
});

test("nothing of the sandbox's code is in the production build, nor its files' names in a source map", () => {
  const built = builtFiles().filter((file) => /\.(js|mjs|cjs|html|rsc|body|map)$/.test(file));
  expect(built.length).toBeGreaterThan(50);
  const marks = [...MARKS, ...filesUnder("sandbox").map((file) => `/${file}`)];
  const found = built.filter((file) => {
    const content = readFileSync(file, "utf8");
    return marks.some((mark) => content.includes(mark));
  });
  expect(found).toEqual([]);
});

test("no page of the build asks for a file of the sandbox", () => {
  const traces = builtFiles().filter((file) => file.endsWith(".nft.json"));
  expect(traces.length).toBeGreaterThan(10);
  const sandbox = path.resolve("sandbox") + path.sep;
  const asked = traces.flatMap((trace) => {
    const { files }: { files: string[] } = JSON.parse(readFileSync(trace, "utf8"));
    return files
      .map((file) => path.resolve(path.dirname(trace), file))
      .filter((file) => file.startsWith(sandbox));
  });
  expect(asked).toEqual([]);
});

/** Over what every page has, kB: of a page that is new here. */
const NEW_FOR_CUSTOMERS = 20;
const NEW_FOR_STAFF = 60;
/** Chunks are parted anew at each build. */
const BY_CHANCE = 4;

test("no page brings more script than it did, and a new one no more than it may", () => {
  const kept: unknown = JSON.parse(readFileSync(path.join("bench", "scripts", "kept.json"), "utf8"));
  const before = new Map(Object.entries(z.record(z.string(), z.number()).parse(kept)));
  const pages = routeScripts();
  expect(pages.length).toBeGreaterThan(70);
  const heavier = pages.flatMap(({ route, over }) => {
    const fresh = /^\/(?:admin|drive|kitchen)/.test(route) ? NEW_FOR_STAFF : NEW_FOR_CUSTOMERS;
    const most = (before.get(route) ?? fresh) + BY_CHANCE;
    return over > most ? [`${route}: ${over.toFixed(1)} kB, at most ${most}`] : [];
  });
  expect(heavier).toEqual([]);
});
