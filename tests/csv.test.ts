import { csvResponse, toCsv } from "@/lib/csv";

test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])(
  "disarms a text that begins like a formula: %j",
  (text) => {
    expect(toCsv(["Name"], [[text]])).toContain(`'${text}`);
  },
);

test("leaves numbers alone, negative ones too, and quotes what needs it", () => {
  expect(toCsv(["Name", "Change"], [['Veg, "large"', -5]])).toBe(
    '\ufeffName,Change\r\n"Veg, ""large""",-5\r\n',
  );
});

test("is a download that no cache keeps", async () => {
  const response = csvResponse("plans.csv", ["Name"], [["थाली"], [null]]);
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="plans.csv"');
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toContain("थाली");
});
