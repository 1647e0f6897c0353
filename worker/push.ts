// Shows what is pushed to this browser, and does what is pressed in it: no page of ours need be open.
import type { Shown } from "../lib/domain/notices/push";

declare const self: ServiceWorkerGlobalScope;

const LOOKS = { icon: "/icons/icon-192.png", badge: "/icons/icon-192.png" };

self.addEventListener("push", (event) => {
  if (event.data) event.waitUntil(show(event.data.json()));
});

self.addEventListener("notificationclick", (event) => {
  const { notification, action } = event;
  notification.close();
  const shown: Shown = { ...notification.data, title: notification.title };
  event.waitUntil(action && shown.pass ? press(shown, shown.pass, action) : open(shown.link));
});

function show({ title, body = "", link, tag, pass, actions = [] }: Shown): Promise<void> {
  // `actions` is in the standard, and not in the types
  const options: NotificationOptions & Pick<Shown, "actions"> = { ...LOOKS, body, tag, actions };
  return self.registration.showNotification(title, { ...options, data: { link, tag, pass } });
}

/** Once or twice is the same: the server does each day's change once. Without a line the page asks instead. */
async function press({ title, link, tag }: Shown, pass: string, act: string): Promise<void> {
  try {
    const body = JSON.stringify({ pass, act });
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/api/notices/day", { method: "POST", headers, body });
    if (!answer.ok) throw new Error(String(answer.status));
    const { said } = await answer.json();
    await show({ title: said, body: title, link, tag });
  } catch {
    await open(`/pause#pass=${pass}`);
  }
}

async function open(link: string): Promise<unknown> {
  const pages = await self.clients.matchAll({ type: "window" });
  const there = pages.find(({ url }) => url === new URL(link, self.location.origin).href);
  return there ? there.focus() : self.clients.openWindow(link);
}
