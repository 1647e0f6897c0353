import { createHash } from "node:crypto";

/** The row of a link, which holds a digest: who reads the table can't use the links. */
export function linkKey(email: string, token: string): { identifier: string; token: string } {
  return { identifier: identifierOf(email), token: createHash("sha256").update(token).digest("hex") };
}

// however the account writes its e-mail: people type it back in other letters
export function identifierOf(email: string): string {
  return email.toLowerCase();
}
