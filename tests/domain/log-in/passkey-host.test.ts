import { passkeyHost } from "@/lib/domain/log-in/passkey-host";

test.each([
  ["https://tiffin.example.com/", "tiffin.example.com"],
  ["http://localhost:3000", "localhost"],
  ["http://127.0.0.1:3000", null],
  ["http://[::1]:3000", null],
])("passkeys of %s belong to %s", (appUrl, host) => {
  expect(passkeyHost(appUrl)).toBe(host);
});
