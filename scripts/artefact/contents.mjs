// What a version is made of: the built pages, what runs as it is written, and the packages that both need.
import fs from "node:fs";
import path from "node:path";
import { inRoot, ROOT } from "../stack/paths.mjs";
import { filesBelow, neededPackages } from "./packages.mjs";

const FOLDERS = ["lib", "messages", "public", "deploy", "prisma/migrations", "prisma/generated"];
const FILES = ["package.json", "tsconfig.json", "LICENSE", "README.md", "prisma/schema.prisma"];
/** Commands that need what is not there (a checkout, the tools, the demo), and types. */
const NOT_SHIPPED =
  /^scripts\/(lint|build|artefact)\/|^scripts\/(build|generate|package|reset|sandbox|sbom|up|verify)\.mjs$|^prisma\/generated\/(models\/|models\.ts$|commonInputTypes\.ts$)/;
/** Of the build's folder: what the next build would go on from, and what explains it. */
const OF_THE_BUILD_ALONE =
  /^\.next\/(cache|dev|diagnostics|turbopack|types|build|lock|trace|trace-build|built-from)(\/|$)|\.nft\.json$|^\.next\/server\/.*\.map$/;

const named = (file) => path.relative(ROOT, file);

/** The paths of a version's files, from the root. Needs a build of these sources. */
export async function contents() {
  const own = [...FOLDERS, "scripts", "docs/runbooks"].flatMap((folder) => filesBelow(inRoot(folder)));
  const shipped = own.map(named).filter((name) => !NOT_SHIPPED.test(name));
  const built = filesBelow(inRoot(".next")).map(named);
  const run = shipped.filter((name) => /\.(ts|mjs)$/.test(name)).map((name) => inRoot(name));
  const packages = (await neededPackages(run)).map(named);
  return [
    ...FILES,
    ...shipped,
    ...built.filter((name) => !OF_THE_BUILD_ALONE.test(name)),
    ...packages,
  ].sort();
}

/** Copies them into `folder`, links as links. */
export function copyTo(folder, names) {
  for (const name of names) {
    const [from, to] = [inRoot(name), path.join(folder, name)];
    fs.mkdirSync(path.dirname(to), { recursive: true });
    if (fs.lstatSync(from).isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(from), to);
    else fs.copyFileSync(from, to);
  }
}
