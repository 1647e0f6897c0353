import { BY_ITSELF, isByItself } from "@/lib/domain/log-in/by-itself";

test.each([
  [null, null, false],
  ["/admin/kitchen", "a=b", false],
  ["/admin/revisions", null, false],
  ["/admin/kitchen/revision?date=2026-12-02", null, true],
  ["/admin/kitchen/revision", "", true],
  ["/admin/kitchen", `a=b; ${BY_ITSELF}`, true],
  ["/admin/kitchen", `a=b; ${BY_ITSELF}0`, false],
])("%p with %p is sent by the page itself: %p", (path, cookies, isIt) => {
  expect(isByItself(path, cookies)).toBe(isIt);
});
