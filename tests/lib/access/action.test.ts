import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { staffAction } from "@/lib/access/action";
import { getViewer } from "@/lib/access/auth";
import { ADMIN_ROLES, userId, type Role } from "@/lib/domain/identity";
import { ok, refuse } from "@/lib/domain/result";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => ({ headers: async () => new Headers() }));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date(0) }));
jest.mock("@/lib/access/rate-limit", () => ({ takeTry: async () => true }));
jest.mock("@/lib/db", () => ({ asStaff: (_staff: unknown, fn: (tx: object) => unknown) => fn({}) }));
jest.mock("@/lib/access/auth", () => ({
  getViewer: jest.fn(),
  customerIdOf: () => null,
  staffOf: (viewer: { id: number; role: string }, roles: readonly string[]) =>
    roles.includes(viewer.role) ? viewer : null,
}));

const viewer = (role: Role) => ({
  id: userId(1),
  fullname: "",
  email: "",
  role,
  sessionId: 1,
  provedAt: new Date(0),
});

beforeEach(() => jest.resetAllMocks());

test("what is true now comes with the answer, unless the act leaves its page as it is", async () => {
  jest.mocked(getViewer).mockResolvedValue(viewer("owner"));
  const looks = staffAction("look", ADMIN_ROLES, z.object({}), async () => ok(1), { leavesPage: true });
  expect(await looks({})).toEqual({ ok: true, value: 1 });
  expect(refresh).not.toHaveBeenCalled();
  const act = staffAction("try", ADMIN_ROLES, z.object({}), async () => ok(1));
  expect(await act({})).toEqual({ ok: true, value: 1 });
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("nothing is read anew after a refusal of what was sent", async () => {
  jest.mocked(getViewer).mockResolvedValue(viewer("owner"));
  const act = staffAction("try", ADMIN_ROLES, z.object({}), async () => refuse("too-long"));
  expect(await act({})).toEqual({ ok: false, error: "too-long" });
  expect(refresh).not.toHaveBeenCalled();
});

test.each(["already-paused", "already-paid", "changed-meanwhile", "after-cutoff"] as const)(
  "%s means that the page was old: what is true now comes with the answer",
  async (reason) => {
    jest.mocked(getViewer).mockResolvedValue(viewer("owner"));
    const act = staffAction("try", ADMIN_ROLES, z.object({}), async () => refuse(reason));
    expect(await act({})).toEqual({ ok: false, error: reason });
    expect(refresh).toHaveBeenCalledTimes(1);
  },
);

test.each(["customer", "driver", "kitchen", "support"] as const)(
  "an admin's action isn't there for %s",
  async (role) => {
    jest.mocked(getViewer).mockResolvedValue(viewer(role));
    const command = jest.fn();
    const act = staffAction("try", ADMIN_ROLES, z.object({}), command);
    expect(await act({})).toEqual({ ok: false, error: "not-found" });
    expect(command).not.toHaveBeenCalled();
  },
);

test("a guest is told to log in", async () => {
  jest.mocked(getViewer).mockResolvedValue(null);
  const act = staffAction("try", ADMIN_ROLES, z.object({}), jest.fn());
  expect(await act({})).toEqual({ ok: false, error: "signed-out" });
});

test.each([
  ["a redirect", () => redirect("/login"), "NEXT_REDIRECT"],
  ["a page that is not there", () => notFound(), "NEXT_HTTP_ERROR_FALLBACK;404"],
])("%s on its way through an action reaches the framework", async (_, thrower, digest) => {
  jest.mocked(getViewer).mockResolvedValue(viewer("owner"));
  const act = staffAction("try", ADMIN_ROLES, z.object({}), async () => thrower());
  await expect(act({})).rejects.toMatchObject({ digest: expect.stringContaining(digest) });
});
