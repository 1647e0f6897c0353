import {
  isStandIn,
  logInName,
  shownEmail,
  standInEmail,
  unprovedStandIn,
} from "@/lib/domain/typed/stand-in-email";

test("who has no e-mail gets one that is nobody's, and is known by it", () => {
  expect(standInEmail("9820012345")).toBe("9820012345@phone.invalid");
  expect(isStandIn(standInEmail("9820012345"))).toBe(true);
  expect(isStandIn("asha@example.test")).toBe(false);
});

test("who has not proved theirs gets another", () => {
  expect(unprovedStandIn("x1")).toBe("x1@unproved.invalid");
  expect(isStandIn(unprovedStandIn("x1"))).toBe(true);
});

test("the office reads an e-mail, and never what stands in for one", () => {
  expect(shownEmail("asha@example.test")).toBe("asha@example.test");
  expect(shownEmail(standInEmail("9820012345"))).toBe("");
  expect(shownEmail(unprovedStandIn("x1"))).toBe("");
});

test("they know what they log in with as their number", () => {
  expect(logInName(standInEmail("9820012345"))).toBe("9820012345");
  expect(logInName("asha@example.test")).toBe("asha@example.test");
});
