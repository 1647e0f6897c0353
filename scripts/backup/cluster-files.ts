// The files of a running cluster, as a tar. They change while they are read; the log of what was written meanwhile puts them right.
import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, pack, type Pack } from "tar-stream";

/** Folders whose contents belong to the running server, or are kept apart: PostgreSQL's documentation, 25.3.4. */
const ONLY_THE_FOLDER = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const NEVER = new Set([
  "postmaster.pid",
  "postmaster.opts",
  "pg_internal.init",
  "backup_label",
  "tablespace_map",
]);

const isLeft = (name: string) => NEVER.has(name) || name.startsWith("pgsql_tmp");

/** A text that stands beside the cluster's own files, under its name in the tar. */
export type Beside = { name: string; text: string };

/** Everything of the cluster in `dir`; `last` is asked for what the backup's end says, once all files are read. */
export function packCluster(dir: string, last: () => Promise<Beside[]>): Readable {
  const tar = pack();
  void fill(tar, dir, last).catch((error: Error) => tar.destroy(error));
  return Readable.from(tar);
}

async function fill(tar: Pack, dir: string, last: () => Promise<Beside[]>): Promise<void> {
  await addFolder(tar, dir, "");
  for (const { name, text } of await last()) await entry(tar, { name, mode: 0o600 }, Buffer.from(text));
  tar.finalize();
}

async function addFolder(tar: Pack, root: string, at: string): Promise<void> {
  for (const found of fs.readdirSync(path.join(root, at), { withFileTypes: true })) {
    if (isLeft(found.name)) continue;
    const name = path.posix.join(at, found.name);
    if (found.isDirectory()) {
      await entry(tar, { name, type: "directory", mode: 0o700 });
      if (!(at === "" && ONLY_THE_FOLDER.has(found.name))) await addFolder(tar, root, name);
    } else if (found.isFile()) await addFile(tar, path.join(root, name), name);
  }
}

/** As long as it was when it was opened: what grows is in the log, and what was cut is filled up with zeros. */
async function addFile(tar: Pack, file: string, name: string): Promise<void> {
  let opened: fs.promises.FileHandle;
  try {
    opened = await fs.promises.open(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return; // dropped since its folder was read
    throw error;
  }
  try {
    const { size } = await opened.stat();
    const bytes = Buffer.alloc(size);
    for (let read = 0; read < size;) {
      const { bytesRead } = await opened.read(bytes, read, size - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    await entry(tar, { name, mode: 0o600 }, bytes);
  } finally {
    await opened.close();
  }
}

type Header = { name: string; mode: number; type?: "file" | "directory" };

function entry(tar: Pack, header: Header, bytes?: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry({ mtime: new Date(0), ...header, size: bytes?.length ?? 0 }, bytes ?? "", (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

/** Writes the files of a tar into `dir`, each owned by `account` if there is one. */
export async function unpackCluster(from: Readable, dir: string, account: Account): Promise<void> {
  const tar = extract();
  const isWritten = (async () => {
    for await (const part of tar) {
      const file = path.join(dir, part.header.name);
      if (!file.startsWith(`${dir}${path.sep}`)) throw new Error(`${part.header.name} leads out of ${dir}`);
      if (part.header.type === "directory") fs.mkdirSync(file, { recursive: true, mode: 0o700 });
      else await pipeline(part, fs.createWriteStream(file, { mode: 0o600 }));
      if (part.header.type === "directory") part.resume();
      give(file, account);
    }
  })();
  await Promise.all([pipeline(from, tar), isWritten]);
}

export type Account = { uid: number; gid: number } | null;

/** Lets PostgreSQL's own account have a file. */
export function give(file: string, account: Account): void {
  if (account) fs.chownSync(file, account.uid, account.gid);
}
