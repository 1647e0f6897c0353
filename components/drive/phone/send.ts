import type { DriveAct } from "@/lib/domain/drive/act";
import type { DriveResult, DriveRound } from "@/lib/features/drive/answer";
import { ACTS_AT_ONCE } from "@/lib/features/drive/schema";
import {
  forgetPicture,
  keepRound,
  nextPicture,
  readKept,
  settle,
  type KeptDb,
  type Picture,
  type Waiting,
} from "./kept";

/** Below what the server reads of one call, with room for what stands around it. */
const MOST_BYTES = 40_000;

export type Parcel = { phone: string; sentAt: string; waiting: number; acts: DriveAct[] };

/**
 * What came of a call. `lost`: nobody answered, so nobody knows. `signed-out`: the session is over. `outdated`: this page is
 * older than the server.
 */
export type Line = "well" | "lost" | "signed-out" | "outdated";
export type Posted = { line: "well"; now: string; results: DriveResult[] } | { line: Exclude<Line, "well"> };
export type Fetched = { line: "well"; round: DriveRound } | { line: Exclude<Line, "well"> };

export type Wire = {
  post: (parcel: Parcel) => Promise<Posted>;
  fetchRound: () => Promise<Fetched>;
  /** `done`: it is kept, or never will be. */
  postPicture: (picture: Picture) => Promise<{ line: Line; isDone: boolean }>;
  /** What the phone's clock shows. */
  clock: () => Date;
};

/**
 * Sends what waits, the oldest first, and asks for the round as it then is. Only one page of the phone does this at a time (the
 * caller holds a lock), and what was sent stays kept until its answer is there: one that is lost is sent again.
 */
export async function sendKept(db: KeptDb, driverId: number, wire: Wire): Promise<Line> {
  for (;;) {
    const { waiting, facts } = await readKept(db, driverId);
    const sent = firstOf(waiting);
    const sentAt = wire.clock();
    const posted = await wire.post({
      phone: facts.phone,
      sentAt: sentAt.toISOString(),
      waiting: waiting.length - sent.length,
      acts: sent.map(({ act }) => act),
    });
    if (posted.line !== "well") return posted.line;
    if (!isAnswerTo(sent, posted.results)) return "outdated";
    const aheadMs = sentAt.getTime() - Date.parse(posted.now);
    await settle(db, { sent, results: posted.results, lastSent: posted.now, aheadMs });
    if (sent.length === waiting.length) break;
  }
  const fetched = await wire.fetchRound();
  if (fetched.line !== "well") return fetched.line;
  await keepRound(db, fetched.round);
  return sendPictures(db, driverId, wire);
}

/** Last, after the marks that they belong to, one by one: a poor line takes a while for each. */
async function sendPictures(db: KeptDb, driverId: number, wire: Wire): Promise<Line> {
  for (;;) {
    const picture = await nextPicture(db, driverId);
    if (!picture) return "well";
    const { line, isDone } = await wire.postPicture(picture);
    if (!isDone) return line;
    await forgetPicture(db, picture.key);
  }
}

function firstOf(waiting: readonly Waiting[]): Waiting[] {
  let bytes = 0;
  return waiting.slice(0, ACTS_AT_ONCE).filter(({ act }, index) => {
    bytes += new TextEncoder().encode(JSON.stringify(act)).length;
    return index === 0 || bytes <= MOST_BYTES;
  });
}

const isAnswerTo = (sent: readonly Waiting[], results: readonly DriveResult[]) =>
  sent.length === results.length && sent.every(({ act }, index) => results[index]?.key === act.key);
