// What the doctor says of a real database, a real mail server and a real address, in order and not.
import http from "node:http";
import { asSystem, disconnect } from "@/lib/db";
import { parseEnv } from "@/lib/env";
import { beat } from "@/lib/process/heartbeat";
import { askAddress } from "@/scripts/doctor/address";
import { askDatabase, askWork } from "@/scripts/doctor/database";
import { answersOf, type Patient } from "@/scripts/doctor/finding";
import { growth } from "@/scripts/doctor/growth";
import { askDisk } from "@/scripts/doctor/machine";
import { askMail } from "@/scripts/doctor/mail";
import { startTlsProxy } from "../e2e/support/tls-proxy";
import { answer, catchMail } from "../support/smtp";
import { connectSql, type Sql } from "../support/sql";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
});
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const now = new Date("2026-11-20T12:00:00Z");
const patient = (given: Record<string, string> = {}): Patient => ({
  env: parseEnv({ ...process.env, ...given }),
  ...{ isEmbedded: false, isSandbox: true, now },
});
const said = async (asked: Promise<{ about: string; state: string; says: string }[]>) =>
  (await asked).map(({ about, state, says }) => `${about}: ${state}: ${says}`).join("\n");

describe("the database", () => {
  test("its version, the login's rights, the migrations, the locks and the clock", async () => {
    const answers = await said(askDatabase(patient()));
    expect(answers).toMatch(/^database: ok: PostgreSQL \d+.* answers, and \w+ may migrate it$/m);
    expect(answers).toMatch(/^migrations: ok: /m);
    expect(answers).toMatch(/^the database's locks: weak: .*no row-level security binds it/m);
    expect(answers).toMatch(/^clock: ok: within 5 seconds of the database's$/m);
  });

  test("a login without a right, and the line that gives it", async () => {
    await sql.query("CREATE ROLE doctors_visitor LOGIN PASSWORD 'visitor'");
    const url = Object.assign(new URL(process.env.DATABASE_URL ?? ""), {
      username: "doctors_visitor",
      password: "visitor",
    });
    const answers = await said(askDatabase(patient({ DATABASE_URL: url.href })));
    await sql.query("DROP ROLE doctors_visitor");
    expect(answers).toMatch(/^database: wrong: the role doctors_visitor may not make tables.*grant create/m);
    expect(answers).not.toContain("migrations:");
  });

  test("a migration that is missing, and one of a newer version", async () => {
    const [last] = await sql.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1",
    );
    const rename = (from: string, to: string) =>
      sql.query("UPDATE _prisma_migrations SET migration_name = $2 WHERE migration_name = $1", [from, to]);
    const name = last?.migration_name ?? "";
    await rename(name, "30001231000000_tomorrows");
    expect(await said(askDatabase(patient()))).toMatch(/^migrations: wrong: 1 are missing/m);
    await rename("30001231000000_tomorrows", name);
    await sql.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '30001231000000_tomorrows', now())",
    );
    expect(await said(askDatabase(patient()))).toMatch(/^migrations: weak: .*30001231000000_tomorrows/m);
    await sql.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
  });

  test("one that does not answer", async () => {
    const nowhere = patient({ DATABASE_URL: "postgresql://a:b@127.0.0.1:1/none" });
    const [only] = await answersOf("database", askDatabase, nowhere);
    expect(only).toMatchObject({ about: "database", state: "wrong" });
    expect(only?.says).not.toContain("    at ");
  });

  test("how it grows, from its size and its age", async () => {
    await sql.query("UPDATE installation SET created_at = app_now() - interval '60 days'");
    const { size, inThirtyDays } = await growth();
    expect(size).toBeGreaterThan(1_000_000);
    expect(inThirtyDays / size).toBeCloseTo(0.5, 2);
    expect(await said(askDisk(patient()))).toMatch(/^database's disk: ok: .* more in thirty days/m);
  });
});

test("the worker, and the letters that wait for it", async () => {
  const work = () => said(askWork(patient()));
  expect(await work()).toMatch(/^worker: wrong: none has ever been here/);
  await asSystem(beat);
  expect(await work()).toBe("worker: ok: was here within the last five minutes");
  await sql.query("UPDATE heartbeats SET seen_at = seen_at - interval '6 minutes'");
  expect(await work()).toMatch(/^worker: wrong: silent for 6 minutes/);
  const waitingSince = new Date(now.getTime() - 7_200_000);
  const letter = { recipient: "a@example.test", subject: "s", text: "t", waitingSince };
  await asSystem((tx) => tx.notification.createMany({ data: [letter] }));
  expect(await work()).toMatch(/^letters: weak: the oldest unsent one has waited for 2 hours$/m);
});

describe("the mail server", () => {
  const mail = (url: string) =>
    said(askMail(patient({ SMTP_URL: url, MAIL_FROM: "Kitchen <kitchen@example.test>" })));

  test("one that lets us in, and gets no letter by it", async () => {
    const catcher = await catchMail();
    expect(await mail(catcher.url)).toBe("mail: ok: 127.0.0.1 lets us in");
    expect(catcher.received).toEqual([]);
    await catcher.close();
  });

  test("one that refuses the password, and one that is not there", async () => {
    const catcher = await catchMail({
      options: {
        authOptional: false,
        onAuth: (_sent, _session, done) => done(answer("535 no such password")),
      },
    });
    const url = Object.assign(new URL(catcher.url), { username: "kitchen", password: "guessed" });
    expect(await mail(url.href)).toMatch(/^mail: wrong: 127\.0\.0\.1: .*535/);
    await catcher.close();
    expect(await mail(catcher.url)).toMatch(/^mail: wrong: 127\.0\.0\.1: .*ECONNREFUSED/);
  });
});

describe("the address", () => {
  const asking = async (answers: http.RequestListener) => {
    const server = http.createServer(answers);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const told = await said(askAddress(patient({ APP_URL: `http://127.0.0.1:${port}` }), () => "this one"));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return told;
  };
  const product =
    (health: object, door = 400): http.RequestListener =>
    ({ url }, response) => {
      const isHealth = url === "/health";
      response.writeHead(isHealth ? 200 : door, { "content-type": "application/json" });
      response.end(isHealth ? JSON.stringify(health) : "{}");
    };
  const well = { status: "ok", version: "this one" };

  test("a certificate that nobody trusts", async () => {
    const proxy = await startTlsProxy("tiffin.example.test", 1);
    const told = await said(askAddress(patient({ APP_URL: `https://localhost:${proxy.port}` })));
    await proxy.close();
    expect(told).toMatch(/^TLS: wrong: localhost: .*self-signed certificate/);
  });

  test("answers in this version, and lets the gateway's reports through", async () => {
    const told = await asking(product(well));
    expect(told).toMatch(/^address: ok: /m);
    expect(told).toMatch(/^gateway's door: ok: /m);
  });

  test.each<[string, http.RequestListener, RegExp]>([
    ["another version", product({ ...well, version: "old" }), /^address: weak: version old answers/m],
    [
      "no database",
      product({ ...well, status: "down", database: "unreachable" }),
      /^address: wrong: .*unreachable/m,
    ],
    ["something else", product({ hello: 1 }), /^address: wrong: \/health is not answered by this product/m],
    [
      "a proxy without a product",
      (_, response) => response.writeHead(502).end(),
      /^address: wrong: .*answers 502/m,
    ],
    ["a proxy that keeps posts out", product(well, 405), /^gateway's door: wrong: .*answers 405/m],
  ])("%s", async (_what, answers, says) => {
    expect(await asking(answers)).toMatch(says);
  });
});
