export const HELP = `renkei — a FHIR R4 hub for 入退院調整 / 入退院調整のための FHIR R4 ハブ

usage: renkei <command> [options]      renkei <command> --help

  serve                 run the hub                          ハブを起動します
  load FILES…           store resources from files           ファイルからリソースを登録します
  validate PATHS…       say what is wrong with resources     リソースを検証します
  reindex [--type T]…   index anew what is stored            検索用の索引を作り直します
  migrate [--dry-run]   show and apply database migrations   データベースの更新を確認・適用します

Exit codes: 0 fine, 1 findings (something was refused), 2 usage or unreadable input.
Settings are environment variables named RENKEI_…: see renkei serve --help.
`;
