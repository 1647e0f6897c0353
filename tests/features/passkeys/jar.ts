// What the browser of a test keeps and sends, in the place of next/headers.
const kept = new Map<string, string>();

export const jar = {
  clear: () => kept.clear(),
  text: () => [...kept].map(([name, value]) => `${name}=${value}`).join("; "),
  fill: (text: string) => {
    kept.clear();
    for (const one of text.split("; ").filter(Boolean)) {
      const [name = "", ...value] = one.split("=");
      kept.set(name, value.join("="));
    }
  },
};

const LOCAL = { host: "localhost:3000", "x-forwarded-proto": "http" };

export const headers = async () => new Headers({ ...LOCAL, cookie: jar.text() });
export const cookies = async () => ({
  get: (name: string) => ({ value: kept.get(name) }),
  set: (name: string, value: string) => void kept.set(name, value),
});
