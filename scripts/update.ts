// npm run update -- FILE: the next version, from what npm run package made. "--plan" says what it would do. After a kill `npm run update`
// goes on, and "--undo" takes it back.
import { perform } from "./installation/task";
import { takeCredentials } from "./stack/credentials.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry } from "./stack/stack-error.mjs";

void runEntry(async () => {
  await ensureWantedNode();
  takeCredentials();
  await perform("update");
});
