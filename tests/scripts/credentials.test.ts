import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { doWithoutSecrets, forgetForeignSecrets, takeCredentials } from "@/scripts/stack/credentials.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-credentials-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test("what systemd hands over counts before the environment, under its variable's name", () => {
  fs.writeFileSync(path.join(folder, "SMTP_URL"), "smtps://kitchen:box@mail.example\n");
  fs.writeFileSync(path.join(folder, "AUTH_SECRET"), "a".repeat(40));
  fs.writeFileSync(path.join(folder, "notes.txt"), "no variable");
  const environment: Record<string, string | undefined> = {
    CREDENTIALS_DIRECTORY: folder,
    SMTP_URL: "smtps://mail.example",
    PORT: "3000",
  };
  takeCredentials(environment);
  expect(environment).toEqual({
    CREDENTIALS_DIRECTORY: folder,
    SMTP_URL: "smtps://kitchen:box@mail.example",
    AUTH_SECRET: "a".repeat(40),
    PORT: "3000",
  });
});

test("without a service of systemd the environment stays as it is", () => {
  const environment = { PORT: "3000" };
  takeCredentials(environment);
  expect(environment).toEqual({ PORT: "3000" });
});

test("the web server goes on without the secrets of backups, migrations and the mailbox", () => {
  const environment: Record<string, string | undefined> = {
    DATABASE_URL: "postgresql://visitors:a@127.0.0.1/x",
    DATABASE_OWNER_URL: "postgresql://owner:b@127.0.0.1/x",
    BACKUP_KEY: "AGE-SECRET-KEY-1",
    S3_SECRET_ACCESS_KEY: "secret",
    SMTP_URL: "smtps://kitchen:box@mail.example:465?requireTLS=true",
  };
  forgetForeignSecrets(environment);
  expect(environment).toEqual({
    DATABASE_URL: "postgresql://visitors:a@127.0.0.1/x",
    SMTP_URL: "smtps://mail.example:465?requireTLS=true",
  });
  const without = {};
  forgetForeignSecrets(without);
  expect(without).toEqual({});
});

test("the worker keeps the secrets that it is given, and makes up those that it never uses", () => {
  const given = { AUTH_SECRET: "a".repeat(40), STRIPE_WEBHOOK_SECRET: "whsec_given" };
  const kept = { ...given };
  doWithoutSecrets(kept);
  expect(kept).toEqual(given);
  const made: Record<string, string | undefined> = {};
  doWithoutSecrets(made);
  expect(made.AUTH_SECRET).toMatch(/^[\w-]{43}$/);
  expect(made.STRIPE_WEBHOOK_SECRET).toMatch(/^whsec_[\w-]{43}$/);
});

test("nothing that the worker runs opens a seal or hears the gateway's calls", () => {
  const { files, reaches } = reachedFrom("lib/jobs/worker.ts");
  expect(files.size).toBeGreaterThan(50);
  for (const sealed of ["lib/tries/keyed.ts", "lib/features/second-factor/seal.ts", "lib/access/auth.ts"])
    expect([sealed, reaches(sealed)]).toEqual([sealed, false]);
});

/** The files that are loaded with one, by its imports and theirs; types alone load nothing. */
function reachedFrom(start: string) {
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const text = fs.readFileSync(file, "utf8").replaceAll(/import type [^;]+;/g, "");
    for (const [, name = ""] of text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)) {
      const base = name.startsWith("@/") ? name.slice(2) : path.join(path.dirname(file), name);
      if (!name.startsWith("@/") && !name.startsWith(".")) continue;
      const found = [base, `${base}.ts`, `${base}.tsx`].find(
        (one) => fs.existsSync(one) && fs.statSync(one).isFile(),
      );
      if (found) visit(found);
    }
  };
  visit(start);
  return { files, reaches: (file: string) => files.has(file) };
}
