// How a backup is written: compressed with a checksum, and encrypted for BACKUP_KEY where there is one.
import { createHash } from "node:crypto";
import fs from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress, createZstdDecompress } from "node:zlib";
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { StackError } from "../stack/stack-error.mjs";

/** A key for BACKUP_KEY, new. */
export const newKey = (): Promise<string> => generateIdentity();

/**
 * The key backups are encrypted with and opened by; null: they are not.
 * @throws StackError when it is none of ours
 */
export async function backupKey(environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const { BACKUP_KEY } = environment;
  if (!BACKUP_KEY) return null;
  try {
    await identityToRecipient(BACKUP_KEY);
    return BACKUP_KEY;
  } catch {
    throw new StackError(
      'BACKUP_KEY must be a key that begins with AGE-SECRET-KEY-1 ("npm run backup -- --new-key" makes one)',
    );
  }
}

export type Written = { bytes: number; sha256: string };

/** Writes a stream into a file, compressed and encrypted; tells how long it is and what its bytes come to. */
export async function writeSealed(from: Readable, file: string, key: string | null): Promise<Written> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const compressed = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  const isRead = pipeline(from, compressed);
  const sealed = key ? Readable.from(await encrypted(compressed, key)) : compressed;
  await Promise.all([
    isRead,
    pipeline(sealed, counted, fs.createWriteStream(file, { mode: 0o600, flush: true })),
  ]);
  return { bytes, sha256: hash.digest("hex") };
}

async function encrypted(stream: Readable, key: string): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(key));
  return encrypter.encrypt(asWeb(stream));
}

/** As age wants its streams. */
function asWeb(stream: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void stream.destroy(),
  });
}

/**
 * What a stored name holds, opened again.
 * @throws StackError when it is encrypted and the key is missing or another one
 */
export async function readSealed(from: Readable, name: string, key: string | null): Promise<Readable> {
  const opened = name.endsWith(".age") ? await decrypted(from, name, key) : from;
  const plain = createZstdDecompress();
  void pipeline(opened, plain).catch(() => {});
  return plain;
}

async function decrypted(from: Readable, name: string, key: string | null): Promise<Readable> {
  if (!key) throw new StackError(`${name} is encrypted: set BACKUP_KEY`);
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  try {
    return Readable.from(await decrypter.decrypt(asWeb(from)));
  } catch (error) {
    throw new StackError(`${name} can't be opened by this BACKUP_KEY`, { cause: error });
  }
}
