// Starts the parts of the product as children, each in its own process group so that a Ctrl-C reaches only this
// process, and stops them in order. Only node built-ins.
import { spawn } from "node:child_process";
import { logTo } from "./logs.mjs";
import { inData, ROOT } from "./paths.mjs";
import { birthOf, endProcess, signal } from "./processes.mjs";
import { removeRecord, writeRecord } from "./recorded.mjs";
import { StackError } from "./stack-error.mjs";

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

export class Supervisor {
  /** @type {{ name: string, pid: number | undefined, birth: unknown, end: (part: any) => unknown }[]} in the order of their start */
  #parts = [];
  /** @type {string | undefined} */
  #address;
  /** @type {Promise<void> | null} */
  #stopping = null;
  /** @type {[string, () => void][]} */
  #handlers = Object.entries(SIGNALS).map(([name, code]) => [name, () => this.shutdown(code)]);

  /** @param {{ address?: string }} options with `address`, the parts are recorded as this data folder's product */
  constructor({ address } = {}) {
    this.#address = address;
    for (const [name, handler] of this.#handlers) process.on(name, handler);
    // Handed over by an older Node that was killed: nobody is waiting for this run any more.
    process.on("disconnect", () => this.shutdown(1));
  }

  /** Releases the signals and the record: another process takes over. */
  release() {
    if (this.#address) removeRecord();
    for (const [name, handler] of this.#handlers) process.off(name, handler);
  }

  /** Runs something that has to succeed; its output is shown only when it doesn't. */
  async run(name, args, options) {
    const { code, output } = await this.attempt(name, args, options);
    if (code !== 0) throw new StackError(`${name} failed (${code})\n${output.trim()}`);
    return output;
  }

  /** Runs something to its end; returns { code, output }, with a signal or a message for `code` where there is none. */
  async attempt(name, args, { command = process.execPath, ...options } = {}) {
    this.refuseWhenStopping();
    const child = spawn(command, args, {
      cwd: ROOT,
      ...options,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const part = this.#add(name, child, (it) => endProcess(it));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    const code = await new Promise((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("close", (status, killedBy) => resolve(killedBy ?? status));
    });
    this.#remove(part);
    if (this.#stopping) await this.#stopping; // never returns
    return { code, output };
  }

  /** Starts something that has to keep running. `patience`: how long it may take to end when asked to (ms). */
  start(name, args, { env, patience, mirror = "errors" }) {
    this.refuseWhenStopping();
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const log = logTo(name, child, mirror);
    this.#watch(
      child,
      name,
      this.#add(name, child, (it) => endProcess(it, { patience })),
      log,
    );
    return child;
  }

  /** Takes over a child that was spawned elsewhere; `end({ pid, birth })` stops it. */
  adopt(name, child, end) {
    const part = this.#add(name, child, end);
    this.#watch(child, name, part, { file: inData("logs", `${name}.log`), lastLine: () => "" });
    // Spawned while the others were already being stopped: nobody else will stop it.
    if (this.#stopping) void end(part);
  }

  /** Stops everything, last started first, and ends this process. */
  shutdown(code) {
    this.#stopping ??= this.#stopAll().finally(() => process.exit(code));
    return this.#stopping;
  }

  /** Says what went wrong, in one line if the user can put it right, and stops everything. */
  async fail(error) {
    if (!this.#stopping) console.error(error instanceof StackError ? `error: ${error.message}` : error);
    await this.shutdown(1);
  }

  async #stopAll() {
    if (this.#parts.length) console.log("stopping");
    for (const part of [...this.#parts].reverse()) await part.end(part);
    if (this.#address) removeRecord();
  }

  /** Throws once everything is being stopped: nothing more may start or be promised. */
  refuseWhenStopping() {
    if (this.#stopping) throw new StackError("stopped");
  }

  #add(name, child, end) {
    const part = { name, pid: child.pid, birth: child.pid ? birthOf(child.pid) : null, end };
    this.#parts.push(part);
    this.#record();
    return part;
  }

  #remove(part) {
    this.#parts = this.#parts.filter((other) => other !== part);
    this.#record();
  }

  #record() {
    if (!this.#address) return;
    writeRecord(
      this.#address,
      this.#parts.map(({ name, pid, birth }) => ({ name, pid, birth })),
    );
  }

  #watch(child, name, part, log) {
    child.once("exit", (code, killedBy) => {
      signal(part.pid, "SIGTERM"); // for whatever it started itself
      if (this.#stopping) return;
      console.error(`error: ${name} ended unexpectedly (${killedBy ?? code}). ${log.lastLine()}`.trim());
      console.error(`       its log: ${log.file}`);
      void this.shutdown(1);
    });
  }
}
