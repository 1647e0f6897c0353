// All actions, from the files that export them.
import fs from "node:fs";
import path from "node:path";

type Answer = { ok: boolean; error?: string };
type Action = (input: unknown, key?: string) => Promise<Answer>;

const FEATURES = path.join(process.cwd(), "lib", "features");

const isAction = (value: unknown): value is Action => typeof value === "function";

/** By the names of their exports. */
export async function loadActions(): Promise<Map<string, Action>> {
  const files = fs
    .readdirSync(FEATURES, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "actions.ts");
  const modules = await Promise.all(
    files.map(async (file): Promise<object> => import(path.join(FEATURES, file))),
  );
  const found = modules.flatMap((module) => Object.entries(module));
  return new Map(
    found.flatMap(([name, value]: [string, unknown]) => (isAction(value) ? [[name, value]] : [])),
  );
}

export async function actionOf(name: string): Promise<Action> {
  const action = (await loadActions()).get(name);
  if (!action) throw new Error(`no action ${name}`);
  return action;
}
