// This browser's part of the push messages: what its maker's push service knows of it.
import { hasWorkers, startWorker, workerHere } from "@/components/offline/worker";

type Device = { endpoint: string; p256dh: string; auth: string };

export const canPush = () => hasWorkers() && "PushManager" in window && "Notification" in window;

const subscribed = async () => (await workerHere())?.pushManager.getSubscription();

/** Where messages to this browser go; null while it shows none. */
export async function known(): Promise<string | null> {
  if (Notification.permission !== "granted") return null;
  return (await subscribed())?.endpoint ?? null;
}

/** @throws when the browser has no way to its maker's push service */
export async function subscribe(publicKey: string): Promise<Device> {
  const { pushManager } = await startWorker();
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error("no address");
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

/** The address that is good no more; null where there was none. */
export async function unsubscribe(): Promise<string | null> {
  const subscription = await subscribed();
  if (!subscription) return null;
  await subscription.unsubscribe();
  return subscription.endpoint;
}

/** Whoever uses this browser next isn't shown what was meant for whoever logs out; the server ends it with the session. */
export async function endPush(): Promise<void> {
  if (canPush()) await unsubscribe().catch(() => null);
}
