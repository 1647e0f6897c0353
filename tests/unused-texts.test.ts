// Every text is asked for somewhere: by its name, or by one that is put together.
import fs from "node:fs";
import { messages } from "@/lib/messages";
import { sources } from "./support/house";

/** Whole namespaces whose keys come from elsewhere, each with from where. */
const FROM_ELSEWHERE: Readonly<Record<string, string>> = {
  "adminPayments.refunds.failures": "the gateway's words for why a refund failed",
};

const scripts = fs
  .readdirSync("scripts", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(?:ts|mjs)$/.test(file))
  .map((file) => fs.readFileSync(`scripts/${file}`, "utf8"));
const code = [...[...sources.values()].map(({ text }) => text), ...scripts].join("\n");

const words = new Set(code.match(/[\w-]+/g));

/** "`${kind}Today`" as what its last part may be: anything that ends with "Today". */
const composed = [...code.matchAll(/[`.]((?:[\w-]|\$\{[^{}`]*\})+)`/g)]
  .map(([, made = ""]) => made.split(/\$\{[^{}`]*\}/))
  .filter((parts) => parts.length > 1)
  .map((parts) => [parts[0] ?? "", parts.at(-1) ?? ""] as const)
  .filter(([start, end]) => start.length + end.length > 1);
const isComposed = (name: string) =>
  composed.some(([start, end]) => name.startsWith(start) && name.endsWith(end));

/** Namespaces below which a key is chosen by a value: "`reasons.${reason}`", or a whole one handed a value. */
const chosenBelow = new Set(
  [...code.matchAll(/([\w-]+)\.\$\{|(?:Translations|namespace)[(:]\s*[`"][\w.]*?([\w-]+)[`"]/g)].map(
    ([, inner, whole]) => inner ?? whole,
  ),
);
const isDynamic = (namespace: string | undefined) => namespace !== undefined && chosenBelow.has(namespace);

function* leaves(value: unknown, path: string[]): Generator<string[]> {
  if (typeof value === "string") yield path;
  else for (const [name, inner] of Object.entries(value ?? {})) yield* leaves(inner, [...path, name]);
}

test("no text is kept that nobody asks for", () => {
  const all = [...leaves(messages, [])];
  expect(all.length).toBeGreaterThan(2_000);
  const unused = all.filter((path) => {
    const name = path.at(-1) ?? "";
    if (words.has(name) || isComposed(name) || path.slice(0, -1).join(".") in FROM_ELSEWHERE) return false;
    return !(isDynamic(path.at(-2)) && code.includes(`${path.at(-2)}.\${`));
  });
  expect(unused.map((path) => path.join("."))).toEqual([]);
});
