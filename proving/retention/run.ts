// npm run drill:retention: a kitchen on a PostgreSQL of its own lives through nine years and four months in a few minutes, and all that is
// kept, put away, copied and erased is so on its day and not before. MONTHS: how many (112 unless said otherwise).
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { applyTestEnvironment } from "../../tests/support/environment.mjs";
import { migrate, startTestPostgres } from "../../tests/support/test-postgres.mjs";

const MONTHS = Number(process.env.MONTHS ?? 112);

void runEntry(async () => {
  const started = performance.now();
  const server = await startTestPostgres("retention");
  try {
    await migrate(server.url);
    applyTestEnvironment();
    process.env.DATABASE_URL = server.url;
    const { liveMonths } = await import("./nine-years");
    const { months, asked, wrong, counts } = await liveMonths(MONTHS, console.log);
    for (const one of wrong.slice(0, 20)) console.log(`FAILED  ${one}`);
    const { audit, archives, lines, faults, letters, told, sessions, copies } = counts;
    console.log(
      `gone on their day: ${audit} months of the audit log (put away), ${archives} archives, ${lines} lines and ${faults} faults of the ` +
        `system log, ${letters} letters, ${told} told in the product, ${sessions} sessions, ${copies} copies of a financial year`,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${months} months, ${asked} looks, ${wrong.length} wrong, in ${seconds} s`);
    await (await import("@/lib/db")).disconnect();
    process.exitCode = wrong.length ? 1 : 0;
  } finally {
    await server.stop();
  }
});
