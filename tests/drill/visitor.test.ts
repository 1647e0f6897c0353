import { createServer, type Server } from "node:http";
import { addressOf, listen } from "./listening";
import { Unanswered } from "./unanswered";
import { resultOf, Visitor } from "./visitor";

const ROWS = `0:{"a":"$@1","f":"","b":"build"}\n1:{"ok":true,"value":{"clientSecret":"pi_1_secret_2"}}\n`;

test("finds the result among the rows of an answer", () => {
  expect(resultOf(ROWS)).toEqual({ ok: true, value: { clientSecret: "pi_1_secret_2" } });
});

test("an answer that broke off before its result is none", () => {
  expect(resultOf(ROWS.slice(0, 60))).toBeNull();
  expect(resultOf("")).toBeNull();
  expect(resultOf("<html>Bad Gateway</html>")).toBeNull();
});

let server: Server;
let answer: { status: number; body: string };
const heard: { cookie?: string; action?: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push({ cookie: request.headers.cookie, action: request.headers["next-action"] });
    response.setHeader("set-cookie", "session=abc; Path=/; HttpOnly");
    response.writeHead(answer.status).end(answer.body);
  });
  await listen(server);
});
afterAll(() => void server.close());

const visitor = () => new Visitor(addressOf(server), new Map([["payAction", "id-of-pay"]]), "10.0.0.1");

test("presses a button by its id, and brings the cookie back", async () => {
  answer = { status: 200, body: ROWS };
  const asha = visitor();
  await asha.press("payAction", "/pay", { billId: 1 });
  await asha.press("payAction", "/pay", { billId: 1 });
  expect(heard).toMatchObject([
    { action: "id-of-pay", cookie: "" },
    { action: "id-of-pay", cookie: "session=abc" },
  ]);
});

test.each([
  { status: 500, body: "" },
  { status: 200, body: '0:{"a":"$@1"}\n1:{"ok":false,"error":"unexpected"}\n' },
])("what says nothing of whether it was done counts as no answer: $status", async (given) => {
  answer = given;
  await expect(visitor().press("payAction", "/pay", {})).rejects.toThrow(Unanswered);
});

test("a button that no page has is a mistake of the drill", async () => {
  await expect(visitor().press("otherAction", "/pay", {})).rejects.toThrow("no page of the build");
});
