import fs from "node:fs";
import { DATA_DIR, inData } from "./paths.mjs";
import { postgresAccount } from "./postgres-account.mjs";
import { StackError } from "./stack-error.mjs";

/** Creates the data folder; refuses in one line when it belongs to somebody else. */
export function prepareDataDir() {
  try {
    fs.mkdirSync(DATA_DIR, { recursive: true, mode: 0o711 });
    for (const file of [DATA_DIR, ...kept()]) fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK);
  } catch (error) {
    throw new StackError(
      `${error.path ?? DATA_DIR} may not be written by this user (${error.code}): start as its owner, or set TIFFINTRACK_DATA_DIR to another folder`,
    );
  }
  postgresAccount(inData("pg"));
}

// The database's own folder may rightly belong to the user it runs as.
const kept = () => ["auth-secret", "pg-password", "logs"].map((name) => inData(name)).filter(fs.existsSync);
