// One request after another, each of a kind that attackers send: the same ones for the same seed.
import type { Random } from "../drill/random";
import { ADDRESSES, BODIES, QUERY } from "./odd-ones";
import type { Target, Targets } from "./targets";
import { FIELD_NAMES, fields, HEADERS, key, PARAMS, text, value } from "./values";

export type Hostile = {
  what: string;
  method: string;
  target: string;
  headers: [string, string][];
  body: Buffer | null;
};

type Made = Partial<Omit<Hostile, "what">>;

const BOUNDARY = "----WebKitFormBoundaryHostile";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
export function hostileRequest(random: Random, targets: Targets, origin: string): Hostile {
  const [what, make] = random.pick(KINDS);
  const made = make(random, targets);
  const headers: [string, string][] = [...(made.headers ?? [])];
  for (let more = Math.floor(random.share() * 3); more > 0; more--) {
    const [name, values] = random.pick(HEADERS);
    headers.push([name, random.pick(values)]);
  }
  if (made.body && !headers.some(([name]) => name === "origin"))
    if (random.share() < 0.95)
      headers.push([
        "origin",
        random.share() < 0.95 ? origin : random.pick(["null", "https://evil.test", "x", `${origin}1`]),
      ]);
  return { method: "GET", target: "/", body: null, ...made, what, headers };
}

type Make = (random: Random, targets: Targets) => Made;

const KINDS: readonly (readonly [string, Make])[] = [
  ["a page", (random, { pages }) => ({ target: address(random, random.pick(pages)) })],
  ["a route", (random, { routes }) => ({ target: address(random, random.pick(routes)) })],
  [
    "a page's data",
    (random, { pages }) => ({ target: address(random, random.pick(pages)), headers: [["rsc", "1"]] }),
  ],
  ["a press", (random, { actions }) => press(random, random.pick(actions))],
  ["a press", (random, { actions }) => press(random, random.pick(actions))],
  ["a press", (random, { actions }) => press(random, random.pick(actions))],
  [
    "a press on another page",
    (random, { actions, pages }) => ({
      ...press(random, random.pick(actions)),
      target: address(random, random.pick(pages)),
    }),
  ],
  ["a press that is broken", (random, { actions }) => broken(random, random.pick(actions))],
  ["a press with a form", (random, { actions }) => form(random, random.pick(actions))],
  ["a form of a browser", (random, { actions }) => plainForm(random, random.pick(actions))],
  ["a post to a route", post],
  ["an odd method", odd],
  ["an odd address", (random) => ({ target: random.pick(ADDRESSES) })],
];

function address(random: Random, pattern: string): string {
  const path = pattern.replaceAll(/\[[^\]]+\]/g, () => random.pick(PARAMS));
  if (random.share() < 0.5) return path;
  const asked = Array.from({ length: 1 + Math.floor(random.share() * 3) }, () => {
    const told = random.share() < 0.5 ? random.pick(PARAMS) : encoded(text(random));
    return `${random.pick(QUERY)}=${told}`;
  });
  return `${path}?${asked.join("&")}`.replaceAll(" ", "%20");
}

const encoded = (plain: string) => encodeURIComponent(plain.toWellFormed()).slice(0, 600);

function press(random: Random, { id, page }: Target): Made {
  const args = [random.share() < 0.8 ? fields(random) : value(random), key(random)];
  return {
    method: "POST",
    target: address(random, page),
    headers: [
      ["next-action", id],
      ["content-type", "text/plain;charset=UTF-8"],
    ],
    body: Buffer.from(JSON.stringify(random.share() < 0.95 ? args : value(random)) ?? "[]"),
  };
}

function broken(random: Random, { id, page }: Target): Made {
  const types = [
    "text/plain;charset=UTF-8",
    "text/plain",
    "application/json",
    "",
    MULTIPART,
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "x",
  ];
  const ids = [id, id, id, id, id.slice(1), `${id}0`, "0".repeat(42), "", "../x", id.toUpperCase()];
  return {
    method: "POST",
    target: page.replaceAll(/\[[^\]]+\]/g, "1"),
    headers: [
      ["next-action", random.pick(ids)],
      ["content-type", random.pick(types)],
    ],
    body: Buffer.from(random.pick(BODIES)()),
  };
}

type Part = { name: string; value: string; file?: string };

function multipart(random: Random, parts: readonly Part[]): Buffer {
  const chunks = parts.map(
    ({ name, value: told, file }) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? "" : `; filename="${file}"`}\r\n\r\n${told}\r\n`,
  );
  const whole = Buffer.from(`${chunks.join("")}--${BOUNDARY}--\r\n`);
  return random.share() < 0.85 ? whole : whole.subarray(0, Math.floor(random.share() * whole.length));
}

const someFields = (random: Random, prefix = ""): Part[] =>
  Array.from({ length: Math.floor(random.share() * 7) }, () => ({
    name: prefix + random.pick(FIELD_NAMES),
    value: text(random),
    ...(random.share() < 0.05 && { file: "a.png" }),
  }));

function form(random: Random, { id, page }: Target): Made {
  const roots = [
    '["$undefined","$K1"]',
    '[null,"$K1"]',
    '["$K1"]',
    '[{"error":"x"},"$K1"]',
    "",
    '["$K2"]',
    '["$1"]',
  ];
  const parts = [{ name: random.pick(["0", "0", "0", "1", "_0", ""]), value: random.pick(roots) }];
  return {
    method: "POST",
    target: page.replaceAll(/\[[^\]]+\]/g, "1"),
    headers: [
      ["next-action", id],
      ["content-type", MULTIPART],
    ],
    body: multipart(
      random,
      random.shuffle([...parts, ...someFields(random, random.pick(["1_", "1_", "", "2_", "$"]))]),
    ),
  };
}

function plainForm(random: Random, { id, page }: Target): Made {
  const own: Part[] = [
    { name: "$ACTION_REF_1", value: "" },
    {
      name: "$ACTION_1:0",
      value: random.pick([
        `{"id":"${id}","bound":"$@1"}`,
        `{"id":"${id}","bound":null}`,
        `{"id":"x"}`,
        "{",
        `{"id":"${id}","bound":"$@9"}`,
      ]),
    },
    {
      name: "$ACTION_1:1",
      value: random.pick([
        "[null]",
        '["$undefined"]',
        "[]",
        "{",
        '["$Q1"]',
        `[${JSON.stringify(value(random)) ?? 1}]`,
      ]),
    },
    { name: "$ACTION_KEY", value: random.pick(["k1", "", "x".repeat(300)]) },
    { name: `$ACTION_ID_${id}`, value: "" },
  ];
  const kept = own.filter(() => random.share() < 0.85);
  const isUrl = random.share() < 0.15;
  return {
    method: "POST",
    target: address(random, page),
    headers: [["content-type", isUrl ? "application/x-www-form-urlencoded" : MULTIPART]],
    body: isUrl ? Buffer.from("a=b&%ff=%00") : multipart(random, [...kept, ...someFields(random)]),
  };
}

function post(random: Random, { routes, pages }: Targets): Made {
  const target = random.pick([
    "/api/webhooks/stripe",
    "/api/presses",
    "/admin/plans/picture",
    random.pick(routes),
    random.pick(pages),
  ]);
  const body = random.pick([
    () => JSON.stringify(value(random)) ?? "",
    () => JSON.stringify({ key: text(random) }),
    ...BODIES,
  ])();
  return {
    method: "POST",
    target: target.replaceAll(/\[[^\]]+\]/g, () => random.pick(PARAMS)),
    headers: [
      [
        "content-type",
        random.pick(["application/json", "text/plain", "image/png", "application/octet-stream", ""]),
      ],
      ["stripe-signature", random.pick(["", "t=1,v1=x", `t=${"9".repeat(400)},v1=${"0".repeat(64)}`])],
    ],
    body: Buffer.from(body),
  };
}

function odd(random: Random, { pages, routes }: Targets): Made {
  const method = random.pick([
    "TRACE",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "HEAD",
    "PROPFIND",
    "MKCOL",
    "M-SEARCH",
    "PURGE",
  ]);
  return { method, target: address(random, random.pick([...pages, ...routes])) };
}
