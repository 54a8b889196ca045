// The facts of the printed lists that somebody acts on, each under the rule it belongs to.
import { describe, expect, test } from 'vitest';
import { nodesOf } from '../support/artefacts.ts';
import { extensions, type Parts, partsOf, resources, service } from '../support/directory.ts';

describe('facts a user relies on', () => {
  test('HK-60: by MCS only where, to whom and when the hospital accepts it', () => {
    const said = resources('honjo-kodama', 'HealthcareService').flatMap((each) =>
      extensions(each, 'mcs').map((parts) => [each.id, parts.availability] as const),
    );
    const of = (wanted: string) =>
      said.filter(([, availability]) => availability === wanted).map(([id]) => id.slice(-2));
    expect(of('available')).toEqual(['05']);
    expect(of('available-except-emergencies')).toEqual(['01', '14']);
    expect(of('conditional')).toEqual(['06', '11']);
    expect(of('unavailable')).toEqual(['02', '03', '04', '07', '08', '09', '10', '12', '13']);
    expect(extensions(service('hk-hosp-06'), 'mcs')[0]).toMatchObject({
      recipient: '院長',
      'prior-contact': true,
      'prior-contact-with': '病院事務',
    });
    expect(extensions(service('hk-hosp-11'), 'mcs')[0]).toMatchObject({ recipient: '相談員', 'prior-contact': true });
    const byMcs = resources('honjo-kodama', 'Endpoint').filter(({ id }) => id.endsWith('-mcs'));
    expect(byMcs.map(({ id }) => id.slice(8, 10))).toEqual(['01', '05', '06', '11', '14']);
  });

  test('HK-61: where the form goes, where to call first, and which hospitals do not say which FAX takes it', () => {
    const to = new Map(
      resources('honjo-kodama', 'HealthcareService').flatMap((each) =>
        extensions(each, 'form-destination').map((parts) => [each.id, parts] as const),
      ),
    );
    const where = (part: string) => [...to].filter(([, parts]) => parts[part] === true).map(([id]) => id);
    expect(to.size).toBe(14);
    expect(where('prior-contact')).toEqual(['hk-hosp-04', 'hk-hosp-09']);
    expect(where('fax-not-chosen')).toEqual(['hk-hosp-03', 'hk-hosp-08']);
    expect(to.get('hk-hosp-12')).toMatchObject({
      role: '入院担当看護師',
      instruction: '持参の際は、１階の受付へ持って行く。',
    });
  });

  test('hours printed ambiguously are kept as printed, read narrowly, and marked', () => {
    const iizuka = service('hk-hosp-02');
    const days = (iizuka.availableTime as { daysOfWeek: string[] }[]).flatMap(({ daysOfWeek }) => daysOfWeek);
    expect(days).not.toContain('thu');
    expect(partsOf(iizuka)['hours-as-printed']).toContain('木・土午後');
    const [, thursday] = iizuka.notAvailable as object[];
    expect(partsOf(thursday)).toMatchObject({ 'closed-on': { day: 'thu' }, unverified: { reason: 'ambiguous-print' } });
  });

  test('emergencies are accepted on the closed days of 中村外科医院, without hours', () => {
    const [closed] = service('hk-hosp-06').notAvailable as object[];
    expect(partsOf(closed)).toMatchObject({ 'closed-on': { day: ['sun', 'holiday'], 'except-emergency': true } });
  });

  test('HK-62: the linkage base is closed on public holidays and at the turn of the year', () => {
    const [closed] = service('hk-desk-01').notAvailable as object[];
    expect(partsOf(closed)).toMatchObject({ 'closed-on': { day: ['sat', 'sun', 'holiday', 'year-end'] } });
  });

  test('HK-64: four centres are entrusted, three run directly', () => {
    const modes = resources('honjo-kodama', 'Organization').flatMap((each) =>
      extensions(each, 'run-by').map(({ mode }) => mode),
    );
    expect(modes).toEqual(['entrusted', 'entrusted', 'entrusted', 'entrusted', 'direct', 'direct', 'direct']);
  });

  // Arrive by, referral letter by, coordination sheet by.
  test.each([
    ['kd-hosp-01', '16:00:00', '15:00:00', '15:00:00', 'requested', 'any-admission'],
    ['kd-hosp-02', '11:00:00', '17:00:00', '17:00:00', 'not-stated', undefined],
    ['kd-hosp-03', '11:00:00', '10:00:00', '17:00:00', 'requested', 'same-day'],
    ['kd-hosp-04', '16:00:00', '15:00:00', '15:00:00', 'mandatory', 'any-admission'],
  ])('KD-20 to KD-25, KD-33: the back-up beds of %s', (id, arrival, letter, sheet, requirement, scope) => {
    const [bed] = extensions(service(id), 'bed-use-condition');
    expect(bed).toMatchObject({
      'max-days': 14,
      availability: 'ベッドに空きがある場合',
      enquiry: { reference: 'HealthcareService/kd-desk-01' },
      'same-day': { 'arrival-by': arrival, 'referral-letter-by': letter, 'sheet-by': sheet },
      companion: { requirement, ...(scope && { scope }) },
    });
    expect((bed!.bring as string[]).length).toBeGreaterThan(1);
    expect(service(id).eligibility).toHaveLength(3);
  });

  test('KD-25: what is printed oddly is marked, what is conditional or closed is said', () => {
    const bed = (id: string) => extensions(service(id), 'bed-use-condition')[0]!;
    expect(bed('kd-hosp-02').unverified).toMatchObject({ reason: 'odd-print' });
    expect(bed('kd-hosp-03')['same-day']).toMatchObject({ 'sheet-condition': '可能であれば' });
    expect(bed('kd-hosp-04')['same-day']).toMatchObject({ other: '土曜日、日曜日、祝日の対応は出来ません' });
    expect([bed('kd-hosp-01').deposit, bed('kd-hosp-02').deposit, bed('kd-hosp-03').deposit]).toEqual([
      { value: 50000, currency: 'JPY' },
      undefined,
      { value: 50000, currency: 'JPY' },
    ]);
    expect(bed('kd-hosp-04')['by-arrangement']).toContain('応相談');
  });

  test('KD-26: a day whose opening is not certain is not open, and is marked', () => {
    for (const id of ['kd-hosp-01', 'kd-hosp-02', 'kd-hosp-03', 'kd-hosp-04']) {
      const open = (service(id).availableTime as { daysOfWeek: string[] }[]).flatMap(({ daysOfWeek }) => daysOfWeek);
      expect(open).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', ...(id === 'kd-hosp-03' ? ['sat'] : [])]);
      for (const closed of service(id).notAvailable as object[]) expect(partsOf(closed).unverified).toBeDefined();
    }
  });

  test('KD-27: the coordination desk is for professionals', () => {
    expect(JSON.stringify(service('kd-desk-01').eligibility)).toContain('professionals-only');
  });

  const column = (id: string, name: string): Parts =>
    extensions(service(id), 'workflow').find((each) => each.column === name)!;

  test('AN-40: where going home is decided without time to coordinate, the directory says so', () => {
    const answers = ['01', '02', '03', '04', '05'].map((n) => column(`an-hosp-${n}`, 'leaves-coordination-time'));
    expect(answers.map(({ answer }) => answer)).toEqual(['no', 'no', 'no', 'conditional', 'yes']);
    expect(answers[3]).toMatchObject({ 'window-days': 14, unverified: { reason: 'inferred' } });
    expect(answers[4]).toMatchObject({ decider: '看護師' });
  });

  test('AN-42: who phones, who tells the date, who else may', () => {
    const roles = (id: string, name: string) => [column(id, name).actor].flat().map((actor) => (actor as Parts).role);
    for (const id of ['an-hosp-01', 'an-hosp-02']) {
      expect(roles(id, 'phones-care-manager')).toContain('家族');
      expect(roles(id, 'tells-discharge-date')).toContain('家族');
    }
    expect(column('an-hosp-02', 'meets-care-manager').actor).toContainEqual({
      role: '病棟師長',
      condition: '状態確認の場合',
    });
    expect(roles('an-hosp-03', 'explains-care-insurance')).toContain('同法人居宅介護支援事業所');
    for (const each of resources('annaka', 'HealthcareService').filter(({ id }) => id.startsWith('an-hosp')))
      expect(extensions(each, 'workflow')).toHaveLength(8);
  });

  test('suspected misreadings are marked where they stand, and a doubtful FAX on the endpoint too', () => {
    const marked = (id: string) => {
      const organization = resources('annaka', 'Organization').find((each) => each.id === id)!;
      return [...nodesOf(organization)]
        .filter(({ node }) => String(node.url).endsWith('/unverified'))
        .map(({ at }) => at);
    };
    expect(marked('an-kyotaku-03')).toEqual(['/_name/extension/0']);
    expect(marked('an-kyotaku-06')).toEqual(['/_name/extension/0']);
    expect(marked('an-shotaki-02')).toEqual(['/address/0/extension/0']);
    expect(marked('an-shotaki-03')).toEqual(['/telecom/1/extension/0']);
    const endpoint = resources('annaka', 'Endpoint').find(({ id }) => id === 'an-shotaki-03-fax')!;
    expect(extensions(endpoint, 'unverified')).toMatchObject([{ reason: 'ocr-suspect' }]);
  });

  test('AM-08, AM-23: whom to ask when the home contact is unknown, and where to apply', () => {
    expect(service('am-desk-01')).toMatchObject({ telecom: [{ system: 'phone', value: '06-6489-6322' }] });
    expect(service('am-desk-01').comment).toContain('在宅担当者が分からないとき');
    expect(service('am-desk-02').comment).toContain('要介護認定の申請を受け付ける');
  });
});
