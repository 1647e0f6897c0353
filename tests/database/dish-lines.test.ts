// The database reads the lines of plans and menus as they are stored; lib/domain/dishes says what its rules are.
import fc from "fast-check";
import { ALLERGENS, MARKS } from "@/lib/domain/dishes/dish-facts";
import { readDishLine } from "@/lib/domain/dishes/dish-line";
import { unitOf, UNIT_WORDS, UNITS } from "@/lib/domain/dishes/units";
import { anyLine, LINES } from "../domain/dishes/lines";
import { connectSql, refusalOf, type Sql } from "../support/sql";

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

type Line = { quantity: number; unit: string | null; name: string; key: string };

async function readByDatabase(lines: readonly string[]): Promise<Line[]> {
  const rows = await sql.query<Line>(
    `SELECT d.quantity::text AS quantity, d.unit, d.name, d.key
     FROM unnest($1::text[]) WITH ORDINALITY AS l (line, number) CROSS JOIN LATERAL dish_line(l.line) AS d ORDER BY l.number`,
    [lines],
  );
  return rows.map((row) => ({ ...row, quantity: Number(row.quantity) }));
}

test("reads every line of the table as the domain does", async () => {
  const lines = LINES.map(([line]) => line);
  expect(await readByDatabase(lines)).toEqual(lines.map(readDishLine));
});

test("reads two thousand random lines as the domain does", async () => {
  const lines = fc.sample(anyLine, 2_000);
  const read = await readByDatabase(lines);
  const differing = lines.flatMap((line, index) => {
    const own = readDishLine(line);
    return JSON.stringify(own) === JSON.stringify(read[index]) ? [] : [{ line, own, database: read[index] }];
  });
  expect(differing).toEqual([]);
});

test("knows the words of the units that the domain knows", async () => {
  const words = [...Object.values(UNIT_WORDS).join(" ").split(" "), "KG", "gms.", "heap", ""];
  const rows = await sql.query<{ unit: string | null }>(
    "SELECT dish_unit(word) AS unit FROM unnest($1::text[]) AS word",
    [words],
  );
  expect(rows.map(({ unit }) => unit)).toEqual(words.map(unitOf));
});

test.each([
  ["unit", UNITS, "heap", "dishes_unit_check"],
  ["mark", MARKS, "beef", "dishes_mark_check"],
] as const)("holds a dish's %s to the list", async (column, list, other, constraint) => {
  for (const value of list)
    await sql.query(`INSERT INTO dishes (name, ${column}) VALUES ('Dal', $1)`, [value]);
  expect(await refusalOf(sql.query(`INSERT INTO dishes (name, ${column}) VALUES ('Dal', $1)`, [other]))).toBe(
    constraint,
  );
});

test("holds a dish's allergens to the list, or to none of it", async () => {
  const add = (allergens: readonly string[]) =>
    sql.query("INSERT INTO dishes (name, allergens) VALUES ('Dal', $1)", [allergens]);
  for (const right of [[], ["none"], [...ALLERGENS]]) await add(right);
  for (const wrong of [["none", "milk"], ["celery"]])
    expect(await refusalOf(add(wrong))).toBe("dishes_allergens_check");
});
