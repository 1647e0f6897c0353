/**
 * What can go wrong between a shop and its gateway:
 * - refuse: the connection is closed at once, nothing was done
 * - slow: the answer comes after `ms`
 * - 429 (too many requests), lock-timeout (a 429 too: another request holds the object), 500: answered instead of doing the
 *   work; nothing is saved under the idempotency key
 * - 500-after: the work is done, the answer is a 500, and that is saved under the key as Stripe does
 * - lose-reply: the work is done, then the connection is cut
 */
export const FAULTS = ["refuse", "slow", "429", "lock-timeout", "500", "500-after", "lose-reply"] as const;

export type Fault = (typeof FAULTS)[number];

export type FaultPlan = {
  fault: Fault;
  /** Only requests with this method. */
  method?: string;
  /** Only requests to this path, in which `:id` stands for any one part: "/v1/payment_intents/:id/confirm". */
  path?: string;
  /** For "slow"; 30 seconds unless said otherwise. */
  ms?: number;
  /** How many requests it hits; 1 unless said otherwise. The SDK retries a closed connection by itself. */
  times?: number;
};

/** A plan, with how many requests it has yet to hit. */
export type WaitingFault = Required<Pick<FaultPlan, "fault" | "ms" | "times">> &
  Pick<FaultPlan, "method" | "path">;

const SLOW_MS = 30_000;

function pathFits(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const parts = path.split("/");
  return (
    wanted.length === parts.length && wanted.every((part, at) => part.startsWith(":") || part === parts[at])
  );
}

function hits(plan: WaitingFault, method: string, path: string): boolean {
  const methodFits = plan.method === undefined || plan.method.toUpperCase() === method;
  return plan.times > 0 && methodFits && (plan.path === undefined || pathFits(plan.path, path));
}

/** The faults waiting for their request. They live in this process only: a restart forgets them. */
export class Faults {
  private plans: WaitingFault[] = [];
  private downUntil = 0;

  failNext({ ms = SLOW_MS, times = 1, ...plan }: FaultPlan): void {
    this.plans.push({ ms, times, ...plan });
  }

  /** Refuses every request from now until the given time, in milliseconds by the machine's clock. */
  goDown(until = Infinity): void {
    this.downUntil = until;
  }

  comeBack(): void {
    this.downUntil = 0;
  }

  isDown(): boolean {
    return Date.now() < this.downUntil;
  }

  clear(): void {
    this.plans = [];
    this.comeBack();
  }

  waiting(): readonly WaitingFault[] {
    return this.plans;
  }

  /** The fault that this request meets, which then counts as met; the oldest plan goes first. */
  take(method: string, path: string): Pick<WaitingFault, "fault" | "ms"> | null {
    if (this.isDown()) return { fault: "refuse", ms: 0 };
    const plan = this.plans.find((candidate) => hits(candidate, method, path));
    if (!plan) return null;
    plan.times -= 1;
    this.plans = this.plans.filter(({ times }) => times > 0);
    return plan;
  }
}
