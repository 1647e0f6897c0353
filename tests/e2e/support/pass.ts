// The pass that a reminder carries, made as the product makes it: its letter is written by a worker in the evening.
import { createHmac, hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { addDays, type PlainDate } from "../../../lib/domain/plain-date";
import { today } from "./customers";

const secret = () => readFileSync(path.join(String(process.env.E2E_DATA_DIR), "auth-secret"), "utf8").trim();

/** Of a customer's tomorrow, or of another day. */
export function passOf({ id }: { id: number }, day: PlainDate = addDays(today(), 1)): string {
  const key = Buffer.from(hkdfSync("sha256", secret(), "", "tiffintrack day passes", 32));
  const proof = createHmac("sha256", key).update(`${id}.${day}`).digest("base64url");
  return `${id}.${day}.${proof}`;
}
