// COPY … FROM STDIN through `pg`, which knows the protocol's messages but offers no call for them.

/** @param text rows in COPY's text format */
export function copyIn(client, table, columns, text) {
  return new Promise((done, failed) => {
    let failure;
    client.query({
      submit: (connection) => connection.query(`copy ${table} (${columns.join(', ')}) from stdin`),
      handleCopyInResponse: (connection) => {
        connection.sendCopyFromChunk(Buffer.from(text));
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError: (cause) => {
        failure = cause;
        failed(cause);
      },
      handleReadyForQuery: () => {
        if (failure === undefined) done();
      },
    });
  });
}

const SPECIAL = /[\\\n\r\t]/g;
const ESCAPED = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** null is a value of its own. */
export const cell = (value) => (value === null ? '\\N' : String(value).replace(SPECIAL, (found) => ESCAPED[found]));
