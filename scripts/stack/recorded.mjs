// Which processes this data folder's product consists of, recorded so that a start after kill -9 can find them.
import fs from "node:fs";
import { DATA_DIR, inData, ROOT } from "./paths.mjs";
import { birthOf, endProcess, groupMembers, isSameProcess } from "./processes.mjs";
import { StackError } from "./stack-error.mjs";

const file = inData("pids.json");

function readRecord() {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null; // none yet, or cut off by a power failure
  }
}

/** `processes`: [{ name, pid, birth }] in starting order. */
export function writeRecord(address, processes) {
  fs.mkdirSync(DATA_DIR, { recursive: true, mode: 0o711 });
  const supervisor = { pid: process.pid, birth: birthOf(process.pid) };
  fs.writeFileSync(`${file}.new`, JSON.stringify({ address, supervisor, processes }, null, 2));
  fs.renameSync(`${file}.new`, file);
}

export const removeRecord = () => fs.rmSync(file, { force: true });

/** The record of a product currently running over this data folder, or null. */
function runningStack() {
  const record = readRecord();
  return record && isSameProcess(record.supervisor) ? record : null;
}

/** Ends the processes that a killed run left behind, last started first. Returns their names. */
export async function endLeftovers() {
  const running = runningStack();
  if (running && running.supervisor.pid !== process.pid)
    throw new StackError(
      `TiffinTrack already runs here, at ${running.address} (process ${running.supervisor.pid}): stop it first`,
    );
  const ended = [];
  for (const { name, pid, birth } of (readRecord()?.processes ?? []).reverse()) {
    // A group may outlive its leader; its number isn't reused as long as it does.
    const members = birthOf(pid) === null ? groupMembers(pid, ROOT) : [{ pid, birth }];
    for (const member of members.filter(isSameProcess)) {
      ended.push(name);
      await endProcess(member);
    }
  }
  removeRecord();
  return [...new Set(ended)];
}
