import { isPushService, MESSAGE_TRIES, nextMessageTry } from "@/lib/domain/notices/push";

it.each([
  ["https://fcm.googleapis.com/fcm/send/abc", true],
  ["https://updates.push.services.mozilla.com/wpush/v2/abc", true],
  ["https://wns2-by3p.notify.windows.com/w/?token=abc", true],
  ["https://web.push.apple.com/abc", true],
  ["http://fcm.googleapis.com/fcm/send/abc", false],
  ["https://fcm.googleapis.com:8443/abc", false],
  ["https://me@fcm.googleapis.com/abc", false],
  ["https://fcm.googleapis.com.evil.test/abc", false],
  ["https://evilfcm.googleapis.com.test/", false],
  ["https://127.0.0.1/abc", false],
  ["not an address", false],
])("%s is of a browser's maker: %s", (endpoint, is) => {
  expect(isPushService(endpoint)).toBe(is);
});

test("a message is tried five times, a minute after the first and then twice as long", () => {
  const now = new Date("2026-11-20T04:30:00Z");
  const minutes = [1, 2, 3, 4].map((tries) => (nextMessageTry(tries, now)?.getTime() ?? 0) - now.getTime());
  expect(minutes.map((ms) => ms / 60_000)).toEqual([1, 2, 4, 8]);
  expect(nextMessageTry(MESSAGE_TRIES, now)).toBeNull();
});
