// next-intl looks each message up by a text that it makes of all its settings, which takes longer than the message itself where
// thousands are written. Most messages hold nothing but words and names: those are taken apart once, and then only filled.

type Values = Readonly<Record<string, unknown>>;
type Translator = ((key: never, values?: never) => string) & { raw: (key: never) => unknown };

/** Nothing that the language of messages gives a meaning but names in braces. */
const ONLY_NAMES = /^(?:[^{}'<>#|]|\{\w+\})*$/;
const NAME = /\{(\w+)\}/;

/** Words and, at every second place, the names of what stands there. */
type Parts = readonly string[] | null;

/** The same translator, quick with messages of names and words alone; it writes the same. */
export function filling<T extends Translator>(translator: T): T {
  const known = new Map<string, Parts>();
  return new Proxy(translator, {
    apply(translate, self, given: [key: never, values?: Values]) {
      const [key, values] = given;
      let parts = known.get(key);
      if (parts === undefined) known.set(key, (parts = partsOf(translate.raw(key))));
      const text = parts && filled(parts, values);
      return text ?? Reflect.apply(translate, self, given);
    },
  });
}

function partsOf(message: unknown): Parts {
  return typeof message === "string" && ONLY_NAMES.test(message) ? message.split(NAME) : null;
}

/** Null where a value is missing or not a text: the translator knows what to do. */
function filled(parts: readonly string[], values: Values = {}): string | null {
  let text = "";
  for (const [index, part] of parts.entries()) {
    const piece = index % 2 === 0 ? part : values[part];
    if (typeof piece !== "string") return null;
    text += piece;
  }
  return text === "" ? null : text;
}
