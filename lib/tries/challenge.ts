import { createHash, randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { clockNow } from "@/lib/clock";
import { sentCookie } from "@/lib/sent-cookie";
import { countTry } from "@/lib/access/rate-limit";
import { asSystem } from "@/lib/db";
import { env } from "@/lib/env";
import { secretOfPress } from "@/lib/press/press";
import { isSealOf, sealOf } from "./keyed";

const USE = { points: 100, seconds: 10 * 60 };
/** How long a person has to find their device. */
const GOOD_FOR = 5 * 60 * 1000;

const isHttps = () => env().APP_URL.startsWith("https:");
const cookieName = () => `${isHttps() ? "__Host-" : ""}tiffintrack-challenge`;
const textOf = (purpose: string, plain: string) => `challenge ${purpose} ${plain}`;

/** Something new for a device to sign. Only this browser can present the answer, soon, once, and for this purpose. */
export async function newChallenge(purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32));
  const plain = `${Buffer.from(challenge).toString("base64url")}.${clockNow().getTime() + GOOD_FOR}`;
  const options = { httpOnly: true, sameSite: "strict", path: "/", secure: isHttps() } as const;
  const value = `${plain}.${sealOf(textOf(purpose, plain))}`;
  (await cookies()).set(cookieName(), value, { ...options, maxAge: GOOD_FOR / 1000 });
  return challenge;
}

/** What this browser was given to have signed, used up by this call; null when it was given nothing that is still valid. */
export async function takeChallenge(purpose: string): Promise<string | null> {
  const value = sentCookie(await headers(), cookieName()) ?? "";
  const [challenge = "", until = "", seal = ""] = value.split(".");
  if (!isSealOf(textOf(purpose, `${challenge}.${until}`), seal)) return null;
  if (Number(until) < clockNow().getTime()) return null;
  return (await isOfOnePress(challenge)) ? challenge : null;
}

/** Used once; the press that used it may be sent again. */
async function isOfOnePress(challenge: string): Promise<boolean> {
  const press = (await asSystem((tx) => secretOfPress(tx, "challenge"))) ?? randomBytes(16).toString("hex");
  const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
  const uses = await countTry("challenge", digest(challenge), USE);
  const usesOfPress = await countTry("challenge", digest(`${challenge} ${press}`), USE);
  return uses.isAllowed && uses.taken === usesOfPress.taken;
}
