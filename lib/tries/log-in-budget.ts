import { createHash } from "node:crypto";
import { networkOf } from "./network";
import { countTry, forgetTries, giveTryBack, takeTry } from "@/lib/access/rate-limit";
import { isWorkDone } from "./work";

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;

// One account from one device that it knows, from one network, and from anywhere; and one network over all accounts.
const FROM_DEVICE = { points: 10, seconds: QUARTER_HOUR };
const FROM_HERE = { points: 10, seconds: QUARTER_HOUR };
const FROM_ANYWHERE = { points: 100, seconds: HOUR };
const FROM_NETWORK = { points: 200, seconds: QUARTER_HOUR };

type Who = { email: string; address: string; device: string | null; work?: string };

type Standing =
  /** `forget`: it was the right person. */
  | { kind: "free"; forget: () => Promise<void> }
  | { kind: "wait" }
  /** Whoever tries now has to spend work on it. `isFirst`: the first such try of the hour. */
  | { kind: "work"; triesTooMany: number; isFirst: boolean };

/**
 * Takes one try at an account's password. Nobody can use up anyone else's: a device that the account knows has its own tries,
 * each network has too, and once all of them together are too many, a further one costs work instead of being refused.
 */
export async function takeLogInTry(who: Who): Promise<Standing> {
  return (await fromKnownDevice(who)) ?? fromNetwork(who);
}

async function fromKnownDevice({ device, email }: Who): Promise<Standing | null> {
  if (!device) return null;
  const key = digest(`${device} ${email}`);
  if (!(await takeTry("log-in-device", key, FROM_DEVICE))) return null;
  return { kind: "free", forget: () => forgetTries("log-in-device", key, FROM_DEVICE) };
}

async function fromNetwork({ email, address, work }: Who): Promise<Standing> {
  const { here, network, anywhere } = keysOf(email, address);
  if (!(await takeTry("log-in-here", here, FROM_HERE))) return { kind: "wait" };
  if (!(await takeTry("log-in-network", network, FROM_NETWORK))) return { kind: "wait" };
  const { isAllowed, taken } = await countTry("log-in-anywhere", anywhere, FROM_ANYWHERE);
  if (isAllowed || (work && (await isWorkDone(email, work)))) {
    const forget = async () => {
      await forgetTries("log-in-here", here, FROM_HERE);
      await giveTryBack("log-in-network", network, FROM_NETWORK);
      await giveTryBack("log-in-anywhere", anywhere, FROM_ANYWHERE);
    };
    return { kind: "free", forget };
  }
  // whoever is asked for work comes once more with it: that is one try, not two
  await giveTryBack("log-in-here", here, FROM_HERE);
  const triesTooMany = taken - FROM_ANYWHERE.points;
  return { kind: "work", triesTooMany, isFirst: triesTooMany === 1 };
}

/** A new password was chosen by a mailed link: all tries at the old one are forgotten. */
export async function forgetAllTries({ email, address }: Pick<Who, "email" | "address">): Promise<void> {
  const { here, anywhere } = keysOf(email, address);
  await forgetTries("log-in-here", here, FROM_HERE);
  await forgetTries("log-in-anywhere", anywhere, FROM_ANYWHERE);
}

function keysOf(email: string, address: string) {
  const network = networkOf(address);
  return { here: digest(`${network} ${email}`), network: digest(network), anywhere: digest(email) };
}

// The limiter's table needs to tell addresses apart, not to know them.
function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
