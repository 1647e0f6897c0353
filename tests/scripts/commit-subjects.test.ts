import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { commitsWithTooLongSubjects, tooLong } from "@/scripts/stack/commit-subjects.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "tiffintrack-commits-"));
const fits = "a".repeat(72);

function git(...args: string[]) {
  const who = ["-c", "user.name=Asha", "-c", "user.email=asha@example.com"];
  return execFileSync("git", ["-C", folder, ...who, ...args], { stdio: "pipe" });
}

test("a subject of 72 characters fits, one of 73 does not", () => {
  expect(tooLong(`1a2b3c4 ${fits}\n5d6e7f8 ${fits}a\n`)).toEqual([`5d6e7f8 ${fits}a`]);
});

test("the tree's own commits are read, and a folder without a history has none", () => {
  expect(commitsWithTooLongSubjects(folder)).toEqual([]);
  git("init", "-q");
  git("commit", "-q", "--allow-empty", "-m", `${fits}a`);
  expect(commitsWithTooLongSubjects(folder)).toEqual([expect.stringContaining(`${fits}a`)]);
});
