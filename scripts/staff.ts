// npm run staff -- ROLE EMAIL PHONE "FULL NAME": opens an account for staff and prints its first password, once.
import { randomBytes } from "node:crypto";
import { asSystem, disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { addStaff, staffSchema } from "@/lib/features/accounts/add-staff";
import { checkEnvAtStart } from "@/lib/process/start";
import errors from "@/messages/en/errors.json";
import { checkMigrated } from "./stack/check-database.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const USAGE = 'npm run staff -- ROLE EMAIL PHONE "FULL NAME"';

// the script says what a form would
const words = new Map<string, string>(Object.entries(errors));

void runEntry(async () => {
  await ensureWantedNode();
  const [role, email, phone, fullname, ...more] = process.argv.slice(2);
  if (more.length > 0) throw new StackError(`${USAGE}\nPut the full name in quotes.`);
  const parsed = staffSchema.safeParse({ role, email, phone, fullname });
  if (!parsed.success) {
    const said = parsed.error.issues.map(
      ({ path, message }) => `${path.join()}: ${words.get(message) ?? message}`,
    );
    throw new StackError([USAGE, ...said].join("\n"));
  }
  const password = randomBytes(12).toString("base64url");
  const close = await useLocalEnvironment();
  checkEnvAtStart();
  await checkMigrated(env().DATABASE_URL);
  try {
    const added = await addStaff({ system: asSystem }, { ...parsed.data, password });
    if (!added.ok) throw new StackError(`not added: ${added.error}`);
    console.log(`login ${parsed.data.role} ${parsed.data.email} ${password}`);
    console.log("Change the password after the first log-in, under Profile.");
  } finally {
    await disconnect();
    await close();
  }
});
