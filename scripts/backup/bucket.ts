// A bucket of Amazon's S3 or of anything that speaks the same: MinIO, R2, B2.
import fs from "node:fs";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import { StackError } from "../stack/stack-error.mjs";
import type { Kept, Place } from "./place";

/** The bucket that S3_BUCKET names; null without one. @throws StackError that names what is missing */
export function bucketFrom(environment: NodeJS.ProcessEnv): Place | null {
  const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = environment;
  if (!S3_BUCKET) return null;
  if (!S3_ENDPOINT || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    throw new StackError("S3_BUCKET needs S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it");
  const client = new AwsClient({
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    service: "s3",
    region: S3_REGION || "auto",
  });
  return bucket(client, `${S3_ENDPOINT.replace(/\/$/, "")}/${S3_BUCKET}`);
}

/** A bucket that says nothing for so long is not there; what is big gets as long as a slow line takes for it. */
const PATIENCE_MS = 30_000;
const SLOW_LINE_BYTES_PER_MS = 100;

const patience = (bytes = 0) => AbortSignal.timeout(PATIENCE_MS + Math.ceil(bytes / SLOW_LINE_BYTES_PER_MS));

function bucket(client: AwsClient, address: string): Place {
  const at = (key: string) => `${address}/${key.split("/").map(encodeURIComponent).join("/")}`;
  const ask = async (url: string, init: RequestInit = {}) => {
    const answer = await client.fetch(url, init).catch((error: unknown) => {
      throw new StackError(
        `${url} does not answer: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    if (!answer.ok)
      throw new StackError(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
    return answer;
  };
  return {
    name: address,
    async put(key, file) {
      const body = await fs.openAsBlob(file);
      const headers = { "content-length": String(body.size) };
      await ask(at(key), { method: "PUT", body, headers, signal: patience(body.size) });
    },
    async get(key) {
      const { body } = await ask(at(key));
      if (!body) throw new StackError(`${address} gave nothing for ${key}`);
      return Readable.from(body);
    },
    list: (prefix) =>
      listed(async (query) => (await ask(`${address}?${query}`, { signal: patience() })).text(), prefix),
    async remove(key) {
      await ask(at(key), { method: "DELETE", signal: patience() });
    },
  };
}

async function listed(ask: (query: string) => Promise<string>, prefix: string): Promise<Kept[]> {
  const found: Kept[] = [];
  for (let token: string | undefined = ""; token !== undefined;) {
    const query: Record<string, string> = { "list-type": "2", prefix: prefix && `${prefix}/` };
    if (token) query["continuation-token"] = token;
    const xml = await ask(new URLSearchParams(query).toString());
    for (const [, one = ""] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs))
      found.push({
        key: within(one, "Key"),
        bytes: Number(within(one, "Size")),
        keptAt: new Date(within(one, "LastModified")),
      });
    token = within(xml, "NextContinuationToken") || undefined;
  }
  return found;
}

// Of our own keys, which hold nothing that XML would write in another way.
const within = (xml: string, tag: string) => xml.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? "";
