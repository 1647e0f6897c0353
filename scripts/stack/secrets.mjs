// Secrets of the embedded default: made once, kept in the data folder, readable only by its owner.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { DATA_DIR, inData } from "./paths.mjs";
import { StackError } from "./stack-error.mjs";

/** The secret kept under `name`; `prefix` is what secrets of its kind start with ("sk_test_"). */
export function keptSecret(name, prefix = "") {
  const file = inData(name);
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT")
      throw new StackError(`${file} cannot be read (${error.code}): start as its owner`);
  }
  keepFile(name, prefix + randomBytes(24).toString("hex"));
  return fs.readFileSync(file, "utf8");
}

/** Writes a file that only its owner may read, whole or not at all. */
export function keepFile(name, text) {
  try {
    fs.mkdirSync(DATA_DIR, { recursive: true, mode: 0o711 });
    fs.writeFileSync(inData(`${name}.new`), text, { mode: 0o600 });
    fs.renameSync(inData(`${name}.new`), inData(name));
  } catch (error) {
    throw new StackError(
      `${DATA_DIR} cannot be written (${error.code}): start as its owner, or set TIFFINTRACK_DATA_DIR`,
    );
  }
}
