import { inOnePage, KeptFirst, type Alone } from "@/components/offline/kept-first";
import type { DriveAct } from "@/lib/domain/drive/act";
import { withActs, type Round } from "@/lib/domain/drive/round";
import type { DriveRound } from "@/lib/features/drive/answer";
import {
  forgetRefused,
  forgetRound,
  keepAct,
  openKept,
  readKept,
  type KeptDb,
  type RefusedAct,
} from "./kept";
import { sendKept, type Line, type Wire } from "./send";

/** What the page shows. `round` is null until one was ever heard of. `canKeep`: false where the browser keeps nothing. */
export type Drive = {
  isReady: boolean;
  canKeep: boolean;
  round: (Round & Pick<DriveRound, "madeAt">) | null;
  waiting: number;
  lastSent: string | null;
  refused: RefusedAct[];
  line: Line;
};

const NOTHING: Drive = {
  ...{ isReady: false, canKeep: true, round: null, waiting: 0, lastSent: null, refused: [] },
  line: "well",
};

type Part<T> = T extends unknown ? Omit<T, "key" | "phoneTime"> : never;
/** A press before it has its key and its time. */
export type NewAct = Part<DriveAct>;

/** A driver's round on this phone: every press is kept first, and shown, and then sent when it can be. */
export class DriveStore extends KeptFirst<Drive, KeptDb> {
  constructor(
    private readonly driverId: number,
    private readonly wire: Wire,
    alone = inOnePage("tiffintrack-drive"),
  ) {
    super(NOTHING, openKept, alone);
  }

  /** Keeps a press; false where the phone can't, and then nothing is marked. */
  async press(act: NewAct, picture?: Blob): Promise<boolean> {
    try {
      const kept = { ...act, key: crypto.randomUUID(), phoneTime: this.wire.clock().toISOString() };
      const bytes = await picture?.arrayBuffer();
      await this.inDb((db) => keepAct(db, this.driverId, { act: kept, picture: bytes }));
    } catch {
      this.show({ canKeep: false });
      return false;
    }
    await this.read();
    void this.send();
    return true;
  }

  async read(): Promise<void> {
    try {
      const { round, waiting, refused, facts } = await this.inDb((db) => readKept(db, this.driverId));
      const acts = waiting.map(({ act }) => act);
      this.show({
        ...{ isReady: true, canKeep: true, refused, waiting: waiting.length },
        lastSent: facts.lastSent ?? null,
        round: round && { ...withActs(round, acts, facts.aheadMs), madeAt: round.madeAt },
      });
    } catch {
      this.show({ isReady: true, canKeep: false });
    }
  }

  /** The driver has seen what was refused. */
  async dismiss(): Promise<void> {
    const keys = this.shown.refused.map(({ key }) => key);
    await this.inDb((db) => forgetRefused(db, keys)).catch(() => {});
    await this.read();
  }

  protected async sendKept(alone: Alone): Promise<void> {
    const line = await alone(() => this.inDb((db) => sendKept(db, this.driverId, this.wire))).catch(
      (): Line => "lost",
    );
    if (line === "signed-out") await this.inDb(forgetRound).catch(() => {});
    this.show({ line });
  }
}
