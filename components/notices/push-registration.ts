// This browser's part of the push messages: a worker of its own, beside whatever works for the pages.

const WORKER = "/push-worker.js";
/** No page of ours lies below it. */
const SCOPE = "/push/";

type Device = { endpoint: string; p256dh: string; auth: string };

export const canPush = () =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const registered = () => navigator.serviceWorker.getRegistration(SCOPE);

/** Where messages to this browser go; null while it shows none. */
export async function known(): Promise<string | null> {
  if (Notification.permission !== "granted") return null;
  const subscription = await (await registered())?.pushManager.getSubscription();
  return subscription?.endpoint ?? null;
}

/** @throws when the browser has no way to its maker's push service */
export async function subscribe(publicKey: string): Promise<Device> {
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: "none" });
  const registration = await registered();
  if (!registration) throw new Error("no worker");
  await isActive(registration);
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const { endpoint, keys } = (await registration.pushManager.subscribe(options)).toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error("no address");
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

function isActive({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting;
  if (active || !coming) return Promise.resolve();
  return new Promise((resolve) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
    });
  });
}

/** The address that is good no more; null where there was none. */
export async function unsubscribe(): Promise<string | null> {
  const subscription = await (await registered())?.pushManager.getSubscription();
  if (!subscription) return null;
  await subscription.unsubscribe();
  return subscription.endpoint;
}
