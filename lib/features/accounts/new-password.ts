import { createHash } from "node:crypto";
import { dictionary } from "@zxcvbn-ts/language-common";
import { ok, refuse, type Result } from "@/lib/domain/result";
import breached from "./breached-passwords.json";
import { CONTEXT_WORDS } from "./context-words";

export type PasswordRefusal = "password-common" | "password-personal";

const MAX_TAIL = 4;

/** How many letters there must be besides words that anyone would try here. */
const LEAST_LETTERS_BESIDE = 5;

let commonPasswords: ReadonlySet<string> | undefined;

// Half a megabyte of words: read when the first password is chosen, and never sent to a browser.
function common(): ReadonlySet<string> {
  commonPasswords ??= new Set(dictionary["passwords-common"]);
  return commonPasswords;
}

let digests: Buffer | undefined;

/**
 * Whether it is among those of twelve characters and more that breaches made known: their digests' first four bytes lie in
 * order in the file (decision 9 says whence). One good password in 100,000 is refused by chance.
 */
function isBreached(lower: string): boolean {
  digests ??= Buffer.from(breached.digests, "base64");
  const wanted = createHash("sha256").update(lower).digest().readUInt32BE(0);
  for (let low = 0, high = digests.length / 4 - 1; low <= high;) {
    const middle = (low + high) >> 1;
    const found = digests.readUInt32BE(middle * 4);
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/**
 * Whether a password may be chosen (its length is up to the schema). Refused are common and breached ones, those with a few characters
 * added ("sunshine2024"), a short piece repeated ("abcabcabcabc"), anything made up of this business's words
 * ("tiffintrack2026"), and the person's own name or e-mail.
 */
export function checkNewPassword(
  password: string,
  person: { email: string; fullname: string },
): Result<void, PasswordRefusal> {
  const lower = password.toLowerCase();
  if (isPersonal(lower, person)) return refuse("password-personal");
  if (isCommon(lower) || isOfContext(lower)) return refuse("password-common");
  return ok(undefined);
}

function isCommon(lower: string): boolean {
  const piece = repeatedPiece(lower);
  if (piece.length <= MAX_TAIL || common().has(piece)) return true;
  for (let tail = 0; tail <= MAX_TAIL; tail++) {
    const begun = lower.slice(0, lower.length - tail);
    if (common().has(begun) || isBreached(begun)) return true;
  }
  return false;
}

function isOfContext(lower: string): boolean {
  const letters = lower.replace(/[^\p{L}\p{M}]/gu, "");
  const beside = CONTEXT_WORDS.reduce((rest, word) => rest.replaceAll(word, ""), letters);
  return beside !== letters && beside.length < LEAST_LETTERS_BESIDE;
}

/** The shortest piece that gives the text when repeated: "abcabc" -> "abc", "abcd" -> "abcd". */
function repeatedPiece(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

function isPersonal(lower: string, { email, fullname }: { email: string; fullname: string }): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const [localPart = ""] = email.split("@");
  return [email, localPart, fullname].some((own) => bare(own) === bare(lower));
}
