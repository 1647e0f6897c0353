/** A letter's text as HTML with the same content: its paragraphs, links to follow, a phone number to call. */
export function letterHtml(text: string, { phone }: { phone: string }): string {
  const paragraphs = text.split(/\n{2,}/).map((part) => `<p style="${PARAGRAPH}">${inline(part, phone)}</p>`);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
    `<body style="margin:0;padding:24px"><div style="${SHEET}">${paragraphs.join("")}</div></body></html>`,
  ].join("");
}

const SHEET = "max-width:36em;margin:0 auto;font:16px/1.5 system-ui,-apple-system,Segoe UI,sans-serif";
const PARAGRAPH = "margin:0 0 1em;overflow-wrap:anywhere";
const LINK = /(https?:\/\/[^\s<>"]+)/;

const ESCAPED: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function inline(part: string, phone: string): string {
  return part
    .split(LINK)
    .map((piece) => (LINK.test(piece) ? link(piece, piece) : withPhone(piece, phone)))
    .join("");
}

function withPhone(text: string, phone: string): string {
  return text
    .split(phone)
    .map(escape)
    .join(link(`tel:+91${phone}`, phone))
    .replaceAll("\n", "<br>");
}

function link(href: string, text: string): string {
  return `<a href="${escape(href)}">${escape(text)}</a>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ESCAPED[mark] ?? mark);
}
