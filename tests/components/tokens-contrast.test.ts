import { readFileSync } from "node:fs";
import { join } from "node:path";

type Tokens = Record<string, string>;

const css = readFileSync(join(process.cwd(), "app/globals.css"), "utf8");

/** The custom properties with a hex colour in the first `:root` after `start`. */
function tokensAfter(start: string): Tokens {
  const block = css.slice(css.indexOf(":root", css.indexOf(start)));
  const body = block.slice(0, block.indexOf("}"));
  return Object.fromEntries(
    [...body.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, first: string, second: string): number {
  const [one, two] = [first, second].map((name) => {
    const hex = tokens[name];
    if (hex === undefined) throw new Error(`no token --${name}`);
    return luminance(hex);
  });
  const [light, dark] = [Math.max(one ?? 0, two ?? 0), Math.min(one ?? 0, two ?? 0)];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["surface", "surface-raised", "surface-sunken"];
const onGrounds = (names: string[]) =>
  names.flatMap((name) => grounds.map((ground) => [name, ground] as const));

const texts = [
  ...onGrounds(["ink", "ink-soft", "accent", "good", "bad", "paused-ink"]),
  ...["accent", "accent-hover", "good", "bad", "bad-hover"].map((fill) => ["on-accent", fill] as const),
  ...["accent", "good", "bad"].map((name) => [name, `${name}-soft`] as const),
  ["paused-ink", "paused-soft"] as const,
  ...["accent-fill", "accent-soft", "good-soft", "bad-soft", "paused-soft"].map(
    (soft) => ["ink", soft] as const,
  ),
  ...["accent-soft", "paused-soft"].map((soft) => ["ink-soft", soft] as const),
];

const shapes = [
  ...["line-strong", "accent", "good", "bad", "paused"].flatMap((name) =>
    ["surface", "surface-raised"].map((ground) => [name, ground] as const),
  ),
];

describe.each([
  ["light", tokensAfter(":root")],
  ["dark", tokensAfter("prefers-color-scheme: dark")],
])("in the %s", (_name, tokens) => {
  test.each(texts)("%s can be read on %s", (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("the shape of %s stands out from %s", (shape, ground) => {
    expect(contrast(tokens, shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("light and dark define the same colours", () => {
  const names = (tokens: Tokens) => Object.keys(tokens).sort();
  expect(names(tokensAfter("prefers-color-scheme: dark"))).toEqual(names(tokensAfter(":root")));
});
