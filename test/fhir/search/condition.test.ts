// Conditions as they decide what is written. https://hl7.org/fhir/R4/http.html#cond-update
import { describe, expect, test } from 'vitest';
import { conditionText, parseCondition, queryOfCondition } from '../../../src/fhir/search/ask/condition.ts';
import { Problem } from '../../../src/problem.ts';
import { queryOf } from '../../../src/rest/query.ts';

const SETTINGS = {
  timeZone: 'Asia/Tokyo',
  base: ['https://hub.example/fhir/'],
  now: () => Date.parse('2026-11-22T03:00:00Z'),
  defaultCount: 50,
  maxCount: 1_000,
};

const textOf = (query: string, type = 'Patient'): string =>
  conditionText(parseCondition(type, queryOf(query), 'http.query', SETTINGS));

describe('the text of a condition', () => {
  test.each([
    ['identifier=a|1&gender=male', 'gender=male&identifier=a|1'],
    ['identifier=a|1,b|2', 'identifier=b|2,a|1'],
    ['identifier=a|1,a|1', 'identifier=a|1'],
    ['identifier=a|1&identifier=a|1', 'identifier=a|1'],
    ['birthdate=1931-05-06,ge2000', 'birthdate=ge2000,1931-05-06'],
    ['family=a,b&given:exact=c', 'given:exact=c&family=b,a'],
    ['_id=1,2', '_id=2,1'],
    ['organization.name=a,b', 'organization.name=b,a'],
    ['organization.partof.name=a&gender=male', 'gender=male&organization.partof.name=a'],
    ['_has:Flag:patient:_id=1,2', '_has:Flag:patient:_id=2,1'],
    ['gender:in=urn:a,urn:b', 'gender:in=urn:b,urn:a'],
    ['gender=male&_sort=_id&_count=5', 'gender=male'],
  ])('is one for %s and %s', (one, other) => {
    expect(textOf(one)).toBe(textOf(other));
  });

  test.each([
    ['identifier=a|1', 'identifier=a|2'],
    ['identifier=a|1', 'identifier=1'],
    ['identifier=a|1,b|2', 'identifier=a|1&identifier=b|2'],
    ['family=a', 'family:exact=a'],
    ['family=a', 'given=a'],
    ['gender=male', 'gender:not=male'],
    ['gender:missing=true', 'gender:missing=false'],
    ['birthdate=1931', 'birthdate=1931-01'],
    ['birthdate=ge1931', 'birthdate=le1931'],
    ['birthdate=gt1931', 'birthdate=lt1931'],
    ['organization.name=a', 'general-practitioner:Organization.name=a'],
    ['organization.name=a&organization.address=b', 'organization.name=b&organization.address=a'],
    ['gender:in=urn:a', 'gender:not-in=urn:a'],
    ['_has:Flag:patient:_id=1', '_has:Flag:author:_id=1'],
  ])('tells %s and %s apart', (one, other) => {
    expect(textOf(one)).not.toBe(textOf(other));
  });

  test('tells types apart, and the order of what is composed', () => {
    expect(textOf('identifier=1', 'Patient')).not.toBe(textOf('identifier=1', 'Practitioner'));
    const composed = (value: string) => textOf(`code-value-concept=${value}`, 'Observation');
    expect(composed('a$b')).not.toBe(composed('b$a'));
    expect(composed('a$b,c$d')).toBe(composed('c$d,a$b'));
    const weighed = (value: string) => textOf(`code-value-quantity=${value}`, 'Observation');
    expect(weighed('a$5,b$6')).toBe(weighed('b$6,a$5'));
    expect(weighed('a$5')).not.toBe(weighed('a$gt5'));
  });
});

describe('the query of If-None-Exist', () => {
  test.each([
    ['identifier=1', 'identifier=1'],
    ['?identifier=1', 'identifier=1'],
    ['Patient?identifier=1', 'identifier=1'],
    ['/Patient?identifier=1', 'identifier=1'],
    ['https://hub.example/fhir/Patient?identifier=1', 'identifier=1'],
    ['identifier=http://a.example/?b=c|1', 'identifier=http://a.example/?b=c|1'],
    ['Patient?identifier=http://a.example/?b=c|1', 'identifier=http://a.example/?b=c|1'],
    ['', ''],
  ])('of %s is %s', (text, query) => {
    expect(queryOfCondition('Patient', text, 'http.If-None-Exist')).toBe(query);
  });

  test('of another type is refused', () => {
    expect(() => queryOfCondition('Patient', 'Practitioner?identifier=1', 'http.If-None-Exist')).toThrow(Problem);
  });
});
