// People of three roles who press and look all the time, each with a pause in between, until they are told to stop.
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Person, Role } from "./kitchen";

const PAUSE_MS = 700;

type Tally = {
  acts: Record<Role, number>;
  looks: number;
  failed: string[];
  longestMs: number;
};

export type Load = { tally: Tally; stop: () => Promise<Tally> };

export function startLoad(people: readonly Person[], web: string): Load {
  const tally: Tally = { acts: { customer: 0, kitchen: 0, owner: 0 }, looks: 0, failed: [], longestMs: 0 };
  let isOver = false;
  const timed = async (what: string, work: () => Promise<string | undefined>) => {
    const began = performance.now();
    const wrong = await work().catch((fault: unknown) => String(fault));
    tally.longestMs = Math.max(tally.longestMs, Math.round(performance.now() - began));
    if (wrong) tally.failed.push(`${new Date().toISOString()} ${what}: ${wrong}`);
  };
  const live = async ({ role, email, visitor, next, page }: Person, index: number) => {
    await delay((PAUSE_MS / people.length) * index);
    for (let last: unknown; !isOver; await delay(PAUSE_MS)) {
      const button = next(last);
      await timed(`${email} ${button.action}`, async () => {
        const answer = await visitor.press(button, randomUUID());
        tally.acts[role] += 1;
        last = answer.ok ? answer.value : undefined;
        return answer.ok ? undefined : answer.error;
      });
      await timed(`${email} ${page}`, async () => {
        const { status } = await look(`${web}${page}`, visitor.cookies());
        tally.looks += 1;
        return status === 200 ? undefined : `answered ${status}`;
      });
    }
  };
  const lives = people.map(live);
  return {
    tally,
    async stop() {
      isOver = true;
      await Promise.all(lives);
      return tally;
    },
  };
}

async function look(url: string, cookie: string): Promise<Response> {
  const answer = await fetch(url, {
    headers: { cookie },
    redirect: "manual",
    signal: AbortSignal.timeout(30_000),
  });
  await answer.arrayBuffer();
  return answer;
}
