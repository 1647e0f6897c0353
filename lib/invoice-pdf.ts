import path from "node:path";
import { createTranslator } from "next-intl";
import PDFDocument from "pdfkit";
import { toBusinessDate } from "./domain/business-time";
import { formatPaise, formatRupees } from "./domain/money";
import { formatDay, formatMonth } from "./domain/plain-date";
import type { Invoice } from "./features/billing/invoice";
import type { IssuedBill } from "./features/billing/queries";
import { settlementRows, stateLines } from "./invoice-words";
import { messages } from "./messages";

type Pdf = InstanceType<typeof PDFDocument>;

const t = createTranslator({ locale: "en", messages: messages.billing, namespace: "invoice" });

const MARGIN = 56;
const WIDTH = 595.28 - 2 * MARGIN;
/** Left edge and width of each column, in points from the margin. */
const COLUMNS = [
  { x: 0, width: 200, align: "left" },
  { x: 200, width: 65, align: "right" },
  { x: 265, width: 55, align: "right" },
  { x: 320, width: 78, align: "right" },
  { x: 398, width: WIDTH - 398, align: "right" },
] as const;

const SOFT = "#5e5b54";
const INK = "#1c1b19";
const LINE = "#e4e1da";

// The product's own face: the fonts built into PDF readers have no rupee sign.
const font = (weight: string) =>
  path.join(
    process.cwd(),
    "node_modules",
    "@expo-google-fonts",
    "anek-latin",
    weight,
    `AnekLatin_${weight}.ttf`,
  );

/** A bill on one A4 page. */
export function invoicePdf(invoice: Invoice): Promise<Buffer> {
  const info = {
    Title: `${t("title")} ${t("number", { id: invoice.bill.id })}`,
    Author: invoice.kitchen.name,
  };
  const pdf = new PDFDocument({ size: "A4", margin: MARGIN, info, font: font("400Regular") });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  pdf.registerFont("text", font("400Regular")).registerFont("strong", font("600SemiBold"));
  writeHead(pdf, invoice);
  writeLines(pdf, invoice.bill);
  writeSettlement(pdf, invoice);
  writeState(pdf, invoice);
  pdf.end();
  return done;
}

function writeHead(pdf: Pdf, { bill, customer, kitchen }: Invoice): void {
  const day = (date: Date) => formatDay(toBusinessDate(date), "medium");
  pdf.font("strong").fontSize(16).fillColor(INK).text(kitchen.name);
  pdf
    .font("text")
    .fontSize(10)
    .fillColor(SOFT)
    .text(kitchen.address)
    .text(t("phone", { phone: kitchen.phone }));
  pdf.moveDown(2).font("strong").fontSize(22).fillColor(INK).text(t("title"));
  const dates = [
    t("issued", { date: day(bill.issuedAt) }),
    t("due", { date: formatDay(bill.dueDate, "medium") }),
  ];
  pdf.font("text").fontSize(10).fillColor(SOFT);
  pdf.text(
    [t("number", { id: bill.id }), t("month", { month: formatMonth(bill.month) }), ...dates].join("  ·  "),
  );
  pdf.moveDown(1.5).font("strong").fillColor(INK).text(t("billedTo"));
  pdf.font("text").text(customer.fullname);
  for (const line of customer.address) pdf.fillColor(SOFT).text(line);
  pdf.moveDown(2);
}

function writeLines(pdf: Pdf, bill: IssuedBill): void {
  pdf.fontSize(10).fillColor(SOFT);
  writeRow(pdf, [t("plan"), t("rate"), t("days"), t("notCharged"), t("amount")]);
  pdf.fillColor(INK);
  for (const line of bill.lines) {
    const { planName, dailyRate, totalDays, pausedDays, amount } = line;
    writeRow(pdf, [
      planName,
      formatRupees(dailyRate),
      String(totalDays),
      String(pausedDays),
      formatRupees(amount),
    ]);
  }
  pdf.font("strong").fontSize(12);
  writeRow(pdf, [t("total"), "", String(bill.totalDays), String(bill.pausedDays), formatRupees(bill.amount)]);
}

function writeRow(pdf: Pdf, cells: readonly string[]): void {
  const top = pdf.y;
  let bottom = top;
  COLUMNS.forEach(({ x, width, align }, index) => {
    pdf.text(cells[index] ?? "", MARGIN + x, top, { width, align });
    bottom = Math.max(bottom, pdf.y);
  });
  pdf
    .moveTo(MARGIN, bottom + 4)
    .lineTo(MARGIN + WIDTH, bottom + 4)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
  pdf.x = MARGIN;
  pdf.y = bottom + 10;
}

/** What was taken off the total and how, down to what is open. */
function writeSettlement(pdf: Pdf, invoice: Invoice): void {
  const rows = settlementRows(invoice);
  if (rows.length === 0) return;
  pdf.font("text").fontSize(10).fillColor(INK);
  for (const [words, amount] of rows) writeRow(pdf, [words, "", "", "", amount]);
  pdf.font("strong").fontSize(12);
  writeRow(pdf, [t("stillOpen"), "", "", "", formatPaise(invoice.statement.open)]);
}

function writeState(pdf: Pdf, invoice: Invoice): void {
  pdf.moveDown(1).font("text").fontSize(11).fillColor(INK);
  for (const line of stateLines(invoice)) pdf.text(line, { width: WIDTH });
}
