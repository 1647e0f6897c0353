import { csvResponse, paiseCell, rupeesCell, toCsv } from "@/lib/lists/csv";
import { paise, rupees } from "@/lib/domain/money";

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

test("writes money as rupees with two decimals, and an instant in ISO", () => {
  const instant = new Date("2026-11-28T20:15:30.250Z");
  const money = [rupeesCell(rupees(120)), paiseCell(paise(5)), paiseCell(-50_050), paiseCell(0)];
  expect(toCsv(["a", "b", "c", "d", "when"], [[...money, instant]])).toContain(
    "\r\n120.00,0.05,-500.50,0.00,2026-11-29T01:45:30+05:30\r\n",
  );
});

test("is a download that no cache keeps", async () => {
  const response = csvResponse("plans.csv", ["Name"], [["थाली"], [null]]);
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="plans.csv"');
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toContain("थाली");
});
