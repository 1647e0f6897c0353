// What the gateway shows for objects that a test has made up. Everything else goes to the sandbox, where there is one.

const shown = new Map<string, object>();
const fetchBefore = globalThis.fetch;

/** From now on the gateway answers with this object when asked for its id. */
export function showAtGateway(object: { id: string }): void {
  shown.set(object.id, object);
}

let asked: (() => Promise<void>) | null = null;

/** What happens when the gateway is asked for something that a test has made up, just before it answers. */
export function onAsked(fn: (() => Promise<void>) | null): void {
  asked = fn;
}

globalThis.fetch = async (input, init) => {
  const { hostname, pathname } = new URL(input instanceof Request ? input.url : input);
  const object = shown.get(pathname.split("/").at(-1) ?? "");
  if (object) {
    await asked?.();
    return Response.json(object);
  }
  if (hostname !== "api.stripe.com") return fetchBefore(input, init);
  const error = { type: "invalid_request_error", code: "resource_missing", message: "No such object" };
  return Response.json({ error }, { status: 404 });
};
