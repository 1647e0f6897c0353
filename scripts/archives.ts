// npm run archives: what was put away of the audit log and copied of the books. "-- PATH" makes rows of one again, in a schema
// beside today's, which the nightly job drops after a week.
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { archivesIn, readBack, type Archived } from "./restoring/archive";
import { schemaOf } from "./restoring/some";
import { withDatabase } from "./stack/check-database.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry } from "./stack/stack-error.mjs";

const lineOf = ({ path, rows, bytes, madeAt, deleteOn }: Archived) =>
  `${path}  ${rows} rows, ${Math.ceil(bytes / 1024)} kB, made ${madeAt.toISOString()}, kept until ${deleteOn}`;

async function answer(client: Client, path: string | undefined): Promise<string[]> {
  if (path) {
    const { place, rows } = await readBack(client, path, schemaOf(new Date()));
    return [`${rows} rows stand in ${place}, for a week: as the database's owner, select * from ${place}`];
  }
  const all = await archivesIn(client);
  return all.length > 0 ? all.map(lineOf) : ["nothing was put away yet"];
}

void runEntry(async () => {
  await ensureWantedNode();
  const { positionals } = parseArgs({ allowPositionals: true });
  const close = await useLocalEnvironment();
  try {
    const owner = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL || "";
    const lines = await withDatabase(owner, (client: Client) => answer(client, positionals[0]));
    for (const line of lines) console.log(line);
  } finally {
    await close();
  }
});
