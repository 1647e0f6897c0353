/** Whom browsers get their messages from: their makers. A message goes to nobody else, whatever a browser sends as its address. */
const SERVICES = [
  "fcm.googleapis.com",
  "push.services.mozilla.com",
  "notify.windows.com",
  "push.apple.com",
] as const;

/** Is this where one of the browsers' makers takes messages? */
export function isPushService(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  if (!url || url.protocol !== "https:" || url.port !== "" || url.username !== "") return false;
  return SERVICES.some((service) => url.hostname === service || url.hostname.endsWith(`.${service}`));
}

/** What a browser shows, and hands back when something is pressed in it: read by its worker. With a pass, a day can be changed from it. */
export type Shown = {
  title: string;
  body?: string;
  link: string;
  tag: string;
  pass?: string;
  actions?: { action: string; title: string }[];
};

const MINUTE_MS = 60_000;

/** What waited, or was kept for a phone that is off, for longer than that says nothing that helps. */
export const USEFUL_MS = 24 * 60 * MINUTE_MS;

/** How often a message is tried on a channel that isn't a letter's. */
export const MESSAGE_TRIES = 5;

/** When one that was not taken is tried again: after a minute, then twice as long each time; null when it has been tried often enough. */
export function nextMessageTry(tries: number, now: Date): Date | null {
  if (tries >= MESSAGE_TRIES) return null;
  return new Date(now.getTime() + MINUTE_MS * 2 ** (tries - 1));
}
