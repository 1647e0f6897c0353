// Keys of the server actions. Next.js would make new ones at each build: then a page from one build can press nothing on a
// server of another, and every update or second machine breaks the pages that are open.
import { createHash, hkdfSync } from "node:crypto";

/**
 * What the build salts the actions' ids with. It is no secret (the ids stand in the pages) and stays the same over versions,
 * so that a page that is open goes on working while the product is updated under it.
 */
export const BUILD_SALT = createHash("sha256").update("tiffintrack server actions").digest("base64");

/** The key that closures of actions are encrypted with, the same on each machine of an installation: made from its secret. */
export const actionsKey = (authSecret) =>
  Buffer.from(hkdfSync("sha256", authSecret, "", "tiffintrack server actions", 32)).toString("base64");
