// The headers that every answer carries: pages, files, errors, and what is refused before any page sees it.

// Named one by one, since a browser allows what isn't named. What pages use: the gateway's wallets, copying a receipt and
// handing it on, keys of a device, a tablet in the kitchen that stays lit.
const FEATURES = {
  payment: '(self "https://js.stripe.com")',
  "clipboard-write": "(self)",
  "publickey-credentials-create": "(self)",
  "publickey-credentials-get": "(self)",
  "web-share": "(self)",
  "screen-wake-lock": "(self)",
};
const UNUSED = [
  "accelerometer",
  "ambient-light-sensor",
  "attribution-reporting",
  "autoplay",
  "bluetooth",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "compute-pressure",
  "cross-origin-isolated",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "keyboard-map",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "picture-in-picture",
  "serial",
  "storage-access",
  "sync-xhr",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];
const PERMISSIONS = [...Object.entries(FEATURES), ...UNUSED.map((name) => [name, "()"])]
  .map(([name, allowed]) => `${name}=${allowed}`)
  .join(", ");

/** For what is no page: nothing of it may run or load anything, should a browser take it for one. */
const BARE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy": PERMISSIONS,
  "content-security-policy": BARE_POLICY,
};
const HSTS = { "strict-transport-security": "max-age=31536000; includeSubDomains" };

// A bank's page that confirms a card opens in a window of its own and talks to the page it came from.
const PAYS = /^\/bills\/[^/]+\/pay$/;

/** @returns {Record<string, string>} by name; a page replaces the policy by its own */
export function answerHeaders({ path, isHttps }) {
  const opener = PAYS.test(path) ? "same-origin-allow-popups" : "same-origin";
  return { ...EVERYWHERE, "cross-origin-opener-policy": opener, ...(isHttps && HSTS) };
}
