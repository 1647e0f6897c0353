// Keys of the server actions. Next.js would make new ones at each build: a page from one build could then press nothing on
// a server of another, and every update or second machine would break open pages.
import { createHash, hkdfSync } from "node:crypto";

/**
 * What the build salts the actions' ids with. It is no secret (the ids are in the pages) and stays the same across versions,
 * so that an open page keeps working while the product is updated under it.
 */
export const BUILD_SALT = createHash("sha256").update("tiffintrack server actions").digest("base64");

/** The key that actions' closures are encrypted with, derived from an installation's secret: the same on all its machines. */
export const actionsKey = (authSecret) =>
  Buffer.from(hkdfSync("sha256", authSecret, "", "tiffintrack server actions", 32)).toString("base64");
