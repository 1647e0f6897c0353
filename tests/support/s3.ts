// A store that speaks as much of S3 as the backups ask for, on this machine: each request's signature is computed anew, by Amazon's
// own description of version 4, and a wrong one is refused.
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

type Keys = { accessKeyId: string; secretAccessKey: string; region: string };

type Asked = Pick<IncomingMessage, "method" | "url" | "headers">;

export type Store = {
  endpoint: string;
  /** What it keeps, by `bucket/key`. */
  kept: Map<string, Buffer>;
  /** Every request that was let in, as "PUT /bucket/key". */
  asked: string[];
  /** Answers of this status to the next requests, before it is itself again; 0: no answer at all. */
  fail: (status: number, times: number) => void;
  close: () => Promise<void>;
};

const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
const LATEST_MS = 15 * 60 * 1000;
const AT_ONCE = 3;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const strictly = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature that a request of these headers must carry. */
export function signatureOf(asked: Asked, keys: Keys, signedHeaders: string): string {
  const url = new URL(asked.url ?? "/", "http://store.test");
  const query = [...url.searchParams]
    .map(([name, value]) => `${strictly(name)}=${strictly(value)}`)
    .toSorted()
    .join("&");
  const path = decodeURIComponent(url.pathname).split("/").map(strictly).join("/");
  const headerOf = (name: string) =>
    String(asked.headers[name] ?? "")
      .trim()
      .replace(/\s+/g, " ");
  const headers = signedHeaders.split(";").map((name) => `${name}:${headerOf(name)}\n`);
  const body = headerOf("x-amz-content-sha256");
  const request = [asked.method, path, query, headers.join(""), signedHeaders, body].join("\n");
  const at = headerOf("x-amz-date");
  const scope = `${at.slice(0, 8)}/${keys.region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", at, scope, sha256(request)].join("\n");
  const steps = [at.slice(0, 8), keys.region, "s3", "aws4_request"];
  const key = steps.reduce<string | Buffer>((so, step) => hmac(so, step), `AWS4${keys.secretAccessKey}`);
  return hmac(key, toSign).toString("hex");
}

function whyRefused(asked: Asked, keys: Keys): string | null {
  const [, id, , region, signedHeaders = "", signature] =
    SIGNED.exec(asked.headers.authorization ?? "") ?? [];
  if (!id) return "AccessDenied";
  if (id !== keys.accessKeyId) return "InvalidAccessKeyId";
  if (region !== keys.region) return "AuthorizationHeaderMalformed";
  const [, y, mo, d, h, mi, s] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(asked.headers["x-amz-date"])) ?? [];
  const at = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (!(Math.abs(Date.now() - at) < LATEST_MS)) return "RequestTimeTooSkewed";
  return signatureOf(asked, keys, signedHeaders) === signature ? null : "SignatureDoesNotMatch";
}

function listing(kept: Map<string, Buffer>, bucket: string, query: URLSearchParams): string {
  const prefix = query.get("prefix") ?? "";
  const after = query.get("continuation-token") ?? "";
  const keys = [...kept.keys()]
    .filter((name) => name.startsWith(`${bucket}/`))
    .map((name) => name.slice(bucket.length + 1))
    .filter((key) => key.startsWith(prefix) && key > after)
    .toSorted();
  const shown = keys.slice(0, AT_ONCE);
  const contents = shown.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>2026-11-20T12:00:00.000Z</LastModified><Size>${kept.get(`${bucket}/${key}`)?.length}</Size></Contents>`,
  );
  const more =
    keys.length > shown.length ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : "";
  return `<?xml version="1.0"?><ListBucketResult><KeyCount>${shown.length}</KeyCount>${more}${contents.join("")}</ListBucketResult>`;
}

/** Starts a store with these keys. */
export async function openStore(keys: Keys): Promise<Store> {
  const kept = new Map<string, Buffer>();
  const asked: string[] = [];
  let failing = { status: 0, times: 0 };
  const answer = (response: ServerResponse, status: number, body: string | Buffer = "") =>
    response.writeHead(status, { "content-length": Buffer.byteLength(body) }).end(body);
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    if (failing.times > 0) {
      failing.times -= 1;
      return failing.status === 0
        ? void request.socket.destroy()
        : answer(response, failing.status, "<Error/>");
    }
    const refused = whyRefused(request, keys);
    if (refused) return answer(response, 403, `<Error><Code>${refused}</Code></Error>`);
    asked.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? "/", "http://store.test");
    const name = decodeURIComponent(url.pathname).slice(1);
    if (request.method === "PUT") {
      if (String(body.length) !== request.headers["content-length"]) return answer(response, 400);
      kept.set(name, body);
      return answer(response, 200);
    }
    if (request.method === "DELETE") return answer(response, kept.delete(name) ? 204 : 204);
    if (url.searchParams.get("list-type") === "2")
      return answer(response, 200, listing(kept, name, url.searchParams));
    const found = kept.get(name);
    return found
      ? answer(response, 200, found)
      : answer(response, 404, "<Error><Code>NoSuchKey</Code></Error>");
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the store has no port");
  return {
    endpoint: `http://127.0.0.1:${bound.port}`,
    kept,
    asked,
    fail: (status, times) => void (failing = { status, times }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
