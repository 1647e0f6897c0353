// npm run staff: who works here, for whoever runs the machine. Without arguments it explains its usage.
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { clockNow } from "@/lib/clock";
import { isStaffRole, ROLES, userId } from "@/lib/domain/identity";
import { formatInstant } from "@/lib/domain/business-time";
import { env } from "@/lib/env";
import { addStaff } from "@/lib/features/staff/add-staff";
import {
  activateStaff,
  deactivateStaff,
  endStaffSessions,
  giveFirstPassword,
  setStaffRole,
} from "@/lib/features/staff/commands";
import { listStaff, type StaffEntry } from "@/lib/features/staff/queries";
import { deactivateStaffSchema, staffRoleSchema, staffSchema } from "@/lib/features/staff/schema";
import { clearSecondFactor } from "@/lib/features/second-factor/commands";
import { checkEnvAtStart } from "@/lib/process/start";
import errors from "@/messages/en/errors.json";
import { checkMigrated } from "./stack/check-database.mjs";
import { takeCredentials } from "./stack/credentials.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const USAGE = `npm run staff -- list
npm run staff -- add ROLE EMAIL PHONE "FULL NAME"        prints a first password
npm run staff -- role EMAIL|PHONE ROLE
npm run staff -- password EMAIL|PHONE                    prints a new first password
npm run staff -- log-out EMAIL|PHONE
npm run staff -- factor-off EMAIL                        for who lost phone and recovery codes, customers too
npm run staff -- deactivate EMAIL|PHONE "REASON"
npm run staff -- activate EMAIL|PHONE
Roles: ${ROLES.filter(isStaffRole).join(", ")}. Put names and reasons in quotes.`;

type Run = (given: readonly string[]) => Promise<string[]>;

const flow = () => ({ now: clockNow(), system: asSystem, staff: "system" as const });

// the script says what a form would
const words = new Map<string, string>([
  ...Object.entries(errors),
  ["last-owner", "this is the last owner; make somebody else an owner first"],
  ["email-taken", "there is already an account with this e-mail"],
  ["no-such-account", "nobody has this e-mail"],
  ["factor-off", "this account has no second factor"],
  ["deactivated", "this account is deactivated; activate it first"],
]);

const COMMANDS = new Map<string, Run>(
  Object.entries({
    list: async () => (await everybody()).map(lineOf),
    add: async ([role, email, phone, fullname]) => {
      const person = read(staffSchema, { role, email, phone, fullname });
      const password = randomBytes(16).toString("base64url");
      done(await addStaff({ system: asSystem }, { ...person, password, hasFirstPassword: true }));
      return [
        `login ${person.role} ${person.email} ${password}`,
        "With the first log-in it is replaced by one of their own.",
      ];
    },
    role: async ([who, role]) => {
      const { id } = await find(who);
      done(await setStaffRole(flow(), read(staffRoleSchema, { userId: id, role })));
      return [`${who} is ${role} now.`];
    },
    password: async ([who]) => {
      const { id, role, email, phone } = await find(who);
      const { password } = done(await giveFirstPassword(flow(), { userId: id }));
      return [
        `login ${role} ${email ?? phone} ${password}`,
        "With the next log-in it is replaced by one of their own.",
      ];
    },
    "log-out": async ([who]) => {
      const { revoked } = done(await endStaffSessions(flow(), { userId: (await find(who)).id }));
      return [`${who} is logged out of ${revoked} devices.`];
    },
    "factor-off": async ([email = ""]) => {
      const { fullname } = done(await clearSecondFactor(flow(), { email }));
      return [`${fullname} logs in with the password alone, and is logged out everywhere.`];
    },
    deactivate: async ([who, reason]) => {
      const { id } = await find(who);
      done(await deactivateStaff(flow(), read(deactivateStaffSchema, { userId: id, reason: reason ?? "" })));
      return [`${who} can't log in any more.`];
    },
    activate: async ([who]) => {
      done(await activateStaff(flow(), { userId: (await find(who)).id }));
      return [`${who} may log in.`];
    },
  } satisfies Record<string, Run>),
);

// as an owner would see them
const everybody = () => asStaff({ id: userId(1), role: "owner" }, listStaff);

async function find(who = ""): Promise<StaffEntry> {
  const wanted = who.toLowerCase();
  const found = (await everybody()).find(
    ({ email, phone }) => wanted !== "" && [email, phone].includes(wanted),
  );
  if (!found) throw new StackError(`nobody of staff has the e-mail or phone "${who}"\n${USAGE}`);
  return found;
}

function lineOf({ role, fullname, email, phone, state, lastSeenAt }: StaffEntry): string {
  const seen = lastSeenAt ? `last seen ${formatInstant(lastSeenAt)}` : "never seen";
  return [role, email ?? phone, fullname, state, seen].join("  ");
}

function read<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map(
    ({ path, message }) => `${path.join()}: ${words.get(message) ?? message}`,
  );
  throw new StackError([USAGE, ...said].join("\n"));
}

function done<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (result.ok) return result.value;
  throw new StackError(`not done: ${words.get(result.error) ?? result.error}`);
}

void runEntry(async () => {
  await ensureWantedNode();
  const [name = "", ...given] = process.argv.slice(2);
  // "owner you@example.com …", the form from before there were other commands
  const [command, rest] = ROLES.some((role) => role === name) ? ["add", [name, ...given]] : [name, given];
  const run = COMMANDS.get(String(command));
  if (!run) throw new StackError(USAGE);
  takeCredentials();
  const close = await useLocalEnvironment();
  checkEnvAtStart();
  await checkMigrated(env().DATABASE_URL);
  try {
    for (const line of await run([...rest])) console.log(line);
  } finally {
    await disconnect();
    await close();
  }
});
