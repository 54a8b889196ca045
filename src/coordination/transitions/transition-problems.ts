// What is said when a change of a step is refused: what, why, and the way out.

import type { Resource } from '../../fhir/resource.ts';
import { Problem, type Said, short } from '../../problem.ts';
import { TASK_KEY } from '../reconcile/stored-task.ts';
import { nameOf, type Speaker } from './parties.ts';
import { following, isEnded, type Move, PARTY_WORDS, type Party, STATUS_WORDS, type Status } from './state-table.ts';
import { nameIn } from './task-elements.ts';

const rule = (said: Said, at = 'Task'): Problem => new Problem('business-rule', said, { at });
const forbidden = (said: Said, at = 'Task'): Problem => new Problem('forbidden', said, { at });

const KEY_AT = `Task.identifier.where(system='${TASK_KEY}')`;

export const notByHand = (): Problem =>
  rule(
    {
      en: `Tasks with an identifier of ${TASK_KEY} are made by the hub, from the facts of a stay. Record the fact (the stay, a contact, a form), or leave this identifier out.`,
      ja: `${TASK_KEY} の identifier を持つ手順は、入院の記録をもとにハブが作ります。入院・連絡・様式などの事実を記録してください。ご自身の Task として登録する場合は、この identifier を外してください。`,
    },
    KEY_AT,
  );

export const keyStays = (): Problem =>
  rule(
    {
      en: `The identifier of ${TASK_KEY} is the hub's key of this step: it is neither given, changed nor taken away. Send it as it is stored.`,
      ja: `${TASK_KEY} の identifier は、ハブがこの手順を見分ける鍵です。付けたり、変えたり、外したりはできません。保存されている値のまま送信してください。`,
    },
    KEY_AT,
  );

export const notDeleted = (status: unknown): Problem =>
  rule({
    en: `This step is ${word(status).en} and still open; it cannot be deleted. If it is not needed, ask for cancellation with $cancel.`,
    ja: `この手順は終わっていない（${word(status).ja}）ため、削除できません。不要な場合は $cancel で取消を依頼してください。`,
  });

export const notCoordinated = (): Problem =>
  rule({
    en: `This Task has no identifier of ${TASK_KEY}: it is not coordinated here. Change it by an update or a patch.`,
    ja: `この Task には ${TASK_KEY} の identifier がなく、このハブの調整の対象ではありません。更新（PUT）またはパッチで変更してください。`,
  });

export function stranger(speaker: Speaker, task: Resource): Problem {
  if (speaker.kind === 'acting' && speaker.organization === undefined) {
    const name = speaker.self.reference;
    return forbidden({
      en: `${name} belongs to no organisation as far as is known here (unknown, ended, or without organization), so nothing can be done in its name. Register the PractitionerRole, or act as the Organization.`,
      ja: `${name} の所属機関を確認できません（未登録・終了・organization なし）。PractitionerRole を登録するか、Organization として操作してください。`,
    });
  }
  const name = short(nameOf(speaker));
  const [owner, requester] = [named(task.owner), named(task.requester)];
  return forbidden({
    en: `This step is owed by ${owner.en} to ${requester.en}. ${name} is neither, and cannot change it.`,
    ja: `この手順は、${owner.ja} が ${requester.ja} に対して行うものです。${name} はどちらでもないため、変更できません。`,
  });
}

export function notYours(by: readonly Party[], task: Resource, at?: string): Problem {
  const whom = by.map((party) => {
    const who = party === 'hub' ? undefined : nameIn(task[party]);
    const { en, ja } = PARTY_WORDS[party];
    return who === undefined ? { en, ja } : { en: `${en}, ${short(who)}`, ja: `${ja}：${short(who)}` };
  });
  return forbidden(
    {
      en: `This is for ${whom.map(({ en }) => en).join(' or ')} to do. Ask them, or act in their name if you are theirs.`,
      ja: `これは${whom.map(({ ja }) => ja).join('、または')}が行う操作です。先方に依頼するか、所属している場合はその立場で操作してください。`,
    },
    at,
  );
}

export function notInTable(from: unknown, to: unknown): Problem {
  const [before, after] = [word(from), word(to)];
  const next = following(String(from));
  const isLate = to === 'cancelled' && next.length > 0;
  const hint: Said = isLate
    ? { en: ' To have it cancelled, ask with $cancel.', ja: '取り消したい場合は $cancel で依頼してください。' }
    : { en: '', ja: '' };
  const may: Said =
    next.length === 0
      ? isEnded(from)
        ? { en: 'It has ended and stays as it is.', ja: 'この手順は終わっているため、状態は変わりません。' }
        : { en: 'No status may follow it here.', ja: 'この状態から進める先はありません。' }
      : {
          en: `What may follow: ${next.map((move) => spoken(move).en).join('; ')}.`,
          ja: `次に進めるのは、${next.map((move) => spoken(move).ja).join('、')}です。`,
        };
  return rule(
    {
      en: `A step that is ${before.en} cannot become ${after.en}. ${may.en}${hint.en}`,
      ja: `「${before.ja}」から「${after.ja}」へは進められません。${may.ja}${hint.ja}`,
    },
    'Task.status',
  );
}

/** A move, and by whom and how. */
function spoken({ to, by, via, when, needs }: Move): Said {
  const people = by.filter((party) => party !== 'hub');
  const how = {
    en: `${via ? ` through $${via}` : ''}${when ? ' while cancellation is asked for' : ''}${needs ? ', with statusReason' : ''}`,
    ja: `${via ? `、$${via} で` : ''}${when ? '、取消の依頼中のみ' : ''}${needs ? '、statusReason が必要' : ''}`,
  };
  return {
    en: `${to} (by ${people.map((party) => PARTY_WORDS[party].en).join(' or ')}${how.en})`,
    ja: `${to}（${people.map((party) => PARTY_WORDS[party].ja).join('・')}${how.ja}）`,
  };
}

function word(status: unknown): Said {
  const code = short(String(status ?? '—'));
  const known = STATUS_WORDS[code as Status];
  return known === undefined ? { en: code, ja: code } : { en: code, ja: `${code}（${known.ja}）` };
}

export const reasonWanted = (): Problem =>
  rule(
    {
      en: 'A step that is rejected says why: give statusReason, a text will do.',
      ja: '手順を断るときは、理由を statusReason（text で可）に書いてください。',
    },
    'Task.statusReason',
  );

export const hasEnded = (status: unknown): Problem =>
  rule(
    {
      en: `This step has ended (${word(status).en}) and stays as it is; only output and note may still be added to.`,
      ja: `この手順は終わっています（${word(status).ja}）。変更できるのは output と note の追記だけです。`,
    },
    'Task.status',
  );

/** `how`: the way out. */
export const fixed = (at: string, how: Said): Problem =>
  rule(
    {
      en: `${at} is not changed by an update of this step. ${how.en}`,
      ja: `${at} は、手順の更新では変更できません。${how.ja}`,
    },
    at,
  );

export const claimed = (by: unknown, at = 'Task'): Problem => {
  const whom = named(by);
  return new Problem(
    'conflict',
    {
      en: `This step has been claimed by ${whom.en}. Ask them; it is free again after $release.`,
      ja: `この手順は ${whom.ja} が引き受けています。先方にご確認ください。$release のあとで引き受けられます。`,
    },
    { at },
  );
};

export const notClaimed = (): Problem =>
  rule({
    en: 'Nobody has claimed this step, so there is nothing to release.',
    ja: 'この手順はまだ誰も引き受けていないため、$release は必要ありません。',
  });

export const notYourClaim = (by: unknown): Problem => {
  const whom = named(by);
  return forbidden({
    en: `This step has been claimed by ${whom.en}. They release it, or their organisation does (X-Renkei-Actor: Organization/…).`,
    ja: `この手順は ${whom.ja} が引き受けています。解除できるのは、引き受けた本人か、その所属機関（Organization として操作）です。`,
  });
};

function named(reference: unknown): Said {
  const name = nameIn(reference);
  return name === undefined ? { en: 'nobody named', ja: '（記載なし）' } : { en: short(name), ja: short(name) };
}
