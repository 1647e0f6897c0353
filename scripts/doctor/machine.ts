import fs from "node:fs";
import { stripe } from "@/lib/gateway/stripe";
import { DATA_DIR } from "../stack/paths.mjs";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";
import { growth } from "./growth";

const GB = 1024 ** 3;
const LEAST_FREE_BYTES = 2 * GB;
const NOTICED_SECONDS = 5;
/** Signed reports of the gateway are refused beyond five minutes; cutoffs are wrong long before. */
const HARMFUL_SECONDS = 60;

const gb = (bytes: number) => `${(bytes / GB).toFixed(1)} GB`;

/** By the gateway's clock, as its answers are stamped; a sandbox has ours. */
export async function askClock({ isSandbox }: Patient): Promise<Finding[]> {
  if (isSandbox) return [];
  const before = Date.now();
  const { lastResponse } = await stripe().paymentIntents.list({ limit: 1 });
  const stamped = Date.parse(lastResponse.headers.date ?? "");
  if (Number.isNaN(stamped)) return [];
  return [clockFinding(((before + Date.now()) / 2 - stamped) / 1000)];
}

/** @param ahead by how many seconds this machine's clock is ahead of another's */
export function clockFinding(ahead: number, whose = "the gateway's"): Finding {
  const off = Math.round(Math.abs(ahead));
  const said = `${off} seconds ${ahead < 0 ? "behind" : "ahead of"} ${whose}`;
  const cure = "let the machine set its clock (timedatectl set-ntp true)";
  if (off > HARMFUL_SECONDS) return wrong("clock", `${said}: cutoffs fall at the wrong time`, cure);
  if (off > NOTICED_SECONDS) return weak("clock", said, cure);
  return ok("clock", `within ${NOTICED_SECONDS} seconds of ${whose}`);
}

/** @param neededBytes what the next thirty days will write, as far as that is known */
export function spaceFinding(freeBytes: number, neededBytes: number): Finding {
  const cure = "make room, or move the data folder to a larger disk";
  if (freeBytes < LEAST_FREE_BYTES) return wrong("disk", `${gb(freeBytes)} are free`, cure);
  if (freeBytes < neededBytes)
    return weak("disk", `${gb(freeBytes)} are free; thirty days will take ${gb(neededBytes)}`, cure);
  return ok("disk", `${gb(freeBytes)} are free${neededBytes > 0 ? ", enough for thirty days" : ""}`);
}

export function freeAt(folder: string): number {
  fs.mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

export async function askDisk({ isEmbedded }: Patient): Promise<Finding[]> {
  if (isEmbedded) return [];
  const { size, inThirtyDays } = await growth();
  const says = `the database is ${gb(size)}, and ${gb(inThirtyDays)} more in thirty days: its own machine must have them`;
  return [spaceFinding(freeAt(DATA_DIR), 0), ok("database's disk", says)];
}
