// The migrations that this version ships, by name and in order. Only node built-ins.
import fs from "node:fs";
import path from "node:path";
import { inRoot } from "./paths.mjs";

export const migrationsDir = inRoot("prisma", "migrations");

export const migrationFile = (name, file) => path.join(migrationsDir, name, file);

export function migrationNames() {
  return fs
    .readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
