// Prisma's own migration engine as WebAssembly: migrates and diffs offline, without ever downloading an engine binary.
// It leaves a 10 s timer behind, so whoever uses it exits explicitly (scripts/migrate.mjs runs as a child).
import fs from "node:fs";
import { createRequire } from "node:module";
import pg from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationFile, migrationNames, migrationsDir } from "./migrations.mjs";
import { inRoot } from "./paths.mjs";

const require = createRequire(import.meta.url);
const schemaFile = inRoot("prisma", "schema.prisma");
const filters = { externalTables: [], externalEnums: [] };

globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => console.error(`migration engine: ${message}`),
};

// Once per process: the bindings keep views of the instance's memory.
let loaded;
function loadEngine() {
  loaded ??= (async () => {
    const wasmFile = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
    const { instance } = await WebAssembly.instantiate(fs.readFileSync(wasmFile), {
      "./schema_engine_bg.js": bindings,
    });
    /** @type {any} */
    const exports = instance.exports;
    bindings.__wbg_set_wasm(exports);
    exports.__wbindgen_start?.();
  })();
  return loaded;
}

const CHAR_OID = 18; // the one-byte "char" of PostgreSQL's own tables
const TEXT_OID = 25;

// Two things about the adapter that a migration engine cannot live with:
// - It cuts a script at every semicolon, even inside functions and comments, and runs the pieces one by one.
//   Sent whole, PostgreSQL parses the script and runs it as one transaction.
// - It does not know the column type "char", which the engine asks for when it describes a database.
function mend(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  const { queryRaw } = adapter;
  adapter.queryRaw = async (query) => {
    const answer = await adapter.performIO(query);
    const chars = answer.fields.filter((field) => field.dataTypeID === CHAR_OID);
    for (const field of chars) field.dataTypeID = TEXT_OID;
    const answered = Object.create(adapter, { performIO: { value: async () => answer } });
    const result = await queryRaw.call(answered, query);
    for (const field of chars) result.columnTypes[answer.fields.indexOf(field)] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

class MigrationPg extends PrismaPg {
  async connect() {
    return mend(await super.connect());
  }
  async connectToShadowDb() {
    return mend(await super.connectToShadowDb());
  }
}

const readSchema = () => fs.readFileSync(schemaFile, "utf8");

async function withEngine(connection, work) {
  await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(new MigrationPg(connection));
  /** @type {[string, string][]} */
  const datamodels = [["schema.prisma", readSchema()]];
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, factory);
  return work(engine);
}

function migrationsList() {
  const read = (name) => fs.readFileSync(migrationFile(name, "migration.sql"), "utf8");
  return {
    baseDir: migrationsDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: read(name) } },
    })),
  };
}

/** Applies what is missing; returns the names of the migrations applied. */
export async function applyMigrations(url) {
  // The engine takes an advisory lock that is released only when its connection ends: so own the pool, and end it.
  // It expects instants in ISO format, whatever the server's or the login's default is.
  const pool = new pg.Pool({ connectionString: url, options: "-c datestyle=ISO,YMD" });
  try {
    return await withEngine(pool, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationsList(),
        filters,
      });
      return appliedMigrationNames;
    });
  } finally {
    await pool.end();
  }
}

/** The SQL that leads from prisma/migrations (replayed in a shadow database on the server) to schema.prisma. */
export async function diffFromMigrations(url) {
  const at = new URL(url);
  // Separate fields: given a pool or a connection string, the adapter "connects" the shadow to the same database.
  const connection = {
    host: at.hostname,
    port: Number(at.port || 5432),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: at.pathname.slice(1),
    idleTimeoutMillis: 1,
    options: "-c datestyle=ISO,YMD",
  };
  const to = { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: readSchema() }] };
  const from = { tag: "migrations", ...migrationsList() };
  return withEngine(connection, async (engine) => {
    const shared = { script: true, shadowDatabaseUrl: null, exitCode: null, filters };
    return (await engine.diff({ from, to, ...shared })).stdout;
  });
}
