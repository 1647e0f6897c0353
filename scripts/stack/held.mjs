// A part that scripts/serve.mjs started: it says when it serves, and goes when the next one does.
import cluster from "node:cluster";

export const isHeld = cluster.isWorker;

/** @param {() => void} goNow called once another process serves in its place */
export function tellHolder(goNow) {
  if (!isHeld) return;
  process.once("message", goNow);
  process.send?.("serves");
}
