// What a person types to open an account, and the scope a command gets.
import { asSystem, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { signUp } from "@/lib/features/accounts/commands";
import { signUpSchema } from "@/lib/features/accounts/schema";
import { proveAddress } from "@/prisma/demo/proved";

export const NOW = instantAt(parsePlainDate("2026-11-20"), "10:00");

export const GOOD_PASSWORD = "khichdi on a rainy day";
export const NEW_PASSWORD = "two mangoes and a lime";

/** Made by hashlib from the same password and salt, as Werkzeug's generate_password_hash writes it. */
export const IMPORTED = {
  password: "aam ras ani puri",
  pbkdf2:
    "pbkdf2:sha256:260000$fZ0mTq8cJv1YkW3x$0d3fc88beed1970211f3ccf5fcf86b285f87965e1ab61f16e22f708d37aa9d0e",
  scrypt:
    "scrypt:32768:8:1$fZ0mTq8cJv1YkW3x$9c0314c853a83b52466504eedb167dc9c8dc3ae67bcdce35f7e9ed23d2528ef7b80c37ef987ba0e6476d0b42c08e8b91fa12402e8b18d8200ae245f4696b6fff",
};

/** A scope whose clock stands at `now`. */
export function scopeAt(now = NOW) {
  return { now, system: <T>(fn: (tx: Tx) => Promise<T>) => asSystem(fn, now) };
}

export function typed(given: Partial<Record<string, string>> = {}) {
  return {
    fullname: "Meera Joshi",
    email: "meera@example.test",
    phone: "9820011111",
    password: GOOD_PASSWORD,
    addr1: "12 Palm Beach Road",
    addr2: "",
    area: "Vashi",
    city: "Navi Mumbai",
    state: "Maharashtra",
    pincode: "400703",
    ...given,
  };
}

/** Signs up with what was typed, through the schema as the action does. */
export function signUpTyped(given: Partial<Record<string, string>> = {}, now = NOW) {
  return signUp(scopeAt(now), signUpSchema.parse(typed(given)));
}

/** An account made by signing up, whose address is proved. */
export async function openAccount(
  email: string,
  given: Partial<Record<string, string>> = {},
): Promise<number> {
  const result = await signUpTyped({ email, ...given });
  if (!result.ok) throw new Error(result.error);
  const { userId } = result.value;
  await asSystem((tx) => proveAddress(tx, userId, NOW));
  return userId;
}

export function findUser(id: number) {
  return asSystem((tx) =>
    tx.user.findUniqueOrThrow({ where: { id }, omit: { password: false }, include: { emailClaim: true } }),
  );
}
