import fs from "node:fs";

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null; // the run didn't get as far as writing one
  }
}

/** How many tests a Jest or Playwright JSON report counts. One that was skipped proves nothing: it counts as failed. */
export function countTests(file) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 0 };
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky + skipped + report.errors.length };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = report;
  const failed = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed };
}
