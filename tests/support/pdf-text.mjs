// Prints the text of each page of the PDF on standard input, as one JSON list.
import { buffer } from "node:stream/consumers";
import { extractText, getDocumentProxy } from "unpdf";

const pdf = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
const { text } = await extractText(pdf, { mergePages: false });
console.log(JSON.stringify(text));
