import { STATUS_CODES } from 'node:http';

export const STATUS_TEXT: Readonly<Record<number, string | undefined>> = STATUS_CODES;
