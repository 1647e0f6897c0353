// Another installation on the same gateway account: a separate database, whose ids begin at 1 like ours.
import { randomBytes } from "node:crypto";
import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { connectSql } from "./sql";

export type House = {
  /** Runs `fn` with the product connected to this house's database. */
  inside: <T>(fn: () => Promise<T>) => Promise<T>;
  drop: () => Promise<void>;
};

export async function openSecondHouse(): Promise<House> {
  const first = env().DATABASE_URL;
  const name = `second_${randomBytes(8).toString("hex")}`;
  const template = new URL(process.env.TEST_TEMPLATE_URL ?? "").pathname.slice(1);
  const sql = await connectSql();
  await sql.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const url = new URL(first);
  url.pathname = `/${name}`;
  const inside: House["inside"] = async (fn) => {
    await moveTo(url.href);
    try {
      return await fn();
    } finally {
      await moveTo(first);
    }
  };
  // the template was migrated once, so both would have the same key
  await inside(takeOwnKey);
  return {
    inside,
    async drop() {
      await sql.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await sql.close();
    },
  };
}

async function moveTo(url: string): Promise<void> {
  await disconnect();
  env().DATABASE_URL = url;
  process.env.DATABASE_URL = url;
}

async function takeOwnKey(): Promise<void> {
  const sql = await connectSql();
  await sql.query("UPDATE installation SET key = gen_random_uuid()");
  await sql.close();
}
