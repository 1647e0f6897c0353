// Many rows in one statement: they go as one JSON text, which PostgreSQL reads as records (json_to_recordset).

const LONE_SURROGATE = /\\ud[89a-f]/;

/** Rows as that JSON. Half a character, which PostgreSQL refuses in JSON, is written as it is where it goes alone: as "�". */
export function asJson(rows: readonly object[]): string {
  const text = JSON.stringify(rows);
  return LONE_SURROGATE.test(text) ? JSON.stringify(rows, wellFormed) : text;
}

const wellFormed = (_: string, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value);
