// npm run restore: the embedded database as it was, at the latest that the backups reach or "-- --to INSTANT" with its offset
// (2026-11-20T11:59:00+05:30). Whole, and what it is now stays beside it; or "--table NAME" (more than one), "--customer ID": that part of
// it, beside today's in a schema of its own, or "--back" among it ("--changed": also what says something else today). "--dry-run"
// says what would be done; "--yes" asks nothing.
import { parseArgs } from "node:util";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";
import { instantOf } from "./restoring/from";
import { restoreSome } from "./restoring/some";
import { restoreWhole } from "./restoring/whole";

const options = {
  to: { type: "string" },
  table: { type: "string", multiple: true },
  customer: { type: "string" },
  back: { type: "boolean" },
  changed: { type: "boolean" },
  "dry-run": { type: "boolean" },
  yes: { type: "boolean" },
} as const;

void runEntry(async () => {
  await ensureWantedNode();
  const { values } = parseArgs({ options });
  const { table: tables, customer, back = false, changed = false, yes: isSure = false } = values;
  const to = instantOf(values.to);
  const isDry = values["dry-run"] ?? false;
  if (process.env.DATABASE_URL)
    throw new StackError("DATABASE_URL names a server of your own: restore it with its own tools");
  if (tables && customer) throw new StackError("one of the two: --table or --customer");
  const part = tables ? { tables } : customer ? { customer } : null;
  if (!part) {
    if (back || changed) throw new StackError("--back and --changed belong to --table or --customer");
    return restoreWhole({ to, isSure, isDry });
  }
  if (!to) throw new StackError("a part of the database needs --to: the instant at which it was whole");
  if (changed && !back) throw new StackError("--changed belongs to --back");
  return restoreSome({ to, part, way: back ? { as: "back", changed } : { as: "beside" }, isSure, isDry });
});
