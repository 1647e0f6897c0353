import { Hono } from "hono";
import type { Pool } from "pg";

export type PageOptions = { pool: Pool; onEvents: () => void };

export function createPages(_options: PageOptions): Hono {
  return new Hono();
}
