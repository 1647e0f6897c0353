// docs/security.md against what it tells of: nothing that was added since may be missing there.
import fs from "node:fs";
import { CONTEXT_WORDS } from "@/lib/features/accounts/context-words";

const doc = fs.readFileSync("docs/security.md", "utf8");

/** What stands under a heading. */
function section(heading: string): string {
  const [, text] = doc.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`no section ${heading}`);
  return text.split("\n## ")[0] ?? "";
}

test("lists every word that makes no password", () => {
  const words = section("What may be typed").split(/[\s,;:.]+/);
  expect(CONTEXT_WORDS.filter((word) => !words.includes(word))).toEqual([]);
});

test("says of every secret how it is rolled", () => {
  const variables = fs.readFileSync("lib/env.ts", "utf8").matchAll(/^ {4}([A-Z_]+): /gm);
  const secrets = [...variables]
    .map(([, name = ""]) => name)
    .filter((name) => /SECRET|TOKEN|_KEY$|_URL$/.test(name) && !/^APP_|PUBLISHABLE/.test(name));
  expect(secrets.length).toBeGreaterThan(6);
  const told = [...section("Keys").matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(secrets.filter((name) => !told.includes(name))).toEqual([]);
});

test("gives every table one class", () => {
  const [, tables = ""] = fs.readFileSync("docs/permissions.md", "utf8").split("## Which tables and columns");
  const names = [...(tables.split("\n## ")[0] ?? "").matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(30);
  const classes = section("What is kept, and how long");
  expect(names.filter((name) => !classes.includes(`\`${name}\``))).toEqual([]);
  const rows = [...classes.matchAll(/^\| (\w+) +\| ([^|]+)\|/gm)].slice(1);
  const told = [
    ...rows.map(([, name]) => name),
    ...rows.flatMap(([, , what]) => what?.match(/`\w+`/g) ?? []),
  ];
  expect(told.filter((one, index) => told.indexOf(one) !== index)).toEqual([]);
});
