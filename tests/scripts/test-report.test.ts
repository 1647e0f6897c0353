import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { countTests } from "@/scripts/stack/test-report.mjs";

const file = path.join(mkdtempSync(path.join(tmpdir(), "tiffintrack-report-")), "report.json");

function count(report: object) {
  writeFileSync(file, JSON.stringify(report));
  return countTests(file);
}

const jestReport = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};
const playwright = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test("counts what passed", () => {
  expect(count(jestReport)).toEqual({ passed: 7, failed: 0 });
  expect(count(playwright)).toEqual({ passed: 5, failed: 0 });
});

test.each([
  ["a failed test", { ...jestReport, numFailedTests: 1 }],
  ["a skipped test", { ...jestReport, numPendingTests: 1 }],
  ["a test still to be written", { ...jestReport, numTodoTests: 1 }],
  ["a test file that does not load", { ...jestReport, numRuntimeErrorTestSuites: 1 }],
  ["a failed browser test", { ...playwright, stats: { ...playwright.stats, unexpected: 1 } }],
  [
    "a browser test that passed at its second try",
    { ...playwright, stats: { ...playwright.stats, flaky: 1 } },
  ],
  ["a skipped browser test", { ...playwright, stats: { ...playwright.stats, skipped: 1 } }],
  ["a browser run that failed as a whole", { ...playwright, errors: [{ message: "no server" }] }],
])("counts %s as failed", (_what, report) => {
  expect(count(report).failed).toBe(1);
});

test("counts nothing where no report was written", () => {
  expect(countTests(`${file}-missing`)).toEqual({ passed: 0, failed: 0 });
});
