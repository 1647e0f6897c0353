/** A chat with the kitchen, for a number of ten digits. */
export function whatsappLink(number: string): string {
  return `https://wa.me/91${number}`;
}
