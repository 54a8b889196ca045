// Members that need no quotes, as the text of a PostgreSQL array.
export const list = (members: readonly (string | number | boolean)[]): string => `{${members.join(',')}}`;
