import { pbkdf2, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { hash, verify } from "@node-rs/argon2";
import { normalPassword } from "@/lib/domain/typed/typed-text";

// OWASP's figures for argon2id; `needsRehash` compares a stored hash with them, so raising them here upgrades everybody.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

const MAX_ITERATIONS = 2_000_000;
const MAX_SCRYPT_MEMORY = 256 * 1024 * 1024;

/** A hash to verify against when there is no such account, so that the answer takes as long as for a wrong password. */
export const NOBODYS_HASH = `${CURRENT}+kgJXBOQqKeEWZ8asKBsJw$52BFfg2niUnW/WLHxeZPewNEtiwEHTQUdq6cc5NmZ4k`;

/** An argon2id hash with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), COST);
}

/**
 * Whether a password matches a stored hash: ours, or one that Werkzeug made for an imported user. A hash of decomposed
 * letters, from before passwords were normalised, still lets its owner in, typed either way.
 */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  for (const spelling of spellingsOf(password)) if (await verifySpelling(stored, spelling)) return true;
  return false;
}

/** Whether a hash that accepts this password is weaker than, or different from, what `hashPassword` makes today. */
export async function needsRehash(stored: string, password: string): Promise<boolean> {
  if (!stored.startsWith(CURRENT)) return true;
  return spellingsOf(password).length > 1 && !(await verifySpelling(stored, normalPassword(password)));
}

function spellingsOf(password: string): string[] {
  return [...new Set([normalPassword(password), password, password.normalize("NFD")])];
}

async function verifySpelling(stored: string, password: string): Promise<boolean> {
  if (stored.startsWith("$argon2")) return verify(stored, password);
  const [method = "", salt = "", hex = ""] = stored.split("$");
  const expected = Buffer.from(hex, "hex");
  if (expected.length === 0) return false;
  const actual = await deriveAsWerkzeug(method, password, salt, expected.length);
  return actual !== null && timingSafeEqual(actual, expected);
}

const pbkdf2Async = promisify(pbkdf2);

/**
 * The key as Werkzeug derives it (the salt is text, not base64); null for a method we don't know or whose cost we won't pay.
 */
async function deriveAsWerkzeug(
  method: string,
  password: string,
  salt: string,
  length: number,
): Promise<Buffer | null> {
  const [name, ...parameters] = method.split(":");
  if (name === "pbkdf2") {
    const [digest = "", iterations = ""] = parameters;
    const count = Number(iterations);
    if (!/^sha(256|512)$/.test(digest) || !Number.isInteger(count) || count < 1 || count > MAX_ITERATIONS)
      return null;
    return pbkdf2Async(password, salt, count, length, digest);
  }
  if (name === "scrypt") {
    const [N = 0, r = 0, p = 0] = parameters.map(Number);
    if (!(N > 1 && r > 0 && p > 0) || 132 * N * r * p > MAX_SCRYPT_MEMORY) return null;
    return scryptKey(password, salt, length, { N, r, p, maxmem: 132 * N * r * p });
  }
  return null;
}

function scryptKey(
  password: string,
  salt: string,
  length: number,
  cost: { N: number; r: number; p: number; maxmem: number },
) {
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, length, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
