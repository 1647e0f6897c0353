import { PRESS_BYTES } from "@/scripts/web/door.mjs";
import { ask, entered, raw } from "../support/door";

const ACTION = "40".padEnd(42, "a");

const press = (body: string | Buffer, headers: Record<string, string> = {}) =>
  ask({
    method: "POST",
    headers: { "next-action": ACTION, "content-type": "text/plain;charset=UTF-8", ...headers },
    body,
  });

function form(fields: [string, string | Buffer][], boundary = "----b"): Buffer {
  const parts = fields.flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

const pressForm = (fields: [string, string | Buffer][], headers: Record<string, string> = {}) =>
  ask({
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=----b", ...headers },
    body: form(fields),
  });

test("a form without a body is none, and a post of nothing is let in", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=----b" };
  expect((await ask({ method: "POST", headers })).status).toBe(400);
  expect((await ask({ method: "POST", headers: { ...headers, "content-length": "0" } })).status).toBe(400);
  expect((await ask({ method: "POST" })).status).toBe(200);
});

describe("the body of a press", () => {
  test.each([
    ["no JSON", "{"],
    ["nothing that is a list", '{"a":1}'],
    ["null", "null"],
    ["a byte order mark", "\ufeff[]"],
    ["bytes that are no UTF-8", Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d])],
    ["a NUL", '["a\\u0000b"]'],
    ["a lone surrogate", '["\\ud800"]'],
    ["a reference to a value that is not there", '["$Q1"]'],
    ["a temporary reference", '["$T1"]'],
    ["a file that is not there", '["$B1"]'],
    ["a promise", '["$@1"]'],
    ["a number without end", `["$n${"9".repeat(3_000)}"]`],
    ["a name that changes objects", '[{"__proto__":{"a":1}}]'],
    ["very deep lists", "[".repeat(20_000) + "]".repeat(20_000)],
    ["very many values", `[[${"{},".repeat(20_000)}{}]]`],
  ])("of %s is 400", async (_what, body) => {
    expect((await press(body)).status).toBe(400);
    expect(entered).toEqual([]);
  });

  test.each([
    ["a value", '[{"email":"a@example.test","amount":12.5,"none":null},"key"]'],
    ["what JSON lacks", '[{"a":"$undefined","b":"$$5","c":"$D2026-11-20T00:00:00.000Z"}]'],
  ])("of %s comes in whole", async (_what, body) => {
    expect((await press(body)).status).toBe(200);
    expect(entered.map((seen) => seen.body)).toEqual([body]);
  });

  test("is 64 kB at the most, in whatever pieces it comes", async () => {
    const fill = (length: number) => `["${"a".repeat(length - 4)}"]`;
    expect((await press(fill(PRESS_BYTES))).status).toBe(200);
    expect((await press(fill(PRESS_BYTES + 1))).status).toBe(413);
    const chunked = `POST / HTTP/1.1\r\nHost: a\r\nNext-Action: ${ACTION}\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `4000\r\n${"a".repeat(0x4000)}\r\n`;
    expect(await raw(chunked, ...Array.from({ length: 6 }, () => chunk))).toMatch(/^HTTP\/1\.1 413 /);
    const inPieces = fill(3_000);
    const pieces = inPieces.match(/.{1,1000}/gs) ?? [];
    const answer = await raw(
      chunked.replace("Host: a\r\n", "Host: a\r\nConnection: close\r\n"),
      ...pieces.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`),
      "0\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(entered.at(-1)?.body).toBe(inPieces);
  });

  test("that is empty or of another kind is none", async () => {
    expect((await press("")).status).toBe(400);
    expect((await press("[]", { "content-type": "application/json" })).status).toBe(400);
  });
});

describe("a form", () => {
  const call = { "next-action": ACTION };
  test.each<[string, [string, string | Buffer][], Record<string, string>]>([
    ["without its arguments", [["1_a", "b"]], call],
    [
      "with a part that is none",
      [
        ["0", '["$K1"]'],
        ["x", "y"],
      ],
      call,
    ],
    [
      "with a NUL in a field",
      [
        ["0", '["$K1"]'],
        ["1_a", "b\0"],
      ],
      call,
    ],
    [
      "with bytes that are no text",
      [
        ["0", '["$K1"]'],
        ["1_a", Buffer.from([0xff])],
      ],
      call,
    ],
    ["of a browser that names no action", [["$ACTION_REF_1", ""]], {}],
    [
      "of a browser whose action has no id",
      [
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", '{"id":"x"}'],
      ],
      {},
    ],
    ["of a browser with a field of no use", [["$x", ""]], {}],
  ])("%s is 400", async (_what, fields, headers) => {
    expect((await pressForm(fields, headers)).status).toBe(400);
    expect(entered).toEqual([]);
  });

  test("with a file is 400: a picture goes by a route of its own", async () => {
    const file = `------b\r\nContent-Disposition: form-data; name="1_a"; filename="a.png"\r\n\r\nx\r\n------b--\r\n`;
    const headers = { ...call, "content-type": "multipart/form-data; boundary=----b" };
    expect((await ask({ method: "POST", headers, body: file })).status).toBe(400);
  });

  test("that was cut off is 400", async () => {
    const whole = form([["0", "[]"]]);
    const headers = { ...call, "content-type": "multipart/form-data; boundary=----b" };
    expect((await ask({ method: "POST", headers, body: whole.subarray(0, -10) })).status).toBe(400);
  });

  test.each<[string, [string, string][], Record<string, string>]>([
    [
      "that a script sends",
      [
        ["0", '["$undefined","$K1"]'],
        ["1_email", "a@example.test"],
      ],
      call,
    ],
    [
      "that a browser sends by itself",
      [
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", `{"id":"${ACTION}","bound":"$@1"}`],
        ["$ACTION_1:1", "[null]"],
        ["$ACTION_KEY", "k123"],
        ["email", "a@example.test"],
      ],
      {},
    ],
  ])("%s comes in", async (_what, fields, headers) => {
    expect((await pressForm(fields, headers)).status).toBe(200);
  });
});

test("the gateway's calls come without an origin, and no larger than any event", async () => {
  const target = "/api/webhooks/stripe";
  expect(
    (await ask({ method: "POST", target, body: "x", headers: { origin: "https://a.test" } })).status,
  ).toBe(200);
  expect((await ask({ method: "POST", target, headers: { "content-length": "2000000" } })).status).toBe(413);
});
