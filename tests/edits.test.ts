// Every action that edits takes the version its form was opened at, or says here why it needs none.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { z } from "zod";
import { parsePlainDate } from "@/lib/domain/plain-date";

const FEATURES = path.join(process.cwd(), "lib", "features");

/** The names under which an input says what its page showed: a version, or the amount or count that was seen. */
const SAYS_WHAT_WAS_SEEN = ["version", "seen", "seenRate"];

const NEW_ROW = "makes a row of its own; what it meets there is refused by name";
const STATE = "names the state it wants: twice, or after somebody else, it is the same";
const OWN_RULES = "moves on from a state that the command checks under a lock, and is refused from any other";
const READS = "changes nothing of what anybody typed";

const NEEDS_NO_VERSION: Readonly<Record<string, string>> = {
  "add-area": NEW_ROW,
  "add-slot": NEW_ROW,
  "note-food-safety": NEW_ROW,
  "add-closures": "adds days; those that are closed stay as they are and are counted",
  "remove-closure": "a closure is never rewritten: its id is its version, and a new one has another",
  "copy-last-week": "fills days that have no menu, and leaves every other",
  "set-plan-active": STATE,
  "put-area-on-route": "adds what is on no route, and leaves every other where it is",
  "set-driver-of-day": STATE,
  "make-one-route": "is refused once there is a route",
  "see-amendments": STATE,
  "add-tiffins": NEW_ROW,
  "take-off-tiffins": OWN_RULES,
  "say-day-address": NEW_ROW,
  "drop-day-address": "a day's address is never rewritten: its id is its version, and a new one has another",
  "pause-days": STATE,
  "resume-days": STATE,
  "skip-day": STATE,
  "unskip-day": STATE,
  "pause-days-for-customer": STATE,
  "resume-days-for-customer": STATE,
  "skip-day-for-customer": STATE,
  "unskip-day-for-customer": STATE,
  extend: "names the last day it wants, and is refused unless that is later",
  "extend-for-customer": "names the last day it wants, and is refused unless that is later",
  "end-early": "names the subscription alone: it ends at the first moment it can, whoever asks",
  "end-early-for-customer": "names the subscription alone: it ends at the first moment it can, whoever asks",
  "generate-bills": "adds what is missing; twice changes nothing",
  "recalculate-bill": "computes from the days as they are, not from what a page showed",
  "settle-case": OWN_RULES,
  "send-letter-again": OWN_RULES,
  "leave-letter": OWN_RULES,
  "leave-bill": OWN_RULES,
  complain: NEW_ROW,
  "credit-complaint": OWN_RULES,
  "credit-missed": OWN_RULES,
  "decline-complaint": OWN_RULES,
  "take-back-credit": OWN_RULES,
  "counter-door-payment": OWN_RULES,
  "check-bill-payment": READS,
  "check-books": READS,
  "preview-closure": READS,
  "preview-opening": READS,
  "preview-pause": READS,
  "preview-resume": READS,
  "preview-skip": READS,
  "preview-unskip": READS,
  "preview-end": READS,
  "preview-extend": READS,
  "invite-staff": NEW_ROW,
  "invite-again": "makes the links of before useless, whoever asked for them",
  "end-staff-sessions": STATE,
  "give-first-password": "takes no account of the password before",
  "join-staff": "the link is good once",
  "choose-first-password": OWN_RULES,
  "log-in": NEW_ROW,
  "renew-session": "until its browser has the new token, twice gives the same one",
  "log-out": "ends the session that pressed it: twice is the same",
  "sign-up": NEW_ROW,
  "request-reset": NEW_ROW,
  "open-link": READS,
  "reset-password": "the link is good once, and a new password takes no account of the old",
  "change-password": "carries the present password: another's change in between makes that a wrong one",
  "send-proof-again": "writes once more to the same address; only so many letters go there",
  "change-email": "carries the present password, and takes the place of what was asked for before",
  "prove-email": "the link is good once, for the address that is claimed now",
  "answer-email-change": "the link is good once, for the change that was asked for last",
  "start-authenticator": NEW_ROW,
  "start-passkey": READS,
  "add-passkey": NEW_ROW,
  "remove-passkey": "takes away a row by its id",
  "passkey-options": READS,
  "passkey-log-in": NEW_ROW,
  prove: "twice is the same proof, at another moment",
  "prove-options": READS,
  "prove-by-passkey": "twice is the same proof, at another moment",
  "set-up-authenticator": OWN_RULES,
  "make-recovery-codes": "replaces all of them, whatever they were, for who proves who they are",
  "take-off-authenticator": OWN_RULES,
  "close-account": OWN_RULES,
  "close-account-for-customer": OWN_RULES,
  "keep-account-for-customer": OWN_RULES,
  "end-customer-sessions": STATE,
  "keep-account": OWN_RULES,
  "keep-estimates": "adds what is not there yet, by its key; twice changes nothing",
  "forget-estimates": "takes away rows by their ids, or all that are there",
  "know-notice": STATE,
  "mark-notices-read": STATE,
  "choose-notices": STATE,
  "change-by-pass": STATE,
  "add-push-device": STATE,
  "remove-push-device": STATE,
  "revoke-session": "takes away a row by its id",
  "revoke-sessions": "takes away every row but the own",
};

type Found = { name: string; folder: string; schema: string };

/** The actions of a feature: a call of `…Action("name", …, someSchema, …)` in its actions.ts. */
function actionsOf(folder: string): Found[] {
  const file = path.join(FEATURES, folder, "actions.ts");
  if (!fs.existsSync(file)) return [];
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /Action$/.test(node.expression.getText())) {
      const name = node.arguments.find(ts.isStringLiteral)?.text;
      const schema = node.arguments.filter(ts.isIdentifier).find(({ text }) => text.endsWith("Schema"))?.text;
      if (!name || !schema) throw new Error(`unreadable action in ${file}: ${node.getText()}`);
      found.push({ name, folder, schema });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const actions = fs.readdirSync(FEATURES).flatMap(actionsOf);

/** The names of all fields of an input, however deep. */
function fieldsOf(given: unknown): string[] {
  // one that reads days is made for today
  const schema: unknown = typeof given === "function" ? given(parsePlainDate("2026-11-20")) : given;
  if (!(schema instanceof z.ZodType)) throw new Error("no schema");
  const json = JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return [...json.matchAll(/"([A-Za-z]+)":/g)].map(([, name]) => name ?? "");
}

test.each(actions)(
  "$folder: $name says what was seen, or why it need not",
  async ({ name, folder, schema }) => {
    const schemas: unknown = await import(path.join(FEATURES, folder, schemaFile(folder, schema)));
    if (typeof schemas !== "object" || schemas === null) throw new Error("no module");
    const fields = fieldsOf(new Map(Object.entries(schemas)).get(schema));
    const says = SAYS_WHAT_WAS_SEEN.some((field) => fields.includes(field));
    expect({ name, says }).toEqual({ name, says: NEEDS_NO_VERSION[name] === undefined });
  },
);

function schemaFile(folder: string, schema: string): string {
  const files = fs.readdirSync(path.join(FEATURES, folder)).filter((file) => /schema\.ts$/.test(file));
  const holds = (file: string) =>
    new RegExp(`export const ${schema}\\b`).test(fs.readFileSync(path.join(FEATURES, folder, file), "utf8"));
  return files.find(holds) ?? "schema.ts";
}

test("no reason stands here for an action that is gone", () => {
  const names = new Set(actions.map(({ name }) => name));
  expect(Object.keys(NEEDS_NO_VERSION).filter((name) => !names.has(name))).toEqual([]);
});

test("finds the actions", () => {
  expect(actions.length).toBeGreaterThan(30);
});
