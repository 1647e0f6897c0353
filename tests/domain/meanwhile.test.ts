import { refuseStale } from "@/lib/domain/meanwhile";

test("a save over somebody else's carries what they saved", () => {
  const meanwhile = { version: 4, by: "Asha", isOwn: false, at: null, now: { name: "Veg Thali" } };
  expect(refuseStale(meanwhile)).toEqual({ ok: false, error: "stale", meanwhile });
});
