// What becomes of one planted fault.
import { StackError } from "../../scripts/stack/stack-error.mjs";
import { plantedTexts, type Fault } from "./fault";
import { runIn, withTexts } from "./scratch";

export type Verdict =
  | "seen"
  | "NOT SEEN"
  | "DOES NOT APPLY"
  | "DOES NOT COMPILE"
  | "RED WITHOUT IT"
  | "TOO LONG"
  | "applies"
  | "left out";

const GOOD: readonly Verdict[] = ["seen", "applies", "left out"];
export const isGood = (verdict: Verdict) => GOOD.includes(verdict);

export type Judged = { verdict: Verdict; note: string };

export type Asked = {
  checksTypes: boolean;
  checksUnchanged: boolean;
  runsBrowsers: boolean;
  onlyApplies: boolean;
};

const COMPILES = "tsc --noEmit -p .";
const lastLines = (text: string) => text.trim().split("\n").slice(-12).join("\n");

/** Judges faults in one copy; a command that fails even without a fault proves nothing, and is tried only once. */
export function judgeIn(folder: string, asked: Asked): (fault: Fault) => Promise<Judged> {
  const unchanged = new Map<string, Promise<boolean>>();
  const isGreenUnchanged = (command: string) => {
    const known = unchanged.get(command) ?? runIn(folder, command).then(({ isGreen }) => isGreen);
    unchanged.set(command, known);
    return known;
  };

  async function tryOut({ test }: Fault): Promise<Judged> {
    if (asked.checksTypes) {
      const types = await runIn(folder, COMPILES);
      if (!types.isGreen) return { verdict: "DOES NOT COMPILE", note: lastLines(types.output) };
    }
    const { isGreen, isLate } = await runIn(folder, test);
    if (isLate) return { verdict: "TOO LONG", note: test };
    return { verdict: isGreen ? "NOT SEEN" : "seen", note: test };
  }

  return async (fault) => {
    let texts;
    try {
      texts = plantedTexts(folder, fault);
    } catch (error) {
      if (!(error instanceof StackError)) throw error;
      return { verdict: "DOES NOT APPLY", note: error.message };
    }
    if (asked.onlyApplies) return { verdict: "applies", note: "" };
    if (fault.browser && !asked.runsBrowsers) return { verdict: "left out", note: fault.test };
    const judged = await withTexts(texts, () => tryOut(fault));
    const isProof =
      judged.verdict !== "seen" || !asked.checksUnchanged || (await isGreenUnchanged(fault.test));
    if (isProof) return judged;
    return { verdict: "RED WITHOUT IT", note: fault.test };
  };
}
