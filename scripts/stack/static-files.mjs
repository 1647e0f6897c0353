// The previous build's scripts and styles stay beside the new ones: a page opened before an update still finds
// its parts. Only node built-ins.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const OWN = "static-files.json";

const filesOf = (folder) =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    : [];

/** The files a build made itself, without those it kept from the previous one. */
function ownFiles(buildDir) {
  const list = path.join(buildDir, OWN);
  return fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : [];
}

function copy(names, from, to) {
  for (const name of names) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    if (!fs.existsSync(source) || fs.existsSync(target)) continue;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(source, target);
  }
}

/** Builds with `work` into `buildDir`, and keeps the previous build's files beside the new ones: one version back. */
export async function keepingStatic(buildDir, work) {
  const served = path.join(buildDir, "static");
  const aside = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-static-"));
  const before = ownFiles(buildDir);
  copy(before, served, aside);
  try {
    const answer = await work();
    fs.writeFileSync(path.join(buildDir, OWN), JSON.stringify(filesOf(served)));
    copy(before, aside, served);
    return answer;
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

/** Puts what the build in `from` made itself beside what is in `to`, whichever of the two is newer. */
export const keepStaticOf = (from, to) =>
  copy(ownFiles(from), path.join(from, "static"), path.join(to, "static"));
