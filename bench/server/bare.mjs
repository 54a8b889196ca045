// The bare yardstick: Express and one statement, no FHIR. What a handler costs that does nothing but fetch or store.
import express from 'express';

const READ = { name: 'bare-read', text: 'select content from bare where rid = $1 and type = $2 and version = 1' };
const INSERT = {
  name: 'bare-insert',
  text: `insert into bare (rid, type, version, updated, method, content) values ($1, 1, 1, now(), 1, $2)`,
};
const UPDATE = {
  name: 'bare-update',
  text: 'update bare set content = $2 where rid = $1 and type = $3 and version = 1',
};
const PAGE = { name: 'bare-page', text: 'select content from bare where rid = any($1::text::uuid[])' };
const PAGE_SIZE = 10;

export async function prepareBare(database, rows) {
  // The same table in another place, so that the sizes of the real ones are not disturbed.
  await database.script('create table if not exists bare (like resource_version including all)');
  for (const { id, type, content } of rows) {
    await database.query(
      'insert into bare (rid, type, version, updated, method, content) values ($1, $2, 1, now(), 1, $3)',
      [id, type, content],
    );
  }
}

export function serveBare({ database, names, known, newId }) {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.text({ type: () => true, limit: '10mb' }));
  const answer = (res, status, text) => res.status(status).type('application/fhir+json').send(text);
  app.get('/bare/:type/:id', async ({ params }, res) => {
    const [row] = await database.readByKey(READ, [params.id, names.typeNumber(params.type)]);
    answer(res, 200, row.content);
  });
  app.get('/bare/:type', async (_req, res) => {
    const from = Math.floor(Math.random() * (known.length - PAGE_SIZE));
    const ids = known.slice(from, from + PAGE_SIZE).map(({ id }) => id);
    const rows = await database.query(PAGE, [`{${ids.join(',')}}`]);
    answer(res, 200, `[${rows.map(({ content }) => content).join(',')}]`);
  });
  app.put('/bare/:type/:id', async ({ params, body }, res) => {
    await database.write(UPDATE, [params.id, body, names.typeNumber(params.type)]);
    answer(res, 200, body);
  });
  const insert = (status) => async (req, res) => {
    await database.write(INSERT, [newId(), req.body]);
    answer(res, status, req.body);
  };
  app.post('/bare/', insert(200));
  app.post('/bare/:type', insert(201));
  return new Promise((ready) => {
    const server = app.listen(0, '127.0.0.1', () => ready(`http://127.0.0.1:${server.address().port}/bare`));
  });
}
