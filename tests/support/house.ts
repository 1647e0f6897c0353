// The product's source files, each with its text and its imports.
import fs from "node:fs";
import path from "node:path";

/** A file of the product: `first` are the files that it is loaded with, `values` also those that it loads later, `all` also those for types. */
export type Source = { file: string; text: string; first: string[]; values: string[]; all: string[] };

const ROOTS = ["app", "components", "lib"];

const IMPORT = /(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;

export const files = ROOTS.flatMap((root) =>
  fs
    .readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => `${root}/${file}`)
    .filter((file) => /\.(?:tsx?|mjs)$/.test(file)),
);
const known = new Set(files);

function resolve(from: string, specifier: string): string | undefined {
  if (!/^(?:@\/|\.)/.test(specifier)) return undefined;
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : path.posix.join(path.posix.dirname(from), specifier);
  return ["", ".ts", ".tsx", ".mjs"].map((end) => base + end).find((file) => known.has(file));
}

const isOfTypes = (names: string) =>
  /^\{.*\}$/s.test(names) &&
  names
    .slice(1, -1)
    .split(",")
    .every((name) => name.trim() === "" || name.trim().startsWith("type "));

function read(file: string): Source {
  const text = fs.readFileSync(file, "utf8");
  const first: string[] = [];
  const values: string[] = [];
  const all: string[] = [];
  for (const [, type, names = "", from, lazily] of text.matchAll(IMPORT)) {
    const target = resolve(file, from ?? lazily ?? "");
    if (target === undefined) continue;
    all.push(target);
    if (type || isOfTypes(names)) continue;
    values.push(target);
    if (from) first.push(target);
  }
  return { file, text, first, values, all };
}

export const sources = new Map(files.map((file) => [file, read(file)]));
