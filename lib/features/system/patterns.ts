import type { Tx } from "@/lib/db";
import { formatInstant } from "@/lib/domain/business-time";
import { appUrl, letters } from "@/lib/post/mail";
import type { SystemFlow } from "@/lib/scope";
import { countryOf } from "./country";
import { queueLettersToOwners } from "./owners";

/** How far back the job looks: it runs every ten minutes, and may have slept. */
const LOOKED_BACK_HOURS = 1;
/** This many refusals of one account within that time are reported. */
const MANY_REFUSALS = 20;
/** How long a country is known for someone who logged in from it. */
const KNOWN_COUNTRY_DAYS = 90;

type PatternKind = "refusals" | "nightExport" | "newCountry";
/** `key`: of what is reported once. `detail`: how many, or the country's letters. */
type Pattern = { kind: PatternKind; key: string; who: string; detail: string; at: Date };

/**
 * Looks for what an owner should hear about: many refusals of one account, an export of people at night, a staff member in a
 * country from which they never logged in before. Each is reported once. Returns how many letters were written.
 */
export async function tellOfPatterns({ system }: Pick<SystemFlow, "system">): Promise<number> {
  const found = [...(await system(countedPatterns)), ...(await system(newCountries))];
  let written = 0;
  for (const [key, pattern] of new Map(found.map((one) => [one.key, one])))
    written += await system(async (tx) => ((await wasTold(tx, key)) ? 0 : tellOwners(tx, pattern)));
  return written;
}

/** Those that the database can count itself, in the last hour. Days and nights are the kitchen's. */
function countedPatterns(tx: Tx): Promise<Pattern[]> {
  return tx.$queryRaw<Pattern[]>`
    WITH recent AS (
      SELECT l.user_id, l.level, l.operation, l.created_at, u.fullname, u.role,
             l.created_at AT TIME ZONE 'Asia/Kolkata' AS here
      FROM system_logs l JOIN users u ON u.id = l.user_id
      WHERE l.category = 'security' AND l.created_at > app_now() - make_interval(hours => ${LOOKED_BACK_HOURS})
    )
    SELECT 'refusals' AS kind, 'refusals ' || user_id || ' ' || max(here)::date AS key, min(fullname) AS who,
           count(*)::text AS detail, max(created_at) AS at
    FROM recent WHERE level = 'warn' GROUP BY user_id HAVING count(*) >= ${MANY_REFUSALS}
    UNION ALL
    SELECT 'nightExport', 'night-export ' || user_id || ' ' || max(here)::date, min(fullname), count(*)::text,
           max(created_at)
    FROM recent WHERE role <> 'customer' AND operation = 'export' AND level = 'info' AND extract(hour FROM here) NOT BETWEEN 6 AND 21
    GROUP BY user_id
    ORDER BY at, key`;
}

type LogIn = { userId: number; who: string; ip: string; at: Date; knownIps: string[] };

async function newCountries(tx: Tx): Promise<Pattern[]> {
  return (await recentLogIns(tx)).flatMap(({ userId, who, ip, at, knownIps }): Pattern[] => {
    const country = countryOf(ip);
    const known = knownIps.flatMap((one) => countryOf(one) ?? []);
    if (!country || known.length === 0 || known.includes(country)) return [];
    return [{ kind: "newCountry", key: `new-country ${userId} ${country}`, who, detail: country, at }];
  });
}

/** The staff's log-ins of the last hour, each with the addresses from which the same person logged in before. */
function recentLogIns(tx: Tx): Promise<LogIn[]> {
  return tx.$queryRaw<LogIn[]>`
    SELECT l.user_id AS "userId", u.fullname AS who, l.ip, l.created_at AS at,
           ARRAY(SELECT DISTINCT o.ip FROM system_logs o WHERE o.user_id = l.user_id AND o.operation IN ('log-in', 'passkey-log-in')
             AND o.level = 'info' AND o.ip IS NOT NULL AND o.id < l.id
             AND o.created_at > app_now() - make_interval(days => ${KNOWN_COUNTRY_DAYS})) AS "knownIps"
    FROM system_logs l JOIN users u ON u.id = l.user_id AND u.role <> 'customer'
    WHERE l.category = 'security' AND l.operation IN ('log-in', 'passkey-log-in') AND l.level = 'info' AND l.ip IS NOT NULL
      AND l.created_at > app_now() - make_interval(hours => ${LOOKED_BACK_HOURS})
    ORDER BY l.id`;
}

const TOLD = { category: "security", operation: "owner-told" } as const;

async function wasTold(tx: Tx, key: string): Promise<boolean> {
  const metadata = { path: ["key"], equals: key };
  return (await tx.systemLog.count({ where: { ...TOLD, metadata } })) > 0;
}

// with its mark in the log, which keeps it from being reported again
async function tellOwners(tx: Tx, { kind, key, who, detail, at }: Pattern): Promise<number> {
  const values = {
    kind,
    who,
    detail,
    when: formatInstant(at),
    link: appUrl("/admin/system?category=security"),
  };
  const written = await queueLettersToOwners(tx, (name) => letters.unusualActivity({ ...values, name }));
  await tx.systemLog.createMany({ data: [{ ...TOLD, level: "info", message: kind, metadata: { key } }] });
  return written;
}
