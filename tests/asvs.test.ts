// docs/asvs.csv says of each requirement of OWASP ASVS 5.0, levels 1 and 2, whether it is met, where, and which test holds it.
// What it says must be there: the file, the test, and its title.
import fs from "node:fs";
import { parse } from "csv-parse/sync";
import ts from "typescript";
import { z } from "zod";

/** By section, the levels of its requirements in their order; those of level 3 are not asked for. */
const LEVELS: Readonly<Record<string, string>> = {
  "V1.1": "22",
  "V1.2": "111112222",
  "V1.3": "11222222222",
  "V1.4": "222",
  "V1.5": "12",
  "V2.1": "122",
  "V2.2": "112",
  "V2.3": "1222",
  "V2.4": "2",
  "V3.2": "11",
  "V3.3": "1222",
  "V3.4": "112222",
  "V3.5": "11122",
  "V3.7": "22",
  "V4.1": "122",
  "V4.2": "2",
  "V4.3": "22",
  "V4.4": "1222",
  "V5.1": "2",
  "V5.2": "112",
  "V5.3": "11",
  "V5.4": "222",
  "V6.1": "122",
  "V6.2": "111111112222",
  "V6.3": "1122",
  "V6.4": "1122",
  "V6.5": "22222",
  "V6.6": "222",
  "V6.8": "2222",
  "V7.1": "222",
  "V7.2": "1111",
  "V7.3": "22",
  "V7.4": "11222",
  "V7.5": "22",
  "V7.6": "22",
  "V8.1": "12",
  "V8.2": "112",
  "V8.3": "1",
  "V8.4": "2",
  "V9.1": "111",
  "V9.2": "1222",
  "V10.1": "22",
  "V10.2": "22",
  "V10.3": "2222",
  "V10.4": "11111222222",
  "V10.5": "22222",
  "V10.6": "22",
  "V10.7": "222",
  "V11.1": "22",
  "V11.2": "222",
  "V11.3": "112",
  "V11.4": "1222",
  "V11.5": "2",
  "V11.6": "2",
  "V12.1": "122",
  "V12.2": "11",
  "V12.3": "2222",
  "V13.1": "2",
  "V13.2": "22222",
  "V13.3": "22",
  "V13.4": "12222",
  "V14.1": "22",
  "V14.2": "1222",
  "V14.3": "122",
  "V15.1": "122",
  "V15.2": "122",
  "V15.3": "1222222",
  "V16.1": "2",
  "V16.2": "22222",
  "V16.3": "2222",
  "V16.4": "222",
  "V16.5": "222",
  "V17.1": "2",
  "V17.2": "2222",
  "V17.3": "22",
};

/** What is reached today; it may only grow. */
const REACHED = { pass: 175, byTest: 154 };
/** Of level 1, what is not met yet. */
const OPEN_OF_LEVEL_1 = ["V15.2.1"];

const rowSchema = z.object({
  id: z.string(),
  level: z.enum(["1", "2"]),
  requirement: z.string().min(1),
  applies: z.enum(["yes", "no"]),
  "why not": z.string(),
  status: z.enum(["pass", "partial", "open", ""]),
  where: z.string(),
  test: z.string(),
  how: z.string(),
});

const rows = z
  .array(rowSchema)
  .parse(parse(fs.readFileSync("docs/asvs.csv", "utf8"), { columns: true, relax_column_count: false }));
const applying = rows.filter(({ applies }) => applies === "yes");
const passing = applying.filter(({ status }) => status === "pass");

const parts = (cell: string) => (cell === "" ? [] : cell.split(" | "));

const required = Object.entries(LEVELS).flatMap(([section, levels]) =>
  [...levels].flatMap((level, index) => (level === "3" ? [] : [`${section}.${index + 1} ${level}`])),
);

/** The titles of the tests of a file that run: not of those that are skipped. */
function titlesOf(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title] = node.arguments;
      if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
        titles.push(
          title
            .getText()
            .slice(1, -1)
            .replaceAll(/\\(["'`])/g, "$1"),
        );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** `test`, `it`, `test.each(…)` and the like. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === "test" || called.text === "it";
  if (ts.isPropertyAccessExpression(called)) return called.name.text === "each" && isTest(called.expression);
  return (ts.isCallExpression(called) || ts.isTaggedTemplateExpression(called)) && isTest(calledBy(called));
}

const calledBy = (node: ts.CallExpression | ts.TaggedTemplateExpression) =>
  ts.isCallExpression(node) ? node.expression : node.tag;

const known = new Map<string, string[]>();

function isThere(named: string): boolean {
  const [file = "", title = "", ...rest] = named.split("::");
  if (rest.length > 0 || !fs.existsSync(file)) return false;
  const titles = known.get(file) ?? titlesOf(file);
  known.set(file, titles);
  return titles.includes(title);
}

test("every requirement stands there once, with its level, and no other", () => {
  expect(required).toHaveLength(253);
  expect(rows.map(({ id, level }) => `${id} ${level}`).toSorted()).toEqual(required.toSorted());
});

test("what does not apply says why, and what applies says how that was found", () => {
  const faults = rows.filter((row) =>
    row.applies === "no"
      ? row["why not"] === "" || row.status !== ""
      : row["why not"] !== "" || row.status === "" || row.where === "" || row.test + row.how === "",
  );
  expect(faults.map(({ id }) => id)).toEqual([]);
});

test("what is met names the files that meet it", () => {
  const gone = passing.flatMap(({ id, where }) =>
    parts(where)
      .filter((file) => !fs.existsSync(file))
      .map((file) => `${id}: ${file}`),
  );
  expect(gone).toEqual([]);
});

test("every test that is named is there, by its title, and runs", () => {
  const gone = rows.flatMap(({ id, test: named }) =>
    parts(named)
      .filter((one) => !isThere(one))
      .map((one) => `${id}: ${one}`),
  );
  expect(gone).toEqual([]);
});

test("no less is met than was, and no less of it by a test", () => {
  expect(passing.length).toBeGreaterThanOrEqual(REACHED.pass);
  expect(passing.filter((row) => row.test !== "").length).toBeGreaterThanOrEqual(REACHED.byTest);
  const open = applying.filter(({ level, status }) => level === "1" && status !== "pass");
  expect(open.map(({ id }) => id)).toEqual(OPEN_OF_LEVEL_1);
});
