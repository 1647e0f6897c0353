// Takes a test's database back to before a migration, so that a test can put there what the migration is to find.
import fs from "node:fs";
import path from "node:path";
import { Client } from "pg";

const FOLDER = path.join(process.cwd(), "prisma", "migrations");

/** What `npm run db:migrate -- --down` does, once for each: tests/database/migrations.test.ts takes all back by the command. */
export async function takeBackTo(migration: string): Promise<void> {
  const later = fs.readdirSync(FOLDER).filter((name) => /^\d/.test(name) && name >= migration);
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    for (const name of later.sort().reverse()) {
      await client.query("BEGIN");
      await client.query(fs.readFileSync(path.join(FOLDER, name, "down.sql"), "utf8"));
      await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
      await client.query("COMMIT");
    }
  } finally {
    await client.end();
  }
}
