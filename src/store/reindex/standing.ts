// What the tables of definitions and jobs say, as definitions.ts and job.ts both need it.

/** Of a definition; refused: it cannot be served, which the guard did not see. */
export const STATE = { indexing: 0, served: 1, leaving: 2, refused: 3 } as const;

/** Counts the changes of what is known; whoever has read at this count knows all. Every put compares it. */
export const COUNT = `select value as count from setting where name = 'definitions'`;
export const COUNT_UP = `update setting set value = (value::bigint + 1)::text where name = 'definitions'`;

/** The newest recipe of terms that anybody indexes by. */
export const RECIPE_WANTED = `select coalesce(max(value::int), 0) as recipe from setting where name = 'term_recipe_wanted'`;
