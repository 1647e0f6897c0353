import { createHash } from "node:crypto";
import { countTry, giveTryBack } from "@/lib/access/rate-limit";

// Of a million codes three are good at a time: somebody who knows the password must not try many.
const CODES = { points: 20, seconds: 60 * 60 };

/**
 * Takes one try at an account's codes of an app: each device that the account knows has tries of its own, all others share
 * theirs. `isFirst`: of those that were refused. `giveBack`: the code was right.
 */
export async function takeCodeTry({ email, device }: { email: string; device: string | null }) {
  const key = createHash("sha256")
    .update(`${device ?? "elsewhere"} ${email}`)
    .digest("base64url");
  const { isAllowed, taken } = await countTry("log-in-code", key, CODES);
  const giveBack = () => giveTryBack("log-in-code", key, CODES);
  return { isAllowed, isFirst: taken === CODES.points + 1, giveBack };
}
