// A browser's push service of our own, and the browser: takes what is sent, checks its signature, and opens what was sealed for it.
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

const b64 = (bytes: Buffer) => bytes.toString("base64url");

/** What arrived: the opened text, and how it was to be handled. */
type Arrived = { text: string; ttl: string; topic: string; urgency: string; path: string };

export type PushService = Awaited<ReturnType<typeof pushService>>;

/** `answers`: the status for each message, by its path. */
export async function pushService(answers: (path: string) => number = () => 201) {
  const arrived: Arrived[] = [];
  const browser = newBrowser();
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const path = request.url ?? "";
      const status = answers(path);
      const { authorization = "", ttl, topic, urgency } = request.headers;
      if (!isSigned(authorization, address())) return response.writeHead(403).end();
      if (status === 201)
        arrived.push({
          ...{ text: browser.open(Buffer.concat(parts)), path },
          ...{ ttl: String(ttl), topic: String(topic), urgency: String(urgency) },
        });
      return response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = () => {
    const { port } = portOf(server.address());
    return `http://127.0.0.1:${port}`;
  };
  return {
    arrived,
    /** A device of this browser, at its own path. */
    device: (path: string) => ({ endpoint: address() + path, p256dh: browser.p256dh, auth: browser.auth }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function portOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address;
}

/** RFC 8291 and 8188, from the browser's side. */
function newBrowser() {
  const own = createECDH("prime256v1");
  const ownKey = own.generateKeys();
  const auth = randomBytes(16);
  return {
    p256dh: b64(ownKey),
    auth: b64(auth),
    open(body: Buffer): string {
      const salt = body.subarray(0, 16);
      const idLength = body.readUInt8(20);
      const theirs = body.subarray(21, 21 + idLength);
      const sealed = body.subarray(21 + idLength);
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), ownKey, theirs]);
      const ikm = derive(own.computeSecret(theirs), auth, info, 32);
      const key = derive(ikm, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
      const nonce = derive(ikm, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
      const decipher = createDecipheriv("aes-128-gcm", key, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
    },
  };
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number) =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));

/** RFC 8292: a token for this service, signed by the key that is sent with it. */
function isSigned(authorization: string, audience: string): boolean {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  if (point.length !== 65) return false;
  const jwk = { kty: "EC", crv: "P-256", x: b64(point.subarray(1, 33)), y: b64(point.subarray(33)) };
  const by = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
  const isGood = verify("sha256", Buffer.from(`${head}.${claims}`), by, Buffer.from(signature, "base64url"));
  const said: { aud?: string; sub?: string } = JSON.parse(
    Buffer.from(claims, "base64url").toString() || "{}",
  );
  return isGood && said.aud === audience && said.sub === "mailto:kitchen@example.test";
}
