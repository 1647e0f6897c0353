import type { Tx } from "@/lib/db";
import { readBilledDays } from "@/lib/domain/books/billed-days";
import type { CustomerId } from "@/lib/domain/identity";
import { OWN_TABLES, SECRET_COLUMNS } from "./own-tables";

/** A person's rows, by table, under the columns' own names. */
export type OwnData = Record<string, Record<string, unknown>[]>;

/** Everything kept about a customer. `tx` is the system's: customers can't read some of it themselves. */
export async function ownDataOf(tx: Tx, customerId: CustomerId): Promise<OwnData> {
  const data: OwnData = {};
  for (const [table, where] of Object.entries(OWN_TABLES)) {
    // names come from the list above; whose rows, from a parameter
    const text = `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${where} ORDER BY 1`;
    const rows = await tx.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(text, customerId);
    data[table] = rows.map(({ row }) => readable(withoutSecrets(row)));
  }
  return data;
}

function withoutSecrets(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !SECRET_COLUMNS.includes(column)));
}

/** A bill's days in words instead of letters; a picture as an address that a browser opens. */
function readable(row: Record<string, unknown>): Record<string, unknown> {
  if (typeof row.webp === "string") return { ...row, webp: asAddress(row.webp) };
  const days = readBilledDays(row.days);
  return days ? { ...row, days } : row;
}

/** Bytes as the database writes them: `\\x` and hexadecimal. */
function asAddress(bytes: string): string {
  return `data:image/webp;base64,${Buffer.from(bytes.slice(2), "hex").toString("base64")}`;
}

/** The same as lines of a table: table, row number, column, value. */
export function asLines(data: OwnData): string[][] {
  return Object.entries(data).flatMap(([table, rows]) =>
    rows.flatMap((row, index) =>
      Object.entries(row).map(([column, value]) => [table, String(index + 1), column, asText(value)]),
    ),
  );
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
