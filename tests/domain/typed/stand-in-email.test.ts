import { isStandIn, logInName, standInEmail } from "@/lib/domain/typed/stand-in-email";

test("who has no e-mail gets one that is nobody's, and is known by it", () => {
  expect(standInEmail("9820012345")).toBe("9820012345@phone.invalid");
  expect(isStandIn(standInEmail("9820012345"))).toBe(true);
  expect(isStandIn("asha@example.test")).toBe(false);
});

test("they know what they log in with as their number", () => {
  expect(logInName(standInEmail("9820012345"))).toBe("9820012345");
  expect(logInName("asha@example.test")).toBe("asha@example.test");
});
