// Addresses that aren't addresses, and bodies that make no sense.

export const QUERY = [
  "date",
  "month",
  "page",
  "after",
  "before",
  "search",
  "area",
  "customer",
  "plan",
  "bill",
  "next",
  "_rsc",
  "email",
  "token",
  "from",
  "to",
  "state",
  "status",
];

export const ADDRESSES = [
  ..."//evil.test /%ff /%00 /..%2f..%2f /_next/static/x.js /_next/image?url=%2Ficon.svg&w=64&q=75 /_next/data/x/y.json /icon.svgX /uploads/x/y".split(
    " ",
  ),
  ..."/uploads/dishes/..%2f..%2f.env /.env /.git/config /admin/../admin /admin%2f /ADMIN /%61dmin /login/ /login?next=//evil.test /api/auth/session".split(
    " ",
  ),
  ..."http://evil.test/ https://evil.test:443/login * ? # /a?b#c /favicon.ico /robots.txt /_next/static/../../server /__nextjs_original-stack-frame".split(
    " ",
  ),
  `/${"a/".repeat(900)}`,
  `/?${"a=b&".repeat(900)}`,
  `/${"x".repeat(5_000)}`,
  "/admin/customers?search=%00",
  "/admin/customers?search=%ff%fe&search=b&search[]=c",
  "/bills?after=1&after=2&before=x",
  "/login?next=%2Fbills%00",
  "/reset-password?email=a%40b&token=%ff",
  "/\\evil.test",
  "/ {}",
];

const LARGE = 60_000;
export const BODIES: readonly (() => string | Buffer)[] = [
  () => "",
  () => "{",
  () => "null",
  () => "[]",
  () => '"x"',
  () => "\ufeff[]",
  () => Buffer.from([0xff, 0xfe, 0x00]),
  () => '["$Q1"]',
  () => '["$1","$2:a:b"]',
  () => "[".repeat(20_000) + "]".repeat(20_000),
  () => `[${"[],".repeat(15_000)}[]]`,
  () => `[[${'{"a":1},'.repeat(LARGE / 8)}{}]]`,
  () => `["${"x".repeat(LARGE)}"]`,
  () => `["${"\\u0041".repeat(LARGE / 6)}"]`,
  () => `[${"1".repeat(LARGE)}]`,
  () => `["x${"x".repeat(70_000)}"]`,
  () => Buffer.alloc(300_000, 97),
  () => '[{"__proto__":{"role":"owner"}}]',
  () => '[{"then":"$@0"}]',
  () => '["$K1","$h1"]',
];
