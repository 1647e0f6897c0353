"use server";

/** The least that a press can be. */
export async function doNothing(): Promise<void> {}
