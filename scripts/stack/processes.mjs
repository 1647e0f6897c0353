// Tells whether a recorded process is still the one we started, and ends it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const hasProc = fs.existsSync("/proc/self/stat");

/**
 * A token for the process's birth, or null when no such process is running. A pid alone is not enough: it may have
 * been reused since. A zombie counts as gone although kill(pid, 0) calls it alive.
 */
export function birthOf(pid) {
  try {
    if (!hasProc)
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in brackets and may contain spaces: count from after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startTime] = [fields[0], fields[19]];
    return state === "Z" || state === "X" ? null : startTime;
  } catch {
    return null;
  }
}

export function commandLineOf(pid) {
  try {
    if (!hasProc) return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

/** A process group's living processes that work in `folder`, as { pid, birth }. None without /proc. */
export function groupMembers(group, folder) {
  if (!hasProc) return [];
  const pids = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).flatMap((pid) => {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
      const isMember = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) === group;
      return isMember && fs.readlinkSync(`/proc/${pid}/cwd`) === folder ? [{ pid, birth: birthOf(pid) }] : [];
    } catch {
      return []; // has ended meanwhile
    }
  });
}

export const isSameProcess = ({ pid, birth }) => birth !== null && birthOf(pid) === birth;

/** Resolves to true as soon as `condition` holds, to false after `milliseconds`. */
export async function waitFor(condition, milliseconds, step = 50) {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await delay(step);
  }
  return true;
}

/** Sends a signal to the process and, if it leads a group, to the whole group. */
export function signal(pid, name) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name);
    } catch {
      // already gone, or not a group leader
    }
  }
}

/** Ends a process politely, then by force. `patience` is how long it may take to end by itself (ms). */
export async function endProcess({ pid, birth }, { patience = 5000, firstSignal = "SIGTERM" } = {}) {
  if (!isSameProcess({ pid, birth })) return;
  signal(pid, firstSignal);
  if (await waitFor(() => !isSameProcess({ pid, birth }), patience)) return;
  signal(pid, "SIGKILL");
  await waitFor(() => !isSameProcess({ pid, birth }), 2000);
}
