import { valueOf } from "./database";
import { IDS } from "./product-pages";

const found = new Map<string, string>();

/** An address with the demo data's ids in place of its `{names}`. */
export async function addressWithIds(path: string): Promise<string> {
  let address = path;
  for (const [placeholder, name = ""] of path.matchAll(/\{(\w+)\}/g))
    address = address.replace(placeholder, await idOf(name));
  return address;
}

async function idOf(name: string): Promise<string> {
  const known = found.get(name);
  if (known) return known;
  const sql = IDS[name];
  const id = sql && (await valueOf(sql));
  if (!id) throw new Error(`the demo data has no ${name}`);
  found.set(name, String(id));
  return String(id);
}
