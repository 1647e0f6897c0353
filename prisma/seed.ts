import { z } from "zod";
import { ROLES } from "@/lib/domain/identity";
import { clockNow } from "@/lib/clock";
import { asSystem, disconnect } from "@/lib/db";
import { liveSixMonths } from "./demo/six-months";
import logins from "./demo-logins.json";

const loginsSchema = z.array(
  z.object({ role: z.enum(ROLES), email: z.email(), password: z.string().min(12) }),
);

/** Loads the demo into an empty database; one with users is left as it is. */
async function seed(): Promise<void> {
  const users = await asSystem((tx) => tx.user.count());
  if (users === 0) await liveSixMonths(loginsSchema.parse(logins), clockNow());
  await disconnect();
}

seed().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
