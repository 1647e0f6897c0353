import { createHash } from "node:crypto";
import { countTry, giveTryBack } from "@/lib/access/rate-limit";

// Of a million codes three are valid at a time: someone who knows the password must not get to try many.
const CODES = { points: 20, seconds: 60 * 60 };

/**
 * Takes one try at the app codes of an account: each device that the account knows has its own tries, all others share
 * theirs. `isFirst`: the first one refused. `giveBack`: the code was right.
 */
export async function takeCodeTry({ email, device }: { email: string; device: string | null }) {
  const key = createHash("sha256")
    .update(`${device ?? "elsewhere"} ${email}`)
    .digest("base64url");
  const { isAllowed, taken } = await countTry("log-in-code", key, CODES);
  const giveBack = () => giveTryBack("log-in-code", key, CODES);
  return { isAllowed, isFirst: taken === CODES.points + 1, giveBack };
}
