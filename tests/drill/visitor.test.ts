import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { addressOf, listen } from "@/proving/drill/listening";
import { Unanswered } from "@/proving/drill/unanswered";
import { resultOf, Visitor } from "@/proving/drill/visitor";

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
let heard: { cookie?: string; action?: unknown; body: string }[] = [];

beforeAll(async () => {
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    const { cookie, "next-action": action } = request.headers;
    heard.push({ cookie, action, body: await text(request) });
    response.setHeader("set-cookie", "session=abc; Path=/; HttpOnly");
    response.writeHead(answer.status).end(answer.body);
  };
  server = createServer((request, response) => void hear(request, response));
  await listen(server);
});
afterAll(() => void server.close());

const visitor = () => new Visitor(addressOf(server), new Map([["payAction", "id-of-pay"]]), "10.0.0.1");

beforeEach(() => void (heard = []));

const press = { action: "payAction", page: "/pay", input: {} };

test("presses a button by its id, and brings the cookie back", async () => {
  answer = { status: 200, body: ROWS };
  const asha = visitor();
  const button = { action: "payAction", page: "/pay", input: { billId: 1 } };
  await asha.press(button, "key-1");
  await asha.press(button, "key-1");
  const body = JSON.stringify([{ billId: 1 }, "key-1"]);
  expect(heard).toEqual([
    { action: "id-of-pay", cookie: "", body },
    { action: "id-of-pay", cookie: "session=abc", body },
  ]);
});

test.each([
  { status: 500, body: "" },
  { status: 200, body: '0:{"a":"$@1"}\n1:{"ok":false,"error":"unexpected"}\n' },
])("what says nothing of whether it was done counts as no answer: $status", async (given) => {
  answer = given;
  await expect(visitor().press(press, "key")).rejects.toThrow(Unanswered);
});

test("a button that no page has is a mistake of the drill", async () => {
  await expect(visitor().press({ ...press, action: "otherAction" }, "key")).rejects.toThrow(
    "no page of the build",
  );
});

test("asks by its key what became of a press", async () => {
  answer = { status: 200, body: JSON.stringify({ state: "done", value: { refundId: 7 } }) };
  expect(await visitor().askFor("key-1")).toEqual({ state: "done", value: { refundId: 7 } });
  expect(heard).toMatchObject([{ body: JSON.stringify({ key: "key-1" }) }]);
  answer = { status: 500, body: "{}" };
  await expect(visitor().askFor("key-1")).rejects.toThrow(Unanswered);
});
