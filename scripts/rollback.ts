// npm run rollback: the version before this one, with the database as it is. "--plan" says what it would do.
import { perform } from "./installation/task";
import { takeCredentials } from "./stack/credentials.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry } from "./stack/stack-error.mjs";

void runEntry(async () => {
  await ensureWantedNode();
  takeCredentials();
  await perform("rollback");
});
