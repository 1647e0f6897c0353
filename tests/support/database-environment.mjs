import { randomBytes } from "node:crypto";
import pg from "pg";
import { NodeEnvironment } from "./node-environment.cjs";

/**
 * A separate database for each test file. Set up before the file is loaded, so that "@/lib/db" reads the right
 * DATABASE_URL; a database shared by files that run at the same time gives counts that vary from run to run.
 */
export default class DatabaseEnvironment extends NodeEnvironment {
  async setup() {
    await super.setup();
    const template = new URL(process.env.TEST_TEMPLATE_URL);
    this.databaseName = `test_${randomBytes(8).toString("hex")}`;
    await administer(`create database "${this.databaseName}" template "${template.pathname.slice(1)}"`);
    template.pathname = `/${this.databaseName}`;
    this.global.process.env.DATABASE_URL = template.href;
  }

  async teardown() {
    await administer(`drop database if exists "${this.databaseName}" with (force)`);
    await super.teardown();
  }
}

async function administer(sql) {
  const server = new URL(process.env.TEST_TEMPLATE_URL);
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
