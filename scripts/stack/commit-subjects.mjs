// Commit lists cut subjects at 72 characters: what doesn't fit belongs in the body.
import { execFileSync } from "node:child_process";
import { inRoot } from "./paths.mjs";

const SINCE = "2026-11-29T00:00:00Z"; // commits from before the rule stay as they are
const LONGEST = 72;

/**
 * The commits since the rule that break it, each with its subject; none where the tree comes without history.
 *
 * @param {string} log one line per commit: its short id, a space, its subject
 */
export function tooLong(log) {
  return log.split("\n").filter((line) => line.slice(line.indexOf(" ") + 1).length > LONGEST);
}

export function commitsWithTooLongSubjects(folder = inRoot(".")) {
  try {
    const git = ["-C", folder, "log", "--no-merges", `--since=${SINCE}`, "--format=%h %s"];
    return tooLong(execFileSync("git", git, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return [];
  }
}
