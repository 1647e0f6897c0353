// The reference on an error page leads to a line of the log.
import { createReactServerErrorHandler } from "next/dist/server/app-render/create-error-handler";
import { onRequestError } from "@/instrumentation";
import { log } from "@/lib/log";

const runtime = process.env.NEXT_RUNTIME;
const logged = jest.spyOn(log, "error").mockImplementation(() => undefined);

beforeEach(() => {
  process.env.NEXT_RUNTIME = "nodejs";
  logged.mockClear();
});
afterAll(() => {
  if (runtime === undefined) delete process.env.NEXT_RUNTIME;
  else process.env.NEXT_RUNTIME = runtime;
});

const request = { path: "/bills/7?next=secret", method: "GET", headers: { "x-request-id": "req-1" } };
const context = {
  routerKind: "App Router",
  routePath: "/(customer)/bills/[billId]",
  routeType: "render",
  renderSource: "react-server-components",
  revalidateReason: undefined,
} as const;

/** What Next.js sends to the error page as `error.digest`, once it has told us of the fault. */
async function shownFor(fault: unknown): Promise<string | undefined> {
  const told: Promise<void>[] = [];
  const handle = createReactServerErrorHandler(false, false, new Map(), (error: unknown) => {
    told.push(Promise.resolve(onRequestError(error, request, context)));
  });
  const digest = handle(fault);
  await Promise.all(told);
  return digest;
}

test.each([new Error("no bill"), "a text that was thrown"])(
  "%s: the page and the log say one reference",
  async (fault) => {
    const reference = await shownFor(fault);
    expect(reference).toMatch(/^\d+$/);
    expect(logged).toHaveBeenCalledTimes(1);
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ reference, where: "GET /(customer)/bills/[billId]", requestId: "req-1" }),
      "fault",
    );
  },
);

test("the line has the fault, and nothing that stood in the address", async () => {
  const fault = new Error("no bill");
  await shownFor(fault);
  const [line] = logged.mock.lastCall ?? [];
  expect(line).toMatchObject({ err: fault });
  expect(JSON.stringify(line)).not.toContain("secret");
});

test("a fault without a digest is logged all the same", async () => {
  await onRequestError(null, { ...request, headers: {} }, context);
  expect(logged).toHaveBeenCalledWith(
    expect.objectContaining({ reference: "none", requestId: "none" }),
    "fault",
  );
});
