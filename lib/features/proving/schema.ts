import { z } from "zod";
import { secretField } from "@/lib/fields";
import { nextSchema } from "@/lib/features/accounts/schema";
import { passkeyLogInSchema } from "@/lib/features/passkeys/schema";
import type { Route } from "@/lib/routes";

export const proveSchema = z.object({ currentPassword: secretField(1024) });

/** For an action that needs nothing but its caller. */
export const proveOptionsSchema = z.object({});

export const proveByPasskeySchema = z.object({ response: passkeyLogInSchema.shape.response });

export type PasskeyProof = z.output<typeof proveByPasskeySchema>;

/** The office's files that are handed out only after a proof: a list as CSV, and what is kept about one customer. */
const FILE = /^\/admin\/(?:\w+\/export|customers\/\d+\/data)(?:\?[^#]*)?$/;

/** The search of the page that asks: the file to go on to. Any other address is none. */
export const proveNextSchema = z.object({
  next: nextSchema.shape.next.transform((next) => (next !== undefined && FILE.test(next) ? next : undefined)),
});

/** The page on which a file was asked for; a list's with the same filter. */
export function pageOfFile(file: Route): Route {
  const page = file.replace(/\/export(?=\?|$)|\/data(?:\?.*)?$/, "");
  return nextSchema.parse({ next: page }).next ?? "/admin";
}
