import { spawn } from "node:child_process";
import { once } from "node:events";
import { birthOf, endProcess, isSameProcess } from "@/scripts/stack/processes.mjs";

function startSleeper(code = "setInterval(() => {}, 1000)") {
  const child = spawn(process.execPath, ["-e", `${code}; console.log("up")`], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { pid } = child;
  if (!pid) throw new Error("the sleeper did not start");
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("exit", (_, signal) => resolve(signal)),
  );
  return { pid, birth: birthOf(pid), ended, isUp: once(child.stdout, "data") };
}

test("knows a running process by its birth, and not by its number alone", async () => {
  const sleeper = startSleeper();
  expect(isSameProcess(sleeper)).toBe(true);
  expect(isSameProcess({ pid: sleeper.pid, birth: "1" })).toBe(false);
  await endProcess(sleeper);
  expect(isSameProcess(sleeper)).toBe(false);
});

test("leaves a process alone that only has the recorded number", async () => {
  const stranger = startSleeper();
  await endProcess({ pid: stranger.pid, birth: "1" });
  expect(isSameProcess(stranger)).toBe(true);
  await endProcess(stranger);
});

test("ends a process that does not listen", async () => {
  const deaf = startSleeper("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
  await deaf.isUp;
  await endProcess(deaf, { patience: 100 });
  expect(await deaf.ended).toBe("SIGKILL");
});
