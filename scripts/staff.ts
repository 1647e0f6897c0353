// npm run staff -- ROLE EMAIL PHONE "FULL NAME": opens an account for staff and prints its first password, once.
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { asSystem, disconnect } from "@/lib/db";
import { ROLES } from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { addStaff } from "@/lib/features/accounts/add-staff";
import { checkEnvAtStart } from "@/lib/start";
import { checkMigrated } from "./stack/check-database.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const USAGE = 'npm run staff -- ROLE EMAIL PHONE "FULL NAME"';

const argumentsSchema = z.tuple([
  z.enum(ROLES).exclude(["customer"]),
  z.email().toLowerCase(),
  z.string().regex(/^\d{10}$/, "ten digits"),
  z.string().trim().min(1).max(100),
]);

void runEntry(async () => {
  await ensureWantedNode();
  const parsed = argumentsSchema.safeParse(process.argv.slice(2));
  if (!parsed.success) throw new StackError(`${USAGE}\n${z.prettifyError(parsed.error)}`);
  const [role, email, phone, fullname] = parsed.data;
  const password = randomBytes(12).toString("base64url");
  const close = await useLocalEnvironment();
  checkEnvAtStart();
  await checkMigrated(env().DATABASE_URL);
  try {
    const added = await addStaff({ system: asSystem }, { role, email, phone, fullname, password });
    if (!added.ok) throw new StackError(`not added: ${added.error}`);
    console.log(`login ${role} ${email} ${password}`);
    console.log("Change the password after the first log-in, under Profile.");
  } finally {
    await disconnect();
    await close();
  }
});
