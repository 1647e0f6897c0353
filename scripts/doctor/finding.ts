// What the doctor finds: one sentence each, with the cure where something is to be done.
import type { Env } from "@/lib/env";

/** `weak`: it serves, but somebody should know. `wrong`: people will notice, or money and data are at risk. */
export type Finding = { about: string; state: "ok" | "weak" | "wrong"; says: string; cure?: string };

/** What is asked about: an installation, and whether the database and the gateway are the ones that come with the product. */
export type Patient = { env: Env; isEmbedded: boolean; isSandbox: boolean; now: Date };

export type Ask = (patient: Patient) => Promise<Finding[]>;

export const ok = (about: string, says: string): Finding => ({ about, state: "ok", says });
export const weak = (about: string, says: string, cure: string): Finding => ({
  about,
  state: "weak",
  says,
  cure,
});
export const wrong = (about: string, says: string, cure: string): Finding => ({
  about,
  state: "wrong",
  says,
  cure,
});

/** A question that can't be asked is an answer, too. */
export async function answersOf(about: string, ask: Ask, patient: Patient): Promise<Finding[]> {
  try {
    return await ask(patient);
  } catch (error) {
    const fault = error instanceof Error ? (error.cause instanceof Error ? error.cause : error) : null;
    return [
      wrong(about, `could not be asked: ${fault?.message ?? String(error)}`, "mend that, and ask again"),
    ];
  }
}

const MARKS = { ok: "ok   ", weak: "weak ", wrong: "WRONG" };
const INDENT = " ".repeat(8);

export function lineOf({ about, state, says, cure }: Finding): string {
  const said = `${MARKS[state]}   ${about}: ${says}`;
  return cure ? `${said}\n${INDENT}-> ${cure}` : said;
}

/** "12 in order, 1 weak, 0 wrong" */
export function sumOf(findings: readonly Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  return `${count("ok")} in order, ${count("weak")} weak, ${count("wrong")} wrong`;
}
