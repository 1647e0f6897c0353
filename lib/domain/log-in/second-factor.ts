import type { Role } from "@/lib/domain/identity";
import { latinDigits } from "@/lib/domain/typed/digits";

const DEMANDED_OF: readonly Role[] = ["support", "admin", "owner"];

/** Whether this role must set up more than a password before doing anything else here. */
export function isFactorDemanded(role: Role): boolean {
  return DEMANDED_OF.includes(role);
}

const CODES = 10;
const BYTES_A_CODE = 8;

/** How many random bytes `recoveryCodes` needs. */
export const RECOVERY_BYTES = CODES * BYTES_A_CODE;

/** From the app, six digits; from the paper, twelve: a phone's number pad can type both. */
export type TypedCode = { kind: "app" | "recovery"; code: string };

/** Reads what someone typed where either kind is asked for; null when it can be neither. */
export function readCode(typed: string): TypedCode | null {
  const code = latinDigits(typed).replace(/[\s\p{Cf}\p{Pd}.]/gu, "");
  if (/^\d{6}$/.test(code)) return { kind: "app", code };
  return /^\d{12}$/.test(code) ? { kind: "recovery", code } : null;
}

/** Ten codes for paper, made from random bytes: "4821-0937-5526". @throws RangeError for too few bytes */
export function recoveryCodes(random: Uint8Array): string[] {
  if (random.length < RECOVERY_BYTES) throw new RangeError(`${random.length} bytes make no recovery codes`);
  const numbers = new DataView(random.buffer, random.byteOffset, RECOVERY_BYTES);
  return Array.from({ length: CODES }, (_, index) => {
    const digits = String(numbers.getBigUint64(index * BYTES_A_CODE) % 10n ** 12n).padStart(12, "0");
    return digits.replace(/(\d{4})(?=\d)/g, "$1-");
  });
}
