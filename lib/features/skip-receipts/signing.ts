import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from "node:crypto";
import type { SkipReceipt } from "@/lib/domain/days/skip-receipt";
import { env } from "@/lib/env";
import { contentOf, LONGEST_RECEIPT, receiptIn } from "./schema";

/** Begins each receipt, and says how the rest is to be read. */
const MARK = "TT1";
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED_BYTES = 32;

/** A receipt as a text that anybody can have checked: mark, content and signature with dots between them. */
export function signReceipt(receipt: SkipReceipt): string {
  const signed = `${MARK}.${Buffer.from(contentOf(receipt)).toString("base64url")}`;
  const signature = sign(null, Buffer.from(signed), keyOf(env().AUTH_SECRET));
  return `${signed}.${signature.toString("base64url")}`;
}

/** What a receipt says; null when it isn't ours, or a character of it is not as it was signed. */
export function checkReceipt(text: string): SkipReceipt | null {
  if (text.length > LONGEST_RECEIPT) return null;
  const [mark, content = "", signature = "", ...more] = text.trim().split(".");
  if (mark !== MARK || more.length > 0) return null;
  const [said, proof] = [content, signature].map(bytesIn);
  if (!said || !proof) return null;
  const signed = Buffer.from(`${MARK}.${content}`);
  const isOurs = keys().some((key) => verify(null, signed, createPublicKey(key), proof));
  return isOurs ? receiptIn(said.toString("utf8")) : null;
}

/** Null for a text that isn't exactly what these bytes are written as: the last letter has bits to spare. */
function bytesIn(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : null;
}

function keys(): KeyObject[] {
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = env();
  return [AUTH_SECRET, AUTH_SECRET_PREVIOUS ?? []].flat().map(keyOf);
}

function keyOf(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "tiffintrack skip receipts", SEED_BYTES));
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
}
