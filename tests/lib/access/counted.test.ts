import { counted } from "@/lib/access/counted";
import { getViewer } from "@/lib/access/auth";
import { userId } from "@/lib/domain/identity";

jest.mock("@/lib/access/auth", () => ({ getViewer: jest.fn() }));
jest.mock("@/lib/access/action", () => ({
  addressOf: (sent: Headers) => sent.get("x-forwarded-for") ?? "unknown",
}));

const MOST = 60;
const made = jest.fn(async () => new Response("a file"));
const file = counted(made);

beforeEach(() => made.mockClear());

const ask = async (address: string) =>
  (await file(new Request("http://kitchen.test/", { headers: { "x-forwarded-for": address } }), {})).status;

test("one person asks for sixty files in a minute; the next is refused before anything of it is read", async () => {
  const viewer = {
    id: userId(7),
    role: "owner" as const,
    fullname: "",
    email: "",
    sessionId: 1,
    provedAt: new Date(0),
  };
  jest.mocked(getViewer).mockResolvedValue(viewer);
  for (let time = 0; time < MOST; time += 1) expect(await ask(`203.0.113.${time}`)).toBe(200);
  expect(await ask("198.51.100.1")).toBe(429);
  expect(made).toHaveBeenCalledTimes(MOST);
  jest.mocked(getViewer).mockResolvedValue({ ...viewer, id: userId(8) });
  expect(await ask("198.51.100.1")).toBe(200);
});

test("who has no session is counted by their network", async () => {
  jest.mocked(getViewer).mockResolvedValue(null);
  for (let time = 0; time < MOST; time += 1) expect(await ask(`2001:db8::${time.toString(16)}`)).toBe(200);
  expect(await ask("2001:db8::ffff")).toBe(429);
  expect(await ask("2001:db8:0:1::1")).toBe(200);
});
