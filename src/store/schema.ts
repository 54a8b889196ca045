// The built schema as text: verified after a migration, and compared with the snapshot in CI.
import type { Session } from './database.ts';

export async function describeSchema(session: Session): Promise<string> {
  const columns = await session.query<{ line: string }>(`
    select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      case when a.attidentity <> '' then ' identity' when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') order by c.relname, a.attnum`);
  const indexes = await session.query<{ line: string }>(
    `select replace(indexdef, ' ' || schemaname || '.', ' ') as line from pg_indexes where schemaname = current_schema() order by indexname`,
  );
  return [...columns, ...indexes].map(({ line }) => `${line}\n`).join('');
}
