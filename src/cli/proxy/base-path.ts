/** Gives the path of a base URL as others are put behind it: without the slashes at its end. */
export const basePath = ({ pathname }: URL): string => pathname.replace(/(?<!\/)\/+$/, "");
