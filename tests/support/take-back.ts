// Takes a test's database back to before a migration, so that a test can put there what the migration is to find.
import fs from "node:fs";
import path from "node:path";
import { migrate } from "./test-postgres.mjs";

export async function takeBackTo(migration: string): Promise<void> {
  const later = fs
    .readdirSync(path.join(process.cwd(), "prisma", "migrations"))
    .filter((name) => /^\d/.test(name) && name >= migration);
  for (const name of later.sort().reverse())
    expect(await migrate(String(process.env.DATABASE_URL), "--down")).toBe(`taken back: ${name}\n`);
}
