// The database's three logins: its owner, who migrates; one that serves visitors; one for the system. None can become another.
import pg from "pg";
import { ROLES } from "./check-database.mjs";
import { StackError } from "./stack-error.mjs";

const SYSTEM_ROLE = "tiffin_system";
const VISITOR_ROLES = ROLES.filter((role) => role !== SYSTEM_ROLE);

const loginOf = (url) => {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/** The logins that the product's two addresses name, as { name, password, roles }; the owner's own isn't among them. */
function loginsIn({ DATABASE_URL, DATABASE_SYSTEM_URL }, owner) {
  const named = [
    ...(DATABASE_URL ? [{ ...loginOf(DATABASE_URL), roles: VISITOR_ROLES }] : []),
    ...(DATABASE_SYSTEM_URL ? [{ ...loginOf(DATABASE_SYSTEM_URL), roles: [SYSTEM_ROLE] }] : []),
  ];
  return named.filter(({ name }) => name !== owner);
}

/** The SQL that makes a login and gives it its roles; an operator could run it instead. */
function loginSql({ name, password, roles }, { exists, database, hasQueue }) {
  const login = pg.escapeIdentifier(name);
  const others = ROLES.filter((role) => !roles.includes(role)).join(", ");
  const isSystem = roles.includes(SYSTEM_ROLE);
  return [
    `${exists ? "ALTER" : "CREATE"} ROLE ${login} LOGIN NOINHERIT PASSWORD ${pg.escapeLiteral(password)};`,
    `GRANT ${roles.join(", ")} TO ${login} WITH INHERIT FALSE, SET TRUE;`,
    `REVOKE ${others} FROM ${login};`,
    `GRANT USAGE ON SCHEMA public TO ${login};`,
    `GRANT SELECT ON _prisma_migrations TO ${login};`,
    // the job queue creates its own tables
    ...(isSystem ? [`GRANT CREATE ON DATABASE ${pg.escapeIdentifier(database)} TO ${login};`] : []),
    ...(isSystem && hasQueue ? [queueSql(login)] : []),
  ].join("\n");
}

const queueSql = (login) => `DO $$
DECLARE part record;
BEGIN
  ALTER SCHEMA pgboss OWNER TO ${login};
  FOR part IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'pgboss'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO ${login}', part.name);
  END LOOP;
  FOR part IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = 'pgboss'::regnamespace LOOP
    EXECUTE format('ALTER ROUTINE %s OWNER TO ${login}', part.name);
  END LOOP;
  FOR part IN SELECT oid::regtype AS name FROM pg_type WHERE typnamespace = 'pgboss'::regnamespace AND typtype = 'e' LOOP
    EXECUTE format('ALTER TYPE %s OWNER TO ${login}', part.name);
  END LOOP;
END $$;`;

async function factsOf(client, name) {
  const { rows } = await client.query(
    `select current_user as owner, current_database() as database, to_regnamespace('pgboss') is not null as "hasQueue",
            exists (select from pg_roles where rolname = $1) as exists`,
    [name],
  );
  return rows[0];
}

/** Makes or repairs the logins of `addresses`. `client` is the owner's. @throws StackError when it may not */
export async function makeLogins(client, addresses) {
  const { owner } = await factsOf(client, "");
  for (const login of loginsIn(addresses, owner)) {
    const sql = loginSql(login, await factsOf(client, login.name));
    try {
      await client.query(`BEGIN; ${sql} COMMIT`);
    } catch (error) {
      await client.query("ROLLBACK");
      if (error.code !== "42501") throw error;
      const shown = sql.replace(pg.escapeLiteral(login.password), "'its password'");
      throw new StackError(`${owner} may not make the login ${login.name}. As superuser:\n${shown}`);
    }
  }
}

const LOCKS = `
  select current_user as name, rolsuper or rolbypassrls as "isAboveRules",
         exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_has_role(relowner, 'MEMBER')) as "isOwner",
         pg_has_role('${SYSTEM_ROLE}', 'MEMBER') as "mayBeSystem",
         has_database_privilege(current_database(), 'TEMPORARY') as "mayMakeTemporary"
  from pg_roles where rolname = current_user`;

/** Which of the database's locks don't hold the login that serves visitors, each in words; none when all are on. */
export async function locksOff(client) {
  const [login] = (await client.query(LOCKS)).rows;
  return [
    [login.isAboveRules, "no row-level security binds it"],
    [login.isOwner, "it owns the tables"],
    [login.mayBeSystem, "it may become the system"],
    [login.mayMakeTemporary, "it may make temporary tables"],
  ].flatMap(([isOff, words]) => (isOff ? [words] : []));
}
