// Calls with which a mistake becomes a hole: each stands only in the files that are named here, with why it does no harm there.
// Another one is a decision, and is written down here.
import fs from "node:fs";
import { sources } from "./support/house";

const product = new Map([...sources].map(([file, { text }]) => [file, text]));
for (const file of ["proxy.ts", "instrumentation.ts"]) product.set(file, fs.readFileSync(file, "utf8"));
for (const file of fs.readdirSync("scripts/web"))
  product.set(`scripts/web/${file}`, fs.readFileSync(`scripts/web/${file}`, "utf8"));

type Rule = { pattern: RegExp; only: Readonly<Record<string, string>>; under?: string };

const CALLS: Readonly<Record<string, Rule>> = {
  "code that is made of a text": {
    pattern: /\beval\(|new Function\(|from "(?:node:)?vm"|createElement\("script"/,
    only: {},
  },
  "a program of the machine": { pattern: /child_process|\bexecSync\(|\bspawn\(/, only: {} },
  "a statement of SQL that is made of a text": {
    pattern: /\$(?:query|execute)RawUnsafe|Prisma\.raw\(/,
    only: {
      "lib/features/own-data/export.ts": "made of names that are constants; the person's number is bound",
      "lib/features/proof/own-check.ts": "the questions are constants",
      "lib/db.ts": "EXPLAIN of one statement that was sent already, which runs nothing",
    },
  },
  "a pattern that is made of a text": {
    pattern: /new RegExp\(/,
    only: {
      "lib/paper/scripts.ts": "made of the names of scripts, which are constants",
      "lib/domain/dishes/dish-line.ts": "made of constants: what a number looks like, in four places",
    },
  },
  "HTML that is made of a text": {
    pattern: /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
    only: {},
  },
  "a message of another window": { pattern: /postMessage\(|addEventListener\("message"/, only: {} },
  "what a browser keeps": {
    pattern: /localStorage|sessionStorage|indexedDB|document\.cookie|\bopenDB\b|\bcaches\./,
    only: {
      "components/drive/phone/kept.ts":
        "the round of the day, and what was marked and not yet sent: until logging out",
      "components/kept-page/page-keeper.ts":
        "the driver's page, which holds nobody's data, and the kitchen's, until logging out",
      "components/offline/days-kept.ts":
        "days that wait to be paused, and what came of them: days alone, and only their owner's page shows them",
      "components/offline/keep-pages.ts":
        "a customer's own pages, through the worker, until logging out or until somebody else is seen",
      "components/install/visits.ts": "how often this browser came, and that it was asked to install",
      "components/saved-estimates/kept-name.ts":
        "what a guest let be worked out: plans, days and prices, no person",
      "components/saved-estimates/guest-store.ts":
        "the same: until an account takes it over, or its owner deletes it",
      "components/press/kept.ts": "the key of a press, and what was typed: never what is secret",
      "components/fresh/by-itself.ts": "for five seconds, that the page reads itself anew",
      "components/kitchen/dish-names-choice.tsx": "in which language the cook reads the dishes",
    },
  },
  "chance that can be foreseen": {
    pattern: /Math\.random/,
    only: {
      "components/fresh/watch-page.ts": "spreads the questions of open pages in time",
      "lib/gateway/transport.ts": "spreads further tries in time",
    },
  },
  "less than 128 bits of chance": {
    pattern: /randomBytes\((?:\d|1[0-5])\)/,
    only: {
      "lib/tries/known-device.ts": "a device's number; what counts is the seal beside it",
      "lib/tries/work.ts": "makes two pieces of work differ; what counts is the seal beside it",
    },
  },
  "a digest other than SHA-256": { pattern: /create(?:Hash|Hmac)\((?!"sha256")/, only: {} },
  "a cipher of our own": {
    pattern: /create(?:C|Dec)ipher|publicEncrypt|privateDecrypt/,
    only: { "lib/features/second-factor/seal.ts": "AES-256-GCM, each time with another number by chance" },
  },
  "a permission for other sites": { pattern: /access-control-/i, only: {} },
  "a way to another machine": {
    pattern: /(?<![.\w])fetch\(|createTransport\(|net\.(?:connect|createConnection)\(|new (?:Pool|Client)\(/,
    under: "lib/",
    only: {
      "lib/gateway/transport.ts": "the gateway's address, which no visitor says",
      "lib/post/smtp-lanes.ts": "SMTP_URL",
      "lib/post/push.ts": "the makers of browsers, by name (lib/domain/notices/push.ts)",
      "lib/virus-scan.ts": "VIRUS_SCANNER",
      "lib/access/rate-limit.ts": "the database",
    },
  },
  "a redirect that is followed": {
    pattern: /(?<![.\w])fetch\((?!.*redirect: "manual")/,
    under: "lib/",
    only: {},
  },
};

test.each(Object.entries(CALLS))(
  "%s stands only where it is named",
  (_what, { pattern, only, under = "" }) => {
    const found = [...product].filter(([file, text]) => file.startsWith(under) && pattern.test(text));
    expect(found.map(([file]) => file).toSorted()).toEqual(Object.keys(only).toSorted());
  },
);
