import { createHash } from "node:crypto";

/** The row of a link, which holds only a digest, so that reading the table doesn't let anyone use the links. */
export function linkKey(email: string, token: string): { identifier: string; token: string } {
  return { identifier: identifierOf(email), token: createHash("sha256").update(token).digest("hex") };
}

// however the account spells its e-mail: people type it in different letter case
export function identifierOf(email: string): string {
  return email.toLowerCase();
}
