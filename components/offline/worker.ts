/** The one worker of a customer's pages: it opens them without a network, and shows what is pushed. */
const WORKER = "/sw.js";
const SCOPE = "/";

/** Only what was built has a worker. */
export const hasWorkers = (): boolean =>
  process.env.NODE_ENV === "production" && "serviceWorker" in navigator;

/** @throws where the browser takes no worker, or the line is lost */
export async function startWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: "none" });
  return navigator.serviceWorker.ready;
}

export const workerHere = (): Promise<ServiceWorkerRegistration | undefined> =>
  navigator.serviceWorker.getRegistration(SCOPE);
