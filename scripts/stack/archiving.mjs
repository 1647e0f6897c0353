// The log of what is written: PostgreSQL puts each segment that is full, and every minute the one it is at, into a folder of this
// machine. From there it goes to the places of backups, so the server holds no key and never waits for a bucket.
import fs from "node:fs";
import { inData } from "./paths.mjs";
import { postgresAccount } from "./postgres-account.mjs";

/** The longest that something written stays on this machine alone, with the seconds until it is fetched: a minute. */
const SEGMENT_EVERY_S = 45;

export const keepsBackups = () => process.env.BACKUP_DIR !== "none";

/** Where the segments of the embedded server wait. */
export const embeddedSpool = () => inData("wal-spool");

/** The server's settings. @param {string} spool a folder that the server may write */
export function archiving(spool) {
  const into = spool.replaceAll("'", "'\\''").replaceAll("%", "%%");
  // under another name first: half a segment is none
  const command = `cp "%p" '${into}/%f.part' && mv '${into}/%f.part' '${into}/%f'`;
  return ["archive_mode=on", `archive_timeout=${SEGMENT_EVERY_S}`, `archive_command=${command}`];
}

/** The same for the embedded server over `dir`, with the folder made; none where nothing is backed up. */
export function embeddedArchiving(dir) {
  if (!keepsBackups()) return [];
  const spool = embeddedSpool();
  fs.mkdirSync(spool, { recursive: true, mode: 0o700 });
  const account = postgresAccount(dir);
  if (account) fs.chownSync(spool, account.uid, account.gid);
  return archiving(spool);
}
