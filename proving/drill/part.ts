// A process of the product that can be killed without warning and started again.
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { birthOf, endProcess, signal, waitFor } from "../../scripts/stack/processes.mjs";
import { ROOT } from "../../scripts/stack/paths.mjs";

export type Part = {
  start: () => Promise<void>;
  /** kill -9; resolves when none of it is left. */
  kill: () => Promise<void>;
  /** Politely, for the end of the drill. */
  stop: () => Promise<void>;
};

const READY_WITHIN_MS = 120_000;
const GONE_WITHIN_MS = 10_000;

export type ProcessPart = {
  name: string;
  /** Arguments for Node. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  isReady: () => Promise<boolean>;
  /** Called when it ends without having been killed. */
  onEnd: (what: string) => void;
};

export function processPart({ name, args, env, logFile, isReady, onEnd }: ProcessPart): Part {
  let child: ChildProcess | null = null;
  const isGone = (pid: number) => birthOf(pid) === null;
  /** Forgets the child first, so that its end isn't taken for an accident. */
  const end = async (how: (pid: number) => unknown) => {
    const pid = child?.pid;
    child = null;
    if (pid === undefined) return;
    await how(pid);
    if (!(await waitFor(() => isGone(pid), GONE_WITHIN_MS, 5))) throw new Error(`${name} does not end`);
  };
  return {
    async start() {
      const log = openSync(logFile, "a");
      const started = spawn(process.execPath, [...args], {
        cwd: ROOT,
        env,
        detached: true,
        stdio: ["ignore", log, log],
      });
      closeSync(log);
      child = started;
      let hasEnded = false;
      started.once("exit", (code, killedBy) => {
        hasEnded = true;
        if (child === started) onEnd(`${name} ended by itself (${killedBy ?? code})`);
      });
      const isSettled = async () => hasEnded || (await isReady());
      if (!(await waitFor(isSettled, READY_WITHIN_MS, 25)) || hasEnded)
        throw new Error(`${name} did not start; see ${logFile}`);
    },
    kill: () => end((pid) => signal(pid, "SIGKILL")),
    stop: () => end((pid) => endProcess({ pid, birth: birthOf(pid) })),
  };
}
