// The house, read from its files: what a file does decides who may import it, whatever it is called.
import path from "node:path";
import { files, sources, type Source } from "./support/house";
import { longFunctions } from "./support/long-functions";

const MOST_FILES = 15;
const MOST_LINES = 1_500;
const MOST_LINES_OF_A_FUNCTION = 25;

const ONE_TABLE = "one table, column by column: a part of it would say less than the whole";
const ONE_TRANSACTION = "one act from its check to its letter, each step on the one before";

/** Longer functions, each with the reason. A new one is taken apart instead. */
const LONG: Readonly<Record<string, string>> = {
  "app/admin/bills/export/route.ts file": ONE_TABLE,
  "app/admin/payments/export/route.ts file": ONE_TABLE,
  "app/admin/reports/export/route.ts file": ONE_TABLE,
  "app/admin/subscriptions/export/route.ts file": ONE_TABLE,
  "components/log-in/prove-work.ts mix": "SHA-256's inner loop, as its standard writes it",
  "lib/access/acting.ts action": "what stands around every act, in the order in which it happens",
  "lib/access/acting.ts within action": "the same",
  "lib/access/auth.ts within the file": "the configuration of Auth.js, one literal",
  "lib/access/counted.ts counted": "what stands around every file, in the order in which it happens",
  "lib/access/counted.ts within counted": "the same",
  "lib/access/note.ts note": "one line of the log, field by field",
  "lib/features/accounts/commands.ts changePassword": ONE_TRANSACTION,
  "lib/features/billing/commands.ts issueBills": ONE_TRANSACTION,
  "lib/features/passkeys/commands.ts addPasskey": ONE_TRANSACTION,
  "lib/features/passkeys/commands.ts personOfPasskey": ONE_TRANSACTION,
  "lib/paper/first-renderer.ts renderFirst":
    "documents drawn with it come out the same for ever, so nobody touches it",
};

const WRITES =
  /\btx\s*\.\s*\w+\s*\.\s*(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(|\$executeRaw|\bINSERT INTO\b|\bDELETE FROM\b|\bUPDATE \w+\s+SET\b/;

const isAction = (file: string) => /\/(?:actions|forms)\.ts$/.test(file);
const READERS = /(?:^|\/|-)(?:queries|schema)\.ts$/;
/** Who shows or reads: nothing of theirs may write. */
const shows = (file: string) =>
  (file.startsWith("app/") && !file.endsWith("/route.ts")) ||
  file.startsWith("components/") ||
  (file.startsWith("lib/features/") && READERS.test(file));

/** The files of lib/features that write, or call one that does. */
function commands(): Set<string> {
  const isOne = ({ file }: Source) => file.startsWith("lib/features/") && !isAction(file);
  const found = new Set(
    [...sources.values()].filter((one) => isOne(one) && WRITES.test(one.text)).map(({ file }) => file),
  );
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const one of sources.values()) {
      if (isOne(one) && !shows(one.file) && one.values.some((target) => found.has(target)))
        found.add(one.file);
    }
  }
  return found;
}

test("what writes is called by actions, jobs, route handlers and other commands alone", () => {
  const writing = commands();
  expect(writing.size).toBeGreaterThan(40);
  const wrong = [...sources.values()]
    .filter(({ file }) => shows(file))
    .flatMap(({ file, values }) =>
      values
        .filter((target) => writing.has(target))
        .map(
          (target) =>
            `${file} imports ${target}, which writes: what only reads goes to a file of queries beside it`,
        ),
    );
  expect(wrong).toEqual([]);
});

test("a file of queries or of input writes nothing itself", () => {
  const wrong = [...sources.values()].filter(({ file, text }) => READERS.test(file) && WRITES.test(text));
  expect(
    wrong.map(({ file }) => `${file} writes: that belongs to commands.ts or to a file named by its verb`),
  ).toEqual([]);
});

test("nothing of the server reaches the browser", () => {
  const ofServer = ({ file, text }: Source) =>
    file === "lib/db.ts" ||
    file === "lib/env.ts" ||
    /from "(?:node:|pg"|stripe"|nodemailer|@prisma\/)/.test(text);
  const leaks: string[] = [];
  const walk = (file: string, way: readonly string[], seen: Set<string>) => {
    const source = sources.get(file);
    if (!source || seen.has(file) || isAction(file)) return;
    seen.add(file);
    if (ofServer(source)) return void leaks.push([...way, file].join(" -> "));
    for (const target of source.values) walk(target, [...way, file], seen);
  };
  const browser = [...sources.values()].filter(({ text }) => text.startsWith('"use client"'));
  expect(browser.length).toBeGreaterThan(50);
  for (const { file } of browser) walk(file, [], new Set());
  expect(leaks.map((leak) => `${leak}: hand it down from the page as plain data`)).toEqual([]);
});

test("no file needs itself, not even by its types", () => {
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const walk = (file: string, way: readonly string[]) => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open")
      return void circles.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    state.set(file, "open");
    for (const target of sources.get(file)?.all ?? []) walk(target, [...way, file]);
    state.set(file, "done");
  };
  for (const file of files) walk(file, []);
  expect(circles.map((circle) => `${circle}: what both need is a third file`)).toEqual([]);
});

test("no room is two businesses", () => {
  const rooms = new Map<string, string[]>();
  for (const file of files) {
    const room = path.posix.dirname(file);
    // the primitives lie side by side, as their generator puts them
    if (!/^(?:lib|components)\/./.test(room) || room === "components/ui") continue;
    rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }
  const linesOf = (room: readonly string[]) =>
    room.reduce((sum, file) => sum + (sources.get(file)?.text.split("\n").length ?? 0), 0);
  const large = [...rooms].filter(([, room]) => room.length > MOST_FILES || linesOf(room) > MOST_LINES);
  expect(
    large.map(([name, room]) => `${name}: ${room.length} files, ${linesOf(room)} lines: part it by business`),
  ).toEqual([]);
});

test("a function that shows nothing fits in one look", () => {
  const found = [...sources.values()].flatMap((source) => longFunctions(source, MOST_LINES_OF_A_FUNCTION));
  const unlisted = found.filter(({ name }) => !(name in LONG));
  expect(
    unlisted.map(({ name, lines }) => `${name} has ${lines} lines: name its parts by what they do`),
  ).toEqual([]);
  const names = found.map(({ name }) => name);
  const short = Object.keys(LONG).filter((name) => !names.includes(name));
  expect(short.map((name) => `${name} is no longer long: take it off the list`)).toEqual([]);
});
