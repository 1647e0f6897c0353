// How what is stored is called.
import path from "node:path";

const ENDING = ".zst";
const SEALED_ENDING = ".zst.age";

/** What a stored name ends with. @param key what it is encrypted with, if it is */
export const endingOf = (key: string | null): string => (key ? SEALED_ENDING : ENDING);

/** The log's own name for a segment or a history that is stored under a key of a place. */
export const segmentOf = (stored: string): string =>
  path.posix.basename(stored).replace(/\.zst(\.age)?$/, "");
