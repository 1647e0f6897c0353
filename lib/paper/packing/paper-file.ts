/** Pages as they are drawn, to be looked at and printed; never kept, since they name people. */
export function paperFile(name: string, pages: ReadableStream): Response {
  return new Response(pages, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
