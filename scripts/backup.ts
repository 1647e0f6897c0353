// npm run backup: a whole copy of the embedded database, now. "-- --new-key" prints a key for BACKUP_KEY; "-- --prove" restores the
// newest copy beside the product and proves the books there. "-- --before-update": on a server of one's own, a point to come back to.
import { parseArgs } from "node:util";
import { embeddedBackups, keptSecrets } from "./backup/embedded";
import { takeBase } from "./backup/base";
import { isBesideTheData } from "./backup/places";
import { prove } from "./backup/prove";
import { markPoint } from "./backup/restore-point";
import { newKey } from "./backup/sealed";
import { closeOnSignals, openDatabase } from "./stack/database.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const NOT_OURS =
  "DATABASE_URL names a server of your own, whose files are not on this machine: back it up with its own pg_basebackup and archive_command (README.md)";

const OPTIONS = {
  "new-key": { type: "boolean" },
  prove: { type: "boolean" },
  "before-update": { type: "boolean" },
} as const;

void runEntry(async () => {
  await ensureWantedNode();
  const { values } = parseArgs({ options: OPTIONS });
  if (values["new-key"]) return console.log(await newKey());
  if (process.env.DATABASE_URL && values["before-update"]) return console.log(await markPoint());
  if (process.env.DATABASE_URL) throw new StackError(NOT_OURS);
  const { url, close } = await openDatabase();
  closeOnSignals(close);
  try {
    const backups = await embeddedBackups(url);
    const { id, bytes } = await takeBase({ ...backups, secrets: keptSecrets() });
    for (const { name } of backups.places)
      console.log(`backup ${id}, ${Math.ceil(bytes / 1024)} kB, in ${name}`);
    if (values.prove) console.log(`restored and proved: ${(await prove(backups)).said.join("; ")}`);
    if (!backups.key)
      console.warn("warning: it is not encrypted: set BACKUP_KEY (npm run backup -- --new-key)");
    if (isBesideTheData()) console.warn("warning: it is on this machine alone: set BACKUP_DIR or S3_BUCKET");
  } finally {
    await close();
  }
});
