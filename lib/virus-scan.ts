import net from "node:net";
import { ok, refuse, type Result } from "./domain/result";
import { env } from "./env";
import { log } from "./log";

export type ScanRefusal = "picture-infected" | "picture-unscanned";

const PATIENCE_MS = 20_000;
const END_OF_STREAM = Buffer.alloc(4);

/**
 * Has clamd look at what arrived, before anything else reads it. Where no scanner is named nothing is asked; where one is named and
 * does not answer, the file is refused.
 */
export async function scan(bytes: Buffer): Promise<Result<void, ScanRefusal>> {
  const { VIRUS_SCANNER } = env();
  if (!VIRUS_SCANNER) return ok(undefined);
  const answer = await ask(new URL(VIRUS_SCANNER), bytes).catch((error: unknown) => {
    log.error({ scanner: error instanceof Error ? error.message : "silent" }, "the virus scanner is away");
    return "";
  });
  if (answer === "stream: OK") return ok(undefined);
  if (!answer.endsWith(" FOUND")) return refuse("picture-unscanned");
  log.warn({ found: answer.slice(0, 200) }, "a picture was refused by the virus scanner");
  return refuse("picture-infected");
}

/** @throws when it can't be reached, hangs up or takes too long */
function ask({ hostname, port }: URL, bytes: Buffer): Promise<string> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname, port: Number(port || 3310) });
    const said: Buffer[] = [];
    socket
      .setTimeout(PATIENCE_MS, () => socket.destroy(new Error("it takes too long")))
      .on("data", (part) => said.push(part))
      .once("error", reject)
      .once("end", () => resolve(Buffer.concat(said).toString("latin1").replaceAll("\0", "").trim()));
    for (const part of ["zINSTREAM\0", length, bytes, END_OF_STREAM]) socket.write(part);
  });
}
