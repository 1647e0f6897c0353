// Deliveries that somebody without the secret could send after seeing (or guessing) a good one.
import fc from "fast-check";
import { sign } from "./webhooks";

type Delivery = { body: Uint8Array<ArrayBuffer>; signature: string | null };
export type Forgery = Delivery & { kind: string };

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
/** A header can only hold bytes: other text is sent as its UTF-8. */
const headerOf = (text: string) => Buffer.from(text).toString("latin1");
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const seconds = () => Math.floor(Date.now() / 1000);

function spliced(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...bytes.slice(0, at), ...insert, ...bytes.slice(at + remove)]);
}

const SPACES = [" ", "\n", "\r\n", "\t", "\u00A0", "\u2028", "\uFEFF", "\0"];
const LOOKALIKES = ["\uFF11", "\u0661", "\u0430", "e\u0301", "\u00E9", "\uFFFD", "\u202E", "\u200B"];

/** The body is not what was signed. */
function bodies(text: string, signature: string) {
  const good = bytesOf(text);
  const at = fc.nat(good.length - 1);
  const sent = (body: fc.Arbitrary<Uint8Array<ArrayBuffer>>) =>
    body.map((bytes) => ({ body: bytes, signature }));
  const byte = fc.integer({ min: 1, max: 255 });
  return {
    "flipped bytes": sent(
      fc
        .uniqueArray(fc.tuple(at, byte), { minLength: 1, maxLength: 8, selector: ([index]) => index })
        .map((flips) => flips.reduce((bytes, [i, by]) => bytes.with(i, (bytes[i] ?? 0) ^ by), good)),
    ),
    truncated: sent(at.map((length) => good.slice(0, length))),
    "whitespace added": sent(
      fc.tuple(at, fc.constantFrom(...SPACES)).map(([i, space]) => spliced(good, i, 0, bytesOf(space))),
    ),
    "unicode tricks": sent(
      fc.tuple(at, fc.constantFrom(...LOOKALIKES)).map(([i, like]) => spliced(good, i, 1, bytesOf(like))),
    ),
    "something appended": sent(fc.string({ minLength: 1 }).map((more) => bytesOf(text + more))),
    "another amount": sent(
      fc
        .oneof(fc.integer(), fc.double(), fc.bigInt())
        .filter((n) => String(n) !== "120000")
        .map((n) => bytesOf(text.replaceAll("120000", String(n)))),
    ),
    "any body": sent(fc.oneof(fc.json(), fc.string()).map(bytesOf)),
  };
}

/** The body is the good one, but nothing proves it. */
function signatures(text: string, signature: string) {
  const body = bytesOf(text);
  const [stamp = "", right = ""] = signature.split(",v1=");
  const other = (secret: string) => sign(text, { secret });
  const sent = (header: fc.Arbitrary<string>) =>
    header.map((value) => ({ body, signature: headerOf(value) }));
  const wrong = fc.oneof(
    hex(64),
    hex(62),
    hex(66),
    fc.constantFrom("", right.slice(0, -1), `${right}0`, `0${right}`),
  );
  const wrongPart = wrong.filter((value) => value !== right).map((value) => `v1=${value}`);
  const digit = fc.tuple(fc.nat(63), fc.integer({ min: 1, max: 15 }));
  const noise = fc.constantFrom(
    "v0",
    "v2",
    "V1",
    "v1 ",
    " v1",
    "v1\u00A0",
    "\uFF561",
    "v\uFF11",
    "v11",
    "signature",
  );
  return {
    "a flipped digit": sent(digit.map(([i, by]) => `${stamp},v1=${flippedDigit(right, i, by)}`)),
    "a truncated signature": sent(fc.nat(63).map((length) => `${stamp},v1=${right.slice(0, length)}`)),
    "capital letters": sent(
      fc.constant(`${stamp},v1=${right.toUpperCase()}`).filter((value) => value !== signature),
    ),
    "another secret": sent(
      fc
        .string({ minLength: 1 })
        .filter((secret) => secret.trim() !== "")
        .map(other),
    ),
    "another name for the field": sent(noise.map((name) => `${stamp},${name}=${right}`)),
    "many wrong ones": sent(
      fc
        .array(fc.oneof(wrongPart, fc.constant(stamp)), { minLength: 1, maxLength: 12 })
        .map((parts) => [stamp, ...parts].join(",")),
    ),
    "signatures before the stamp": sent(
      fc.array(wrongPart, { minLength: 1 }).map((parts) => [...parts, stamp].join(",")),
    ),
    "another's signature": sent(
      fc
        .json()
        .filter((json) => json !== text)
        .map((json) => sign(json)),
    ),
    "any header": sent(fc.string({ unit: "grapheme" })),
    "no header": fc.constant({ body, signature: null }),
  };
}

/** The stamp is old, or isn't the one that was signed. */
function stamps(text: string, signature: string) {
  const body = bytesOf(text);
  const [, right = ""] = signature.split(",v1=");
  const [now = ""] = /\d+/.exec(signature) ?? [];
  const moved = fc.integer({ min: -100_000, max: 100_000 }).filter((by) => by !== 0);
  const odd = [
    "NaN",
    "-1",
    "1e400",
    "0x7fffffff",
    "99999999999999999999",
    "",
    "\uFF11",
    "Infinity",
    `-${now}`,
    `${now}0`,
  ];
  return {
    "an old stamp": fc
      .integer({ min: 302, max: 1_000_000_000 })
      .map((ago) => ({ body, signature: sign(text, { timestamp: seconds() - ago }) })),
    "a moved stamp": moved.map((by) => ({ body, signature: `t=${Number(now) + by},v1=${right}` })),
    "an odd stamp": fc
      .constantFrom(...odd)
      .map((stamp) => ({ body, signature: headerOf(`t=${stamp},v1=${right}`) })),
    "the stamp's end moved into the body": fc.integer({ min: 1, max: now.length - 1 }).map((at) => ({
      body: bytesOf(`${now.slice(at)}.${text}`),
      signature: `t=${now.slice(0, at)},v1=${right}`,
    })),
    "a second stamp": moved.map((by) => ({ body, signature: `t=${now},v1=${right},t=${Number(now) + by}` })),
  };
}

function flippedDigit(signature: string, at: number, by: number): string {
  const digit = (Number.parseInt(signature.charAt(at), 16) ^ by).toString(16);
  return signature.slice(0, at) + digit + signature.slice(at + 1);
}

/** Forgeries of a delivery, all kinds equally likely. */
export function forgeriesOf(text: string, signature: string): fc.Arbitrary<Forgery> {
  const kinds = { ...bodies(text, signature), ...signatures(text, signature), ...stamps(text, signature) };
  const named = Object.entries<fc.Arbitrary<Delivery>>(kinds).map(([kind, deliveries]) =>
    deliveries.filter(isAnother).map((delivery) => ({ kind, ...delivery })),
  );
  return fc.oneof(...named);

  function isAnother({ body, signature: header }: Delivery): boolean {
    return (
      header !== signature || Buffer.from(body).toString() !== text || body.length !== bytesOf(text).length
    );
  }
}
