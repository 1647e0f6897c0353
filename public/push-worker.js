// Shows what is pushed to this browser, and does what is pressed in it: no page of ours need be open. It has a scope of its own and
// keeps nothing, so it stands beside whatever else works for the pages; another worker can take it in with importScripts. What a
// message holds says lib/features/notices/push-message.ts.
self.addEventListener("push", (event) => {
  if (event.data) event.waitUntil(show(event.data.json()));
});

self.addEventListener("notificationclick", (event) => {
  const { notification, action } = event;
  notification.close();
  event.waitUntil(
    action && notification.data.pass ? press(notification, action) : open(notification.data.link),
  );
});

function show({ title, body, link, tag, pass, actions = [] }) {
  const looks = { icon: "/icons/icon-192.png", badge: "/icons/icon-192.png" };
  return self.registration.showNotification(title, {
    ...looks,
    body,
    tag,
    actions,
    data: { link, tag, pass },
  });
}

/** Once or twice is the same: the server does each day's change once. Without a line the page asks instead. */
async function press({ title, data }, act) {
  try {
    const body = JSON.stringify({ pass: data.pass, act });
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/api/notices/day", { method: "POST", headers, body });
    if (!answer.ok) throw new Error(String(answer.status));
    const { said } = await answer.json();
    await show({ title: said, body: title, link: data.link, tag: data.tag });
  } catch {
    await open(`/pause#pass=${data.pass}`);
  }
}

async function open(link = "/notifications") {
  const pages = await self.clients.matchAll({ type: "window" });
  const there = pages.find(({ url }) => url === new URL(link, self.location.origin).href);
  return there ? there.focus() : self.clients.openWindow(link);
}
