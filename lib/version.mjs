// Which version this is: of the package, and of the build that was made from a commit.
import fs from "node:fs";
import path from "node:path";

const read = (...names) =>
  fs.readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), ...names), "utf8");

/** @type {Map<string, string>} neither changes under a running process */
const known = new Map();
function once(name, ask) {
  const answer = known.get(name) ?? ask();
  known.set(name, answer);
  return answer;
}

/** @returns {string} */
const numberOfRelease = () => once("release", () => JSON.parse(read("package.json")).version);

/** The version that was built here last, whatever serves now. @throws when nothing was built */
export const builtVersion = () => `${numberOfRelease()}+${once("build", () => read(".next", "BUILD_ID"))}`;

/** The version and build now serving, e.g. "0.1.0+f8c18c89a1b2"; "0.1.0+development" where nothing was built. */
export function runningVersion() {
  const isBuilt =
    process.env.NODE_ENV === "production" &&
    fs.existsSync(path.join(/* turbopackIgnore: true */ process.cwd(), ".next", "BUILD_ID"));
  return isBuilt ? builtVersion() : `${numberOfRelease()}+development`;
}
