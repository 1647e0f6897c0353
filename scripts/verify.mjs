// npm run verify: everything that must hold, each step reported in one line, failed ones with their output.
// Only node built-ins until everything is installed.
import fs from "node:fs";
import { build, dropStaleTypes, isBuilt } from "./stack/build-stamp.mjs";
import { commitsWithTooLongSubjects } from "./stack/commit-subjects.mjs";
import { checkLeastNode } from "./stack/node-version.mjs";
import { inRoot } from "./stack/paths.mjs";
import { prepare, secondsSince } from "./stack/prepare.mjs";
import { runEntry } from "./stack/stack-error.mjs";
import { Supervisor } from "./stack/supervisor.mjs";
import { countTests } from "./stack/test-report.mjs";

const program = (...names) => inRoot("node_modules", ...names);
const next = program("next", "dist", "bin", "next");
const tsc = program("typescript", "bin", "tsc");

const DOMAIN_REPORT = inRoot("reports", "domain.json");
const JEST_REPORT = inRoot("reports", "jest.json");

// Side by side, two at a time: each of them keeps one core busy.
/** @type {[string, ...string[][]][]} */
const checks = [
  ["lint", [program("eslint", "bin", "eslint.js"), "--max-warnings", "0", "."]],
  ["types", [next, "typegen"], [tsc, "--noEmit"], [tsc, "-p", "scripts"], [tsc, "-p", "worker"]],
  ["format", [program("prettier", "bin", "prettier.cjs"), "--check", "."]],
  ["unused", [program("knip", "bin", "knip.js")]],
  ["layers", [program("dependency-cruiser", "bin", "dependency-cruiser.mjs"), ...layerArguments()]],
];

// Beside them as well.
/** @type {[string, any]} */
const domain = ["domain", { report: DOMAIN_REPORT, args: domainArguments() }];

// One after the other: each takes the whole machine.
/** @type {[string, any][]} */
const heavy = [
  ["bench", {}],
  ["tests", { report: JEST_REPORT, args: jestArguments() }],
  ["build", {}],
  ["browser", {}],
];

// Side by side, each with a product of its own: a browser and a server wait for one another half of the time. Four files
// take as long as all others.
const SLOWEST = "(kitchen-tablet|languages|pages|presses)\\.spec";
const browserHalves = [`tests/e2e/${SLOWEST}`, `tests/e2e/(?!${SLOWEST})`].map((files, index) => ({
  report: inRoot("reports", `playwright-${index + 1}.json`),
  args: [program("@playwright", "test", "cli.js"), "test", files],
  env: { BROWSER_HALF: String(index + 1) },
}));

function layerArguments() {
  return ["app", "components", "lib", "prisma", "scripts", "sandbox", "--config", ".dependency-cruiser.mjs"];
}

function domainArguments() {
  const config = inRoot("jest.domain.config.mjs");
  return [...jestTo(DOMAIN_REPORT), `--config=${config}`, "--coverage"];
}

// Measuring coverage slows down every test of a run, so only the domain's tests are run with it.
function jestArguments() {
  return [...jestTo(JEST_REPORT), "--testPathPatterns=tests/(?!domain/)"];
}

function jestTo(report) {
  return [program("jest", "bin", "jest.js"), "--ci", "--json", `--outputFile=${report}`];
}

/** @type {Record<string, string | undefined>} */
const env = { ...process.env, CI: "1", NEXT_TELEMETRY_DISABLED: "1" };
delete env.NODE_ENV; // each tool sets its own; one from the shell would mislead them

const totals = { passed: 0, failed: 0 };

function report(name, started, failure, figures = "") {
  console.log(
    `  ${failure ? "FAILED" : "ok    "}  ${name.padEnd(8)} ${secondsSince(started).padStart(6)}  ${figures}`.trimEnd(),
  );
  if (failure) console.log(`${failure.trim()}\n`);
}

async function runCheck(supervisor, [name, ...commands]) {
  const started = performance.now();
  for (const args of commands) {
    const { code, output } = await supervisor.attempt(name, args, { env });
    if (code === 0) continue;
    totals.failed += 1;
    return report(name, started, output || String(code));
  }
  return report(name, started);
}

async function runTests(supervisor, name, { report: file, args, env: own = {} }) {
  const started = performance.now();
  fs.rmSync(file, { force: true });
  const { code, output } = await supervisor.attempt(name, args, { env: { ...env, ...own } });
  const { passed, failed } = countTests(file);
  // A run can fail without a failed test: coverage below its limit, a server that did not start.
  const failures = code === 0 ? failed : Math.max(failed, 1);
  totals.passed += passed;
  totals.failed += failures;
  report(name, started, failures ? output || String(code) : null, `${passed} passed, ${failures} failed`);
}

/** The quick form of the benchmarks: it checks that they run to the end, and only reports how long they take. */
async function runBench(supervisor) {
  const started = performance.now();
  const args = ["--import", "tsx", inRoot("bench", "run.ts"), "--quick"];
  const { code, output } = await supervisor.attempt("bench", args, { env });
  if (code !== 0) totals.failed += 1;
  report("bench", started, code === 0 ? null : output || String(code));
  if (code === 0) console.log(output.trim().replace(/^/gm, " ".repeat(10)));
}

async function runBuild(supervisor) {
  const started = performance.now();
  if (isBuilt()) return report("build", started, null, "up to date");
  try {
    await build((...task) => supervisor.run(...task));
    return report("build", started);
  } catch (error) {
    totals.failed += 1;
    return report("build", started, error.message);
  }
}

async function runBrowser(supervisor) {
  const run = (half) => runTests(supervisor, `browser${half.env.BROWSER_HALF}`, half);
  await Promise.all(browserHalves.map(run));
}

function reportCommits() {
  const started = performance.now();
  const long = commitsWithTooLongSubjects();
  totals.failed += long.length;
  report("commits", started, long.length ? ["Subjects of over 72 characters:", ...long].join("\n") : null);
}

/** @type {Record<string, (supervisor: Supervisor) => Promise<void>>} */
const whole = { bench: runBench, build: runBuild, browser: runBrowser };

await runEntry(async () => {
  checkLeastNode();
  const started = performance.now();
  const supervisor = new Supervisor();
  await prepare(supervisor).catch((error) => supervisor.fail(error));
  fs.mkdirSync(inRoot("reports"), { recursive: true });
  dropStaleTypes();
  reportCommits();
  const run = ([name, task]) => whole[name]?.(supervisor) ?? runTests(supervisor, name, task);
  const queue = [...checks.map((check) => () => runCheck(supervisor, check)), () => run(domain)];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  await Promise.all([lane(), lane()]);
  for (const task of heavy) await run(task);
  console.log(`  ${secondsSince(started)} in all`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed ? 1 : 0);
});
