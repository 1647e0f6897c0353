// Creates a PostgreSQL cluster: the folder, its owner's password, the settings that cannot be changed later.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { commandAs } from "./postgres-account.mjs";
import { StackError } from "./stack-error.mjs";

export const DATABASE_OWNER = "postgres";

// Nothing of the caller's locale or libpq settings may reach the server.
export const serverEnv = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };

/** The password of the owner of the cluster in `dir`, generated at the first call. */
export function keptPassword(dir) {
  const file = `${dir}-password`;
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  }
  return fs.readFileSync(file, "utf8");
}

/** Runs a program to its end; the default for callers without a Supervisor. */
export const runProgram = (name, args, { command, env, ...options }) =>
  promisify(execFile)(command, args, { ...options, env }).catch((error) => {
    throw new StackError(`${name} failed: ${String(error.stderr || error.message).trim()}`);
  });

// Built beside its place and moved there when complete: half a cluster would pass for a whole one at the next start.
export async function initialise(dir, account, initdb, { isDurable, run }) {
  const fresh = `${dir}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const passwordFile = `${dir}.new-password`;
  fs.writeFileSync(passwordFile, keptPassword(dir), { mode: 0o600 });
  if (account) for (const file of [fresh, passwordFile]) fs.chownSync(file, account.uid, account.gid);
  const args = [
    `--pgdata=${fresh}`,
    `--username=${DATABASE_OWNER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
  ];
  // The built-in provider sorts and folds case identically on every machine.
  args.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  // the log is put aside every minute: not sixteen megabytes each time
  args.push("--wal-segsize=4");
  if (!isDurable) args.push("--no-sync");
  const command = commandAs(account, fresh, initdb, args);
  try {
    await run("initdb", command.args, {
      ...command.options,
      command: command.file,
      cwd: "/",
      env: serverEnv,
    });
    fs.renameSync(fresh, dir);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}
