import { ok, refuse, type Result } from "@/lib/domain/result";

test("an answer carries its value", () => {
  expect(ok(7)).toStrictEqual({ ok: true, value: 7 });
});

test("a refusal carries its reason", () => {
  const answer: Result<number, "past" | "after-cutoff"> = refuse("past");
  expect(answer).toStrictEqual({ ok: false, error: "past" });
});
