import { randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { env } from "@/lib/env";
import { sentCookie } from "@/lib/sent-cookie";
import { isSealOf, sealOf } from "./keyed";

const DAY_SECONDS = 24 * 60 * 60;
/** The longest a browser keeps a cookie. */
const KEPT_DAYS = 400;
/** The latest ones, where people share a device. */
const MOST_ACCOUNTS = 6;

const isHttps = () => env().APP_URL.startsWith("https:");
const cookieName = () => `${isHttps() ? "__Host-" : ""}tiffintrack-device`;

type Device = { id: string; marks: string[] };

/** The mark that an account leaves on a device: it doesn't reveal whose it is. */
const markText = (device: string, email: string) => `device ${device} ${email.toLowerCase()}`;

/**
 * The device that asks, if someone logged in to this account on it before. Its cookie holds only a number and the account's
 * mark on it, which only this installation can make.
 */
export async function knownDevice(email: string): Promise<string | null> {
  const device = await deviceOf();
  return device?.marks.some((mark) => isSealOf(markText(device.id, email), mark)) ? device.id : null;
}

/** From now on this device is known to the account. */
export async function rememberDevice(email: string): Promise<void> {
  const { id, marks } = (await deviceOf()) ?? { id: randomBytes(12).toString("base64url"), marks: [] };
  const others = marks.filter((mark) => !isSealOf(markText(id, email), mark));
  const value = [id, sealOf(markText(id, email)), ...others].slice(0, MOST_ACCOUNTS + 1).join(".");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
  (await cookies()).set(cookieName(), value, { ...options, maxAge: KEPT_DAYS * DAY_SECONDS });
}

async function deviceOf(): Promise<Device | null> {
  const value = sentCookie(await headers(), cookieName());
  const [id = "", ...marks] = (value ?? "").split(".");
  return /^[\w-]{16}$/.test(id) ? { id, marks: marks.slice(0, MOST_ACCOUNTS) } : null;
}
