// The house, read from its files: what a file does decides who may import it, whatever it is called.
import path from "node:path";
import { files, sources, type Source } from "./support/house";

const MOST_FILES = 15;
const MOST_LINES = 1_500;

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
