import { CredentialsSignin } from "next-auth";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { readCode } from "@/lib/domain/log-in/second-factor";
import { spendCode, type Person } from "@/lib/features/second-factor/codes";
import { hasAuthenticator } from "@/lib/features/second-factor/queries";
import { takeCodeTry } from "./code-budget";
import { knownDevice } from "./known-device";
import { warnOfCodes } from "./warnings";

/** Why someone with the right password is not let in. */
export type CodeRefusal = "code-needed" | "code-wrong" | "too-many-codes";

export class CodeRefused extends CredentialsSignin {
  constructor(readonly refusal: CodeRefusal) {
    super();
    this.code = refusal;
  }
}

/**
 * Lets through anyone whose account has no authenticator, or who typed one of their codes, which is used up.
 * @throws CodeRefused
 */
export async function requireCode(person: Person, typed: string | undefined): Promise<void> {
  if (!(await asSystem((tx) => hasAuthenticator(tx, person.id)))) return;
  if (!typed) throw new CodeRefused("code-needed");
  // a paper code is too long to be guessed: it stays a way in while others guess at those of the app
  const isOfApp = readCode(typed)?.kind !== "recovery";
  const refusal = isOfApp ? await tryAppCode(person, typed) : await tryCode(person, typed);
  if (refusal) throw new CodeRefused(refusal);
}

async function tryAppCode(person: Person, typed: string): Promise<CodeRefusal | null> {
  const device = await knownDevice(person.email);
  const standing = await takeCodeTry({ email: person.email, device });
  if (standing.isFirst) await warnOfCodes({ system: asSystem }, person);
  if (!standing.isAllowed) return "too-many-codes";
  const refusal = await tryCode(person, typed);
  if (!refusal) await standing.giveBack();
  return refusal;
}

async function tryCode(person: Person, typed: string): Promise<CodeRefusal | null> {
  return (await spendCode({ now: clockNow(), system: asSystem }, person, typed)) ? null : "code-wrong";
}
