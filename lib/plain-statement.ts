import { DatabaseError, types, type Client } from "pg";
import type { Prisma } from "@/prisma/generated/client";

const DATE = 1082;

/** The driver would make a day the midnight of the machine's own zone. */
const answers: typeof types = {
  ...types,
  getTypeParser: (type: number, format?: "text" | "binary") =>
    type === DATE ? String : types.getTypeParser(type, format ?? "text"),
};

/** Sends one statement as it is, and reads its rows. */
export async function plainly<Row extends object>(
  client: Pick<Client, "query">,
  { text, values }: Prisma.Sql,
): Promise<Row[]> {
  try {
    const { rows } = await client.query<Row>({ text, values: values.map(sent), types: answers });
    return rows;
  } catch (error) {
    throw error instanceof DatabaseError ? withoutRow(error) : error;
  }
}

/** The driver would write an instant in the machine's own zone. */
function sent(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** What PostgreSQL refused and why, but not what stood in the row, which no log may hold. */
function withoutRow({ message, code, constraint }: DatabaseError): Error {
  return Object.assign(new Error(message), { code, constraint });
}
