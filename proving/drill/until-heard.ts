import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { insist, Unanswered, type Persistence } from "./unanswered";
import type { Answer, Button, Known, Visitor } from "./visitor";

export type Presses = {
  /** A press that was under way when its process died holds its key for a minute: here that minute has always passed. */
  letTryEnd: (key: string) => Promise<void>;
  /** Called when a press whose answer was lost turns out to have been done. */
  onFoundDone: () => void;
};

type Line = { persistence: Persistence; presses: Presses };
type Presser = Pick<Visitor, "press" | "askFor">;

/** Presses as a page does: if no answer comes it asks by the key, and presses again depending on what it is told. */
export async function pressUntilHeard(
  { persistence, presses }: Line,
  visitor: Presser,
  button: Button,
): Promise<Answer> {
  let key = randomUUID();
  let isLost = false;
  return insist(persistence, async () => {
    const known = isLost ? await visitor.askFor(key) : null;
    isLost = true;
    if (known?.state === "under-way") await stillUnderWay(presses, button, key);
    if (known?.state === "not-yours") throw new Error(`${button.action}: the press is said to be another's`);
    if (known?.state === "withdrawn" || known?.state === "broke-off") key = randomUUID();
    const answer = await visitor.press(button, key);
    if (known?.state === "done") mustBe(button, known, answer);
    if (known?.state === "done") presses.onFoundDone();
    return answer;
  });
}

async function stillUnderWay(presses: Presses, { action }: Button, key: string): Promise<never> {
  await presses.letTryEnd(key);
  throw new Unanswered(action);
}

/** @throws when two different answers come for the same key */
function mustBe({ action }: Button, known: Extract<Known, { state: "done" }>, answer: Answer): void {
  // an action without a value answers null in one place, and leaves the value out in the other
  if (answer.ok && isDeepStrictEqual(answer.value ?? null, known.value ?? null)) return;
  throw new Error(
    `${action} was done (${JSON.stringify(known.value)}), and answers ${JSON.stringify(answer)}`,
  );
}
