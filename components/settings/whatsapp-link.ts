/** A chat with the kitchen, for a number of ten digits; what it is about is written there already. */
export function whatsappLink(number: string, about?: string): string {
  const chat = `https://wa.me/91${number}`;
  return about === undefined ? chat : `${chat}?text=${encodeURIComponent(about)}`;
}
