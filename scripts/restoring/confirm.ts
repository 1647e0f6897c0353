import { createInterface } from "node:readline/promises";
import { StackError } from "../stack/stack-error.mjs";

/** Goes on once somebody typed the word. @throws StackError when they did not */
export async function confirm(): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question("Type restore to go on: ");
  lines.close();
  if (answer.trim() !== "restore") throw new StackError("nothing was done");
}
