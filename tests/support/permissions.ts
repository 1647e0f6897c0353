// docs/permissions.md, generated from the catalogue of a migrated database.
import type { Sql } from "./sql";

const IDENTITIES = ["guest", "customer", "staff", "system"] as const;
const COMMANDS = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;
const LETTERS = { SELECT: "read", INSERT: "add", UPDATE: "change", DELETE: "remove" } as const;

type Identity = (typeof IDENTITIES)[number];
type Command = (typeof COMMANDS)[number];
type Right = { name: string; identity: Identity; command: Command; columns: string[] | null };
type Policy = {
  table: string;
  name: string;
  command: string;
  identities: Identity[];
  using: string;
  check: string;
};

/** What grants let each identity do with each table and view; `columns` where it is only some of them. */
const RIGHTS = `
  SELECT c.relname AS name, i.identity, m.command,
         CASE WHEN has_table_privilege('tiffin_' || i.identity, c.oid, m.command) THEN NULL
              ELSE (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND m.command <> 'DELETE'
                      AND has_column_privilege('tiffin_' || i.identity, c.oid, a.attnum, m.command)) END AS columns
  FROM pg_class c, unnest($1::text[]) AS i(identity), unnest($2::text[]) AS m(command)
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relname <> '_prisma_migrations'
    AND (has_table_privilege('tiffin_' || i.identity, c.oid, m.command)
      OR (m.command <> 'DELETE' AND has_any_column_privilege('tiffin_' || i.identity, c.oid, m.command)))
  ORDER BY c.relname`;

const POLICIES = `
  SELECT c.relname AS table, p.polname AS name,
         CASE p.polcmd WHEN 'r' THEN 'read' WHEN 'a' THEN 'add' WHEN 'w' THEN 'change' WHEN 'd' THEN 'remove' ELSE 'all' END AS command,
         ARRAY(SELECT replace(rolname, 'tiffin_', '') FROM pg_roles WHERE oid = ANY (p.polroles) ORDER BY rolname) AS identities,
         coalesce(pg_get_expr(p.polqual, p.polrelid), '') AS using, coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') AS check
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid ORDER BY c.relname, p.polname`;

const OPEN_TABLES = `
  SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    AND relname <> '_prisma_migrations' AND NOT relrowsecurity`;

const FUNCTIONS = `
  SELECT p.oid::regprocedure::text AS name,
         ARRAY(SELECT identity FROM unnest($1::text[]) AS i(identity)
               WHERE has_function_privilege('tiffin_' || identity, p.oid, 'EXECUTE')) AS identities
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
    AND p.prorettype <> 'trigger'::regtype ORDER BY 1`;

const VIEWS = `
  SELECT c.relname AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
    AND NOT coalesce(c.reloptions::text[] @> ARRAY['security_invoker=true'], false) ORDER BY 1`;

/** The whole document. `sql` is the owner's. */
export async function permissionsDocument(sql: Sql): Promise<string> {
  const rights = await sql.query<Right>(RIGHTS, [[...IDENTITIES], [...COMMANDS]]);
  const policies = await sql.query<Policy>(POLICIES);
  const functions = await sql.query<{ name: string; identities: string[] }>(FUNCTIONS, [[...IDENTITIES]]);
  const views = await sql.query<{ name: string }>(VIEWS);
  const tables = [...new Set(rights.map(({ name }) => name))];
  return [
    ...HEAD,
    `| table or view | ${IDENTITIES.join(" | ")} |`,
    `| --- | ${IDENTITIES.map(() => "---").join(" | ")} |`,
    ...tables.map(
      (table) => `| \`${table}\` | ${IDENTITIES.map((who) => cell(rights, table, who)).join(" | ")} |`,
    ),
    "",
    "## Which rows",
    "",
    "A table's rows are open where one of its policies says so. `change` with two conditions: which rows, and what they may become.",
    "",
    "| table | policy | command | identities | rows |",
    "| --- | --- | --- | --- | --- |",
    ...policies.map(policyRow),
    "",
    "## Views with their owner's rights",
    "",
    "Row-level security doesn't reach through them: they say themselves who finds which rows.",
    "",
    ...views.map(({ name }) => `- \`${name}\``),
    "",
    "## Functions with their owner's rights",
    "",
    "| function | may be called by |",
    "| --- | --- |",
    ...functions.map(
      ({ name, identities }) => `| \`${name}\` | ${identities.join(", ") || "triggers alone"} |`,
    ),
    "",
  ].join("\n");
}

/** Tables whose rows no policy protects. */
export async function tablesWithoutPolicies(sql: Sql): Promise<string[]> {
  return (await sql.query<{ relname: string }>(OPEN_TABLES)).map(({ relname }) => relname);
}

const HEAD = [
  "# Who may read and write what",
  "",
  "What the database itself lets each identity do (decisions 1 and 27). Made from the catalogue of a migrated database by",
  "`WRITE_PERMISSIONS=1 npx jest tests/database/permissions.test.ts`; the same test fails when the two differ. Which role of the staff",
  "sees which rows is in the policies (`app_role()`); `tests/database/row-level-security.test.ts` counts them.",
  "",
  "## Which tables and columns",
  "",
];

function cell(rights: readonly Right[], table: string, who: Identity): string {
  const own = rights.filter(({ name, identity }) => name === table && identity === who);
  const words = COMMANDS.flatMap((command) => {
    const right = own.find((one) => one.command === command);
    if (!right) return [];
    return right.columns ? `${LETTERS[command]} (${right.columns.join(", ")})` : LETTERS[command];
  });
  return words.join("; ") || "-";
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");

function policyRow({ table, name, command, identities, using, check }: Policy): string {
  const conditions = [using, check].filter(Boolean).map((text) => `\`${oneLine(text)}\``);
  return `| \`${table}\` | ${name} | ${command} | ${identities.join(", ")} | ${[...new Set(conditions)].join(" then ")} |`;
}
