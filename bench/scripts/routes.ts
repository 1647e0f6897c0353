// The script that each page of the build loads, from the build's own manifests.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { z } from "zod";

const BUILD = ".next";
const EMPTY = new Set(["layout", "error", "not-found", "global-error", "loading", "template"]);

const manifestSchema = z.record(
  z.string(),
  z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) }),
);
const buildSchema = z.object({ rootMainFiles: z.array(z.string()) });

/** A page and its script, gzip, in kB of 1,000 bytes: what every page has, and what it has over that. */
export type RouteScript = { route: string; frame: number; over: number };

/** Every page of the build, by its route without the folders in brackets. */
export function routeScripts(): RouteScript[] {
  const sizes = new Map<string, number>();
  const sizeOf = (file: string) => {
    const size = sizes.get(file) ?? gzipSync(readFileSync(path.join(BUILD, file))).length / 1_000;
    sizes.set(file, size);
    return size;
  };
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + sizeOf(file), 0);
  const main = buildSchema.parse(
    JSON.parse(readFileSync(path.join(BUILD, "build-manifest.json"), "utf8")),
  ).rootMainFiles;
  return manifests().map(({ route, entries }) => {
    const frame = new Set([...main, ...entries.flatMap(({ name, files }) => (isOfFrame(name) ? files : []))]);
    const all = new Set([...frame, ...entries.flatMap(({ files }) => files)]);
    return { route, frame: sum(frame), over: sum(all) - sum(frame) };
  });
}

/** What stands around every page, and the picture of the site, whose file says that it brings script. */
const isOfFrame = (name: string) => EMPTY.has(name) || name.startsWith("opengraph-image");

function manifests() {
  return globSync(`${BUILD}/server/app/**/page_client-reference-manifest.js`).flatMap((file) => {
    const found = vm.createContext({ globalThis: {} });
    vm.runInContext(readFileSync(file, "utf8"), found);
    const { globalThis: made } = z
      .object({ globalThis: z.object({ __RSC_MANIFEST: manifestSchema }) })
      .parse(found);
    return Object.entries(made.__RSC_MANIFEST).map(([page, { entryJSFiles }]) => ({
      route: page.replaceAll(/\/\([a-z]+\)|\/page$/g, "") || "/",
      entries: Object.entries(entryJSFiles).map(([name, files]) => ({
        name: name.replace("[project]/app/", ""),
        files,
      })),
    }));
  });
}
