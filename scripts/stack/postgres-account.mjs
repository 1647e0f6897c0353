// PostgreSQL refuses to run as root. Started by root, it runs as another user, who must still be able to reach
// the data folder and the program, wherever this project is (root's home and mktemp folders are closed).
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { StackError } from "./stack-error.mjs";

function idsOf(user) {
  try {
    const read = (oddCase) =>
      Number(execFileSync("id", [oddCase, user], { encoding: "utf8", stdio: "pipe" }));
    return { uid: read("-u"), gid: read("-g") };
  } catch {
    return null;
  }
}

/** The user to run PostgreSQL over `dir`: null for whoever runs this, otherwise { uid, gid }. */
export function postgresAccount(dir) {
  const owner = fs.existsSync(dir) ? fs.statSync(dir) : null;
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid())
      throw new StackError(
        `${dir} belongs to another user: start as that user (or as root), or give the folder to yourself with chown -R`,
      );
    return null;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = idsOf("postgres") ?? idsOf("nobody");
  if (!account)
    throw new StackError("PostgreSQL may not run as root and there is no user postgres or nobody");
  return account;
}

function mayPass(stat, { uid, gid }, bits) {
  if (stat.uid === uid) return Boolean(stat.mode & (bits << 6));
  if (stat.gid === gid) return Boolean(stat.mode & (bits << 3));
  return Boolean(stat.mode & bits);
}

function isReachable(file, account) {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    if (!mayPass(fs.statSync(at), account, 0o1)) return false;
    if (at === path.dirname(at)) return mayPass(fs.statSync(file), account, 0o1);
  }
}

/**
 * The command that runs `program` as `account` over `dir`. Where a closed folder is in the way, only the
 * capability to bypass file permissions is passed on, so that no folder's permissions need changing.
 */
export function commandAs(account, dir, program, args) {
  if (!account) return { file: program, args, options: {} };
  if (isReachable(program, account) && isReachable(path.join(dir, "."), account))
    return { file: program, args, options: account };
  const keep = "-all,+dac_override";
  const drop = [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  const capabilities = [`--bounding-set=${keep}`, `--inh-caps=${keep}`, `--ambient-caps=${keep}`];
  const wrapped = (command, rest) => [...drop, ...capabilities, "--", command, ...rest];
  try {
    execFileSync("setpriv", wrapped(program, ["--version"]), { stdio: "pipe" });
  } catch {
    throw new StackError(
      `PostgreSQL may not run as root, and its user cannot enter ${dir}: start as an ordinary user, or move the project to a folder that others may enter`,
    );
  }
  return { file: "setpriv", args: wrapped(program, args), options: {} };
}
