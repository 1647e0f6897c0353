import type { History, Step } from "./steps";
import type { Trouble } from "./life";
import type { PressTrouble } from "./pressing";

function troubleOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case "none":
      return "";
    case "killed":
      return ` (killed at boundary ${trouble.at})`;
    case "fault":
      return ` (the gateway: ${trouble.fault}, requests ${trouble.at} to ${trouble.at + trouble.times - 1})`;
    case "down":
      return " (the gateway is down)";
  }
}

function fateOf(trouble: Trouble | PressTrouble): string {
  return "fate" in trouble && trouble.fate !== "heard" ? ` (the answer: ${trouble.fate})` : "";
}

function lineOf(given: Step): string {
  if (given.do === "at once") return `at once: ${given.steps.map(lineOf).join(" | ")}`;
  const { do: what, ...step } = given;
  const trouble = "trouble" in step ? troubleOf(step.trouble) + fateOf(step.trouble) : "";
  const details = Object.entries(step)
    .filter(([name]) => name !== "trouble")
    .map(([name, value]) => `${name} ${value}`);
  return [what, ...details].join(", ") + trouble;
}

/** A history as human-readable lines. */
export function describeHistory({ steps, ending, isPaidOff }: History): string {
  const lines = steps.map((step, index) => `  ${index + 1}. ${lineOf(step)}`);
  return [
    ...lines,
    `  what was on its way at the end is ${ending}${isPaidOff ? ", then the open bills are paid" : ""}`,
  ].join("\n");
}
