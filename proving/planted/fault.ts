// A planted fault as described by its file.
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StackError } from "../../scripts/stack/stack-error.mjs";

const edit = z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() });

const faultFile = z.strictObject({
  /** What goes wrong for whom, in one sentence. */
  harm: z.string().min(1),
  /** The business area affected. */
  area: z.string().min(1),
  /** The finding of an earlier review that comes back with it. */
  finding: z.string().optional(),
  /** The command that must fail. */
  test: z.string().min(1),
  /** The test needs a build and a browser: it takes minutes instead of seconds. */
  browser: z.boolean().default(false),
  edits: z.array(edit).min(1),
});

type Edit = z.infer<typeof edit>;
export type Fault = z.infer<typeof faultFile> & { name: string };

function readFault(root: string, file: string): Fault {
  const read = faultFile.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  if (!read.success) throw new StackError(`${file}: ${z.prettifyError(read.error)}`);
  return { name: path.relative(root, file).replace(/\.json$/, ""), ...read.data };
}

/** All faults under a folder, by name; names that contain none of `wanted` are left out. */
export function readFaults(folder: string, wanted: string[]): Fault[] {
  const files = fs
    .readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => readFault(folder, path.join(folder, file)));
  if (wanted.length === 0) return files;
  return files.filter(({ name }) => wanted.some((part) => name.includes(part)));
}

const timesIn = (text: string, part: string) => text.split(part).length - 1;

function changed(text: string, { file, find, replace }: Edit): string {
  const times = timesIn(text, find);
  if (times !== 1) throw new StackError(`${file} holds what is to be replaced ${times} times`);
  return text.replace(find, () => replace);
}

/** The files of `root` as the fault changes them. Nothing is written. Throws a StackError where it doesn't apply. */
export function plantedTexts(root: string, { edits }: Fault): Map<string, string> {
  const texts = new Map<string, string>();
  for (const one of edits) {
    const file = path.join(root, one.file);
    if (!fs.existsSync(file)) throw new StackError(`${one.file} is not there`);
    texts.set(file, changed(texts.get(file) ?? fs.readFileSync(file, "utf8"), one));
  }
  return texts;
}
