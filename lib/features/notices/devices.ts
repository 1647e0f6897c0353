import { ok, refuse, type Result } from "@/lib/domain/result";
import { isPushService } from "@/lib/domain/notices/push";
import { lockCustomer, type Tx } from "@/lib/db";
import { audit } from "@/lib/features/audit/commands";
import type { SystemFlow } from "@/lib/scope";
import type { CustomerId } from "@/lib/domain/identity";
import type { DeviceInput } from "./schema";

type Flow = SystemFlow & { customerId: CustomerId };
/** `sessionId`: of the browser, which is told until this session is ended. */
type Adding = Flow & { sessionId: number };

/** More than anybody uses; the one that was added first makes way. */
const MOST_DEVICES = 10;

/** From now on this browser is told. One that somebody else had switched on is theirs no longer: it shows who is in front of it. */
export function addDevice(
  { system, customerId: userId, sessionId }: Adding,
  { endpoint, p256dh, auth }: DeviceInput,
): Promise<Result<void, "push-unknown">> {
  if (!isPushService(endpoint)) return Promise.resolve(refuse("push-unknown"));
  const keys = { p256dh, auth, sessionId };
  return system(async (tx) => {
    await lockCustomer(tx, userId);
    const known = await tx.pushDevice.findFirst({
      where: { endpoint, userId, ...keys },
      select: { id: true },
    });
    if (known) return ok(undefined);
    const update = { userId, ...keys };
    await tx.pushDevice.upsert({ where: { endpoint }, create: { endpoint, ...update }, update });
    await forgetOldest(tx, userId);
    const about = { entity: "user", entityId: userId, accountId: userId } as const;
    await audit(tx, { actor: { id: userId, role: "customer" }, action: "add-push-device", ...about });
    return ok(undefined);
  });
}

async function forgetOldest(tx: Tx, userId: number): Promise<void> {
  const newest = { orderBy: { id: "desc" }, skip: MOST_DEVICES } as const;
  const older = await tx.pushDevice.findMany({ where: { userId }, select: { id: true }, ...newest });
  await tx.pushDevice.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } });
}

/** This browser is told no longer; twice is once. */
export function removeDevice(
  { system, customerId: userId }: Flow,
  { endpoint }: { endpoint: string },
): Promise<Result<void, never>> {
  return system(async (tx) => {
    const { count } = await tx.pushDevice.deleteMany({ where: { endpoint, userId } });
    const about = { entity: "user", entityId: userId, accountId: userId } as const;
    if (count > 0)
      await audit(tx, { actor: { id: userId, role: "customer" }, action: "remove-push-device", ...about });
    return ok(undefined);
  });
}
