import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseEnv as parseEnvironment } from "node:util";
import { parseEnv } from "@/lib/env";
import {
  environmentFile,
  environmentOf,
  ownerOf,
  QUESTIONS,
  type Answers,
} from "@/scripts/installation/answers";
import { Machine } from "@/scripts/installation/machine";
import { setupSteps } from "@/scripts/installation/setup-steps";

const answers: Answers = {
  address: "https://kitchen.example.org",
  database: "",
  secretKey: "sk_test_abc",
  publishableKey: "pk_test_abc",
  mail: "smtps://asha:it$a`secret@mail.example.org",
  owner: "asha@example.org 9820012345 Asha D'Souza",
};
const made = { webhookSecret: "whsec_abc", backupKey: "AGE-SECRET-KEY-1ABC" };

const faultOf = (name: string, answer: string) => QUESTIONS.find((one) => one.name === name)?.fault(answer);

test("six questions are enough", () => {
  expect(QUESTIONS).toHaveLength(6);
  for (const { name, fault } of QUESTIONS)
    expect(fault(name === "owner" ? "asha@example.org 9820012345 Asha Kulkarni" : answers[name])).toBeNull();
});

test.each([
  ["address", "http://kitchen.example.org"],
  ["database", "mysql://x"],
  ["secretKey", "pk_test_abc"],
  ["publishableKey", "sk_test_abc"],
  ["mail", "mail.example.org"],
  ["mail", "smtps://x:y'@mail.example.org"],
  ["owner", "asha@example.org Asha"],
])("%s is not answered by %s", (name, answer) => {
  expect(faultOf(name, answer)).toEqual(expect.any(String));
});

test("an owner is read from one line", () => {
  expect(ownerOf("asha@example.org  9820012345 Asha Kulkarni")).toEqual({
    email: "asha@example.org",
    phone: "9820012345",
    name: "Asha Kulkarni",
  });
});

test("the environment that is written is one that the product starts with, also where a shell reads it", () => {
  const variables = environmentOf(answers, made);
  const text = environmentFile(variables);
  expect(parseEnvironment(text)).toEqual(variables);
  const room = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-env-"));
  const file = path.join(room, "environment");
  fs.writeFileSync(file, text);
  const said = execFileSync("sh", ["-c", `set -a; . ${file}; printf %s "$SMTP_URL"`], { encoding: "utf8" });
  fs.rmSync(room, { recursive: true });
  expect(said).toBe(answers.mail);
  const database = { DATABASE_URL: "postgresql://visitors:secret@127.0.0.1:5432/tiffin" };
  expect(parseEnv({ ...variables, ...database })).toMatchObject({
    APP_URL: "https://kitchen.example.org",
    TRUSTED_PROXIES: 1,
    HOST: "127.0.0.1",
    MAIL_FROM: "kitchen@kitchen.example.org",
  });
});

test("no two installations get the same secrets", () => {
  const [one, other] = [environmentOf(answers, made), environmentOf(answers, made)];
  expect(one.AUTH_SECRET).not.toBe(other.AUTH_SECRET);
  expect(one.METRICS_TOKEN).not.toBe(other.METRICS_TOKEN);
});

const owner = { ...answers, owner: "asha@example.org 9820012345 Asha Kulkarni" };

test("below another root the files are written, the environment for its owner alone, and nothing of the machine is changed", async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-root-"));
  const said: string[] = [];
  const machine = new Machine(root, (line) => said.push(line));
  const product = (...args: string[]) => args.at(-1) ?? "";
  const environment = async () => environmentOf(owner, made);
  const steps = setupSteps({ machine, answers: owner, environment, product });
  // the first copies the whole version
  for (const step of steps.slice(1)) await step.do();
  expect(fs.statSync(machine.at("/etc/tiffintrack.env")).mode & 0o777).toBe(0o600);
  expect(fs.readFileSync(machine.at("/etc/caddy/Caddyfile"), "utf8")).toContain("kitchen.example.org {");
  const units = fs.readdirSync(machine.at("/etc/systemd/system")).toSorted();
  expect(units).toEqual([
    "tiffintrack-database.service",
    "tiffintrack-worker.service",
    "tiffintrack.service",
  ]);
  expect(said.every((line) => line.includes("(not run here)"))).toBe(true);
  const before = fs.readFileSync(machine.at("/etc/tiffintrack.env"), "utf8");
  for (const step of steps.slice(1)) await step.do();
  expect(fs.readFileSync(machine.at("/etc/tiffintrack.env"), "utf8")).toBe(before);
  fs.rmSync(root, { recursive: true });
});

test("with a server of one's own there is no database's service", () => {
  const machine = new Machine("/nowhere", () => {});
  const given = { ...owner, database: "postgresql://owner:secret@127.0.0.1/tiffin" };
  const steps = setupSteps({ machine, answers: given, environment: async () => ({}), product: () => "" });
  expect(steps.map(({ name }) => name)).toEqual([
    ...["user and folders", "environment", "services", "proxy", "migrate", "owner", "start"],
  ]);
});

test("the services of an installation see no more of the machine than they need", () => {
  for (const name of ["tiffintrack", "tiffintrack-worker", "tiffintrack-database"]) {
    const unit = fs.readFileSync(`deploy/setup/${name}.service`, "utf8");
    for (const wall of [
      "User=tiffintrack",
      "ProtectSystem=strict",
      "NoNewPrivileges=yes",
      "CapabilityBoundingSet=",
    ])
      expect(unit).toMatch(new RegExp(`^${wall}$`, "m"));
    expect(unit).toMatch(/^ReadWritePaths=\/var\/lib\/tiffintrack$/m);
  }
});

test("in containers only this machine reaches the port, and nobody is root", () => {
  expect(fs.readFileSync("deploy/compose.yml", "utf8").match(/ports: .*/g)).toEqual([
    'ports: ["127.0.0.1:3000:3000"]',
  ]);
  expect(fs.readFileSync("deploy/Containerfile", "utf8")).toMatch(/^USER tiffintrack$/m);
});
