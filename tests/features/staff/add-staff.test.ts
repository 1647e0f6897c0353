import { disconnect } from "@/lib/db";
import { addStaff } from "@/lib/features/staff/add-staff";
import { staffSchema } from "@/lib/features/staff/schema";
import { findUser, GOOD_PASSWORD, scopeAt } from "../accounts/sample";

afterAll(disconnect);

const typed = {
  role: "driver",
  email: " Anil@Example.test",
  phone: "+91 ९८२०० १२३४५",
  fullname: " Anil\u202e  Pawar\u200b",
};

test("who gets a staff account is read as everything that people type", async () => {
  const account = { ...staffSchema.parse(typed), password: GOOD_PASSWORD, hasFirstPassword: true };
  const added = await addStaff(scopeAt(), account);
  expect(added.ok && (await findUser(added.value.userId))).toMatchObject({
    role: "driver",
    email: "anil@example.test",
    phone: "9820012345",
    fullname: "Anil Pawar",
    hasFirstPassword: true,
  });
});

test.each([
  ["role", "customer"],
  ["phone", "0221234567"],
  ["phone", undefined],
  ["fullname", "\u200b"],
  ["email", "anil"],
])("a staff account without a good %s is refused: %p", (field, value) => {
  const parsed = staffSchema.safeParse({ ...typed, [field]: value });
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([[field]]);
});
