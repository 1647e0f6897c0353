import { dictionary } from "@zxcvbn-ts/language-common";
import { CONTEXT_WORDS } from "./context-words";
import { ok, refuse, type Result } from "@/lib/domain/result";

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

/**
 * Whether a password may be chosen (its length is up to the schema). Refused are common ones, those with a few characters
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
    if (common().has(lower.slice(0, lower.length - tail))) return true;
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
