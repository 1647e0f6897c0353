// Whether this version can live with the environment: asked by the update before anything is changed.
import { parseEnv } from "@/lib/env";
import { takeCredentials } from "./stack/credentials.mjs";
import { usesEmbeddedDatabase } from "./stack/environment.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

void runEntry(async () => {
  takeCredentials();
  // what an embedded installation lacks is made when it starts
  if (usesEmbeddedDatabase() && !process.env.STRIPE_SECRET_KEY) return;
  const database = usesEmbeddedDatabase()
    ? { DATABASE_URL: "postgresql://none@127.0.0.1/none", AUTH_SECRET: "-".repeat(32) }
    : {};
  try {
    parseEnv({ ...database, ...process.env });
  } catch (error) {
    throw new StackError(error instanceof Error ? error.message : String(error));
  }
});
